import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type BridgeEnd, serveBridge } from '../../src/main/api/serve-bridge.ts';
import { type ScreenServer, type ServedCalls, serveScreens } from '../../src/main/api/serve-screens.ts';
import { servePage } from '../../src/main/hosts/browser/page-server.ts';
import type { KioskBridge } from '../../src/renderer/bridge-socket.ts';
import { type Connection, createKioskClient, type KioskClient } from '../../src/renderer/kiosk-client.ts';
import { Line } from './line.ts';

/** One way to the kiosk, as the page and as a hostile page have it. */
export interface Way {
  /** The page's own client. */
  client(onConnection?: (state: Connection) => void): KioskClient;
  /** A bare connection, on which anything can be sent. */
  line(): Promise<Line>;
  /** The connection is lost, as by a crash of the other side. */
  cut(): void;
}

export interface Served {
  readonly way: Way;
  readonly faults: string[];
  /** Epoch ms of the kiosk's clock. */
  readonly clock: { now: number };
}

export const TRANSPORTS: readonly (readonly [string, (serve: ScreenServer) => Promise<Way>])[] = [
  ['WebSocket', openWebSocketWay],
  ['IPC', openBridgeWay],
];

/** The given calls behind one of the transports, for the length of a test. */
export async function serveOver(
  open: (serve: ScreenServer) => Promise<Way>,
  calls: ServedCalls,
): Promise<Served> {
  const faults: string[] = [];
  const clock = { now: 1_700_000_000_000 };
  const onFault = (path: string, name: string): void => void faults.push(`${path}: ${name}`);
  const way = await open(serveScreens({ calls, now: () => clock.now, onFault }));
  onTestFinished(() => void vi.unstubAllGlobals());
  return { way, faults, clock };
}

async function openWebSocketWay(serve: ScreenServer): Promise<Way> {
  const folder = mkdtempSync(join(tmpdir(), 'karta-transport-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  const server = await servePage(folder, serve, 0);
  if (!server.ok) throw new Error(server.problem);
  const { origin, host, hash } = new URL(server.value.entrance);
  const sockets: WebSocket[] = [];
  let cookie = '';
  let over = false;
  onTestFinished(async () => {
    over = true;
    await server.value.close();
    rmSync(folder, { recursive: true });
  });
  const open = (url: string): WebSocket => {
    const socket = new WebSocket(url, { headers: { origin, cookie } });
    socket.once('upgrade', ({ headers }) => {
      cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? cookie;
    });
    sockets.push(socket);
    return socket;
  };
  // After the test the client finds no server any more, and must not look for one for ever.
  const PageSocket = new Proxy(WebSocket, {
    construct: (_class, [url]) => (over ? new EventTarget() : open(String(url))),
  });
  return {
    client: (onConnection = () => {}) => {
      const location = { host, hash };
      const history = { replaceState: () => Object.assign(location, { hash: '' }) };
      vi.stubGlobal('window', { location, history });
      vi.stubGlobal('WebSocket', PageSocket);
      return createKioskClient(onConnection);
    },
    line: async () => {
      const socket = open(`ws://${host}/socket?token=${hash.slice(1)}`);
      const line = new Line((text) => socket.send(text));
      socket.on('message', (data: Buffer) => line.hear(data.toString()));
      socket.on('close', () => line.end());
      await once(socket, 'open');
      return line;
    },
    cut: () => {
      for (const socket of sockets) socket.terminate();
    },
  };
}

async function openBridgeWay(serve: ScreenServer): Promise<Way> {
  const windows: BridgedWindow[] = [];
  const open = (): BridgedWindow => {
    const window = new BridgedWindow(serve);
    windows.push(window);
    return window;
  };
  onTestFinished(() => {
    for (const window of windows) window.close();
  });
  return {
    client: (onConnection = () => {}) => {
      vi.stubGlobal('window', { kiosk: open().bridge, location: { hash: '' } });
      return createKioskClient(onConnection);
    },
    line: async () => {
      const { bridge } = open();
      const line = new Line((text) => bridge.send(text));
      const opened = Promise.withResolvers<void>();
      bridge.onMessage((message) => {
        if (message === 'OPEN') opened.resolve();
        else if (message === 'CLOSE') line.end();
        else line.hear(message);
      });
      bridge.send('OPEN');
      await opened.promise;
      return line;
    },
    cut: () => {
      for (const window of windows) window.cut();
    },
  };
}

/** A window's two lines, as over IPC: each message arrives in order and in a later task. */
class BridgedWindow {
  readonly bridge: KioskBridge;
  readonly #end: BridgeEnd;
  #closed = false;
  #hear = (_message: string): void => {};

  constructor(serve: ScreenServer) {
    this.#end = serveBridge(serve, (message) => this.#later(() => this.#hear(message)));
    this.bridge = {
      send: (message) => this.#later(() => this.#end.hear(message)),
      onMessage: (listener) => {
        this.#hear = listener;
      },
    };
  }

  cut(): void {
    this.#end.end();
    this.#later(() => this.#hear('CLOSE'));
  }

  close(): void {
    this.#closed = true;
    this.#end.end();
  }

  #later(deliver: () => void): void {
    setImmediate(() => this.#closed || deliver());
  }
}
