// nfc-pcsc ships no types; here is what the reader uses of it, as its source of 0.8.1 behaves.
declare module 'nfc-pcsc' {
  import type { EventEmitter } from 'node:events';

  export interface Logger {
    log(...words: unknown[]): void;
    debug(...words: unknown[]): void;
    info(...words: unknown[]): void;
    warn(...words: unknown[]): void;
    /** A failed connect is told here and nowhere else. */
    error(...words: unknown[]): void;
  }

  /** pcsclite's own reader, below nfc-pcsc's. */
  export interface RawReader extends EventEmitter {
    readonly connected: boolean;
    readonly SCARD_STATE_PRESENT: number;
    readonly SCARD_RESET_CARD: number;
    disconnect(disposition: number, done: (error: Error | undefined | null) => void): void;
  }

  export interface Reader extends EventEmitter {
    readonly name: string;
    readonly reader: RawReader;
    autoProcessing: boolean;
    logger: Logger;
    /** `protocol` is missing where a connection was thought to be open already. */
    connection: { readonly protocol?: number } | null;
    connect(): Promise<unknown>;
    transmit(apdu: Buffer, longestAnswer: number): Promise<Buffer>;
  }

  export class NFC extends EventEmitter {
    constructor(logger?: Logger);
  }
}
