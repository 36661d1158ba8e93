/** What the preload exposes: one line to main, one from it. Absent in a browser. */
export interface KioskBridge {
  send(message: string): void;
  /** The latest listener alone is called. */
  onMessage(listener: (message: string) => void): void;
}

/** Words of the bridge beside tRPC's own messages, which are JSON, PING or PONG. */
const OPEN = 'OPEN';
const CLOSE = 'CLOSE';

/**
 * As much of a `WebSocket` as tRPC's client uses, over the bridge of the preload. Each is a connection of
 * its own: what main still had to say to the one before comes ahead of OPEN and is passed over.
 */
export function bridgeSocket(bridge: KioskBridge): typeof WebSocket {
  class BridgeSocket extends EventTarget {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    /** tRPC's client asks the socket itself as well as its class. */
    readonly OPEN = BridgeSocket.OPEN;
    binaryType = 'arraybuffer';
    readyState: number = BridgeSocket.CONNECTING;

    constructor() {
      super();
      bridge.onMessage((message) => this.#hear(message));
      // A task, not a microtask: only then tRPC has put its listeners on.
      setTimeout(() => bridge.send(OPEN));
    }

    send(message: string): void {
      if (this.readyState === BridgeSocket.OPEN) bridge.send(message);
    }

    close(): void {
      if (this.readyState === BridgeSocket.CLOSED) return;
      bridge.send(CLOSE);
      this.#end();
    }

    #hear(message: string): void {
      if (this.readyState === BridgeSocket.CLOSED) return;
      if (message === CLOSE) this.#end();
      else if (message === OPEN) {
        this.readyState = BridgeSocket.OPEN;
        this.dispatchEvent(new Event('open'));
      } else if (this.readyState === BridgeSocket.OPEN) {
        this.dispatchEvent(new MessageEvent('message', { data: message }));
      }
    }

    #end(): void {
      const before = this.readyState;
      this.readyState = BridgeSocket.CLOSED;
      if (before === BridgeSocket.CONNECTING) this.dispatchEvent(new Event('error'));
      this.dispatchEvent(new CloseEvent('close'));
    }
  }
  // The rest of the interface is never touched by tRPC's client; the tests of both transports prove it.
  return BridgeSocket as unknown as typeof WebSocket;
}
