import type { LoggedRequest } from './request-log.ts';

export interface StandTls {
  /** PEM. */
  readonly key: string | Uint8Array;
  readonly cert: string | Uint8Array;
  /** PEM of the authority whose client certificates alone are let in; absent: none is asked for. */
  readonly clientCa?: string | Uint8Array;
}

export interface StandOptions {
  /** The stand's own SQLite file, or `:memory:`. */
  readonly file: string;
  /** 0: chosen by the system. The address is always 127.0.0.1. */
  readonly port: number;
  /** GUID that `X-API-Key` must bear. */
  readonly apiKey: string;
  /** The one region that the stand knows, up to 5 characters. */
  readonly prgCode: string;
  /** IANA name of the region's zone; the regulation's times and "today" are taken in it. */
  readonly timeZone: string;
  /** Epoch ms; the `Date` of the answers is this clock's too. */
  readonly clock: () => number;
  /** A new UUID at every call. */
  readonly newId: () => string;
  /** Ends early and rejects when the signal fires. */
  readonly wait: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly tls?: StandTls;
  /** Told of every request of a service once its end is in the log: tests wait for it. */
  readonly onRequestEnd?: (request: LoggedRequest) => void;
}

export interface Stand {
  /** `http://127.0.0.1:‹port›`, or `https://…` with TLS; no slash at the end. */
  readonly url: string;
  /** Every request since the last reset, the first one first. */
  requests(): LoggedRequest[];
  /** Ends delays and open answers, then closes the file. */
  close(): Promise<void>;
}
