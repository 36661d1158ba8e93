import { EventEmitter } from 'node:events';
import { LONGEST_MESSAGE, type ScreenServer, type ScreenSocket } from './serve-screens.ts';

/** Words of the bridge beside tRPC's own messages, which are JSON, PING or PONG. */
const OPEN = 'OPEN';
const CLOSE = 'CLOSE';

const READY = { open: 1, closed: 3 } as const;

/** The far end of the page's bridge: what it hears comes from the checked page alone. */
export interface BridgeEnd {
  hear(message: unknown): void;
  /** The page is gone: reloaded, crashed or closed. */
  end(): void;
}

/**
 * Serves the page over two one-way lines of text, such as Electron's IPC. OPEN from the page begins a
 * connection and is answered by OPEN; CLOSE from either side ends it.
 */
export function serveBridge(serve: ScreenServer, send: (message: string) => void): BridgeEnd {
  let socket: MessageSocket | undefined;
  const end = (): void => {
    socket?.leave();
    socket = undefined;
  };
  const open = (): void => {
    end();
    socket = new MessageSocket(send);
    // As much of a socket as tRPC's handler uses; the tests of both transports prove it.
    serve(socket as unknown as ScreenSocket);
    send(OPEN);
  };
  return {
    hear: (message) => {
      if (message === OPEN) open();
      else if (message === CLOSE) end();
      else socket?.hear(message);
    },
    end,
  };
}

class MessageSocket extends EventEmitter {
  readyState: number = READY.open;
  readonly #send: (message: string) => void;

  constructor(send: (message: string) => void) {
    super();
    this.#send = send;
  }

  hear(message: unknown): void {
    if (this.readyState !== READY.open) return;
    if (typeof message !== 'string' || Buffer.byteLength(message) > LONGEST_MESSAGE) this.close();
    else this.emit('message', Buffer.from(message), false);
  }

  send(message: string): void {
    if (this.readyState === READY.open) this.#send(message);
  }

  close(): void {
    if (this.readyState !== READY.open) return;
    this.#send(CLOSE);
    this.leave();
  }

  terminate(): void {
    this.close();
  }

  /** Without a word to the page: it has said so itself, or hears no more. */
  leave(): void {
    if (this.readyState !== READY.open) return;
    this.readyState = READY.closed;
    this.emit('close');
  }
}
