import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request as it came over the wire. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Peer extends AsyncDisposable {
  readonly port: number;
  readonly url: URL;
  /** Every TCP connection ever taken. */
  readonly connections: readonly Socket[];
  /** Resolves once every connection so far has closed. */
  quiet(): Promise<void>;
}

export interface HttpPeer extends Peer {
  readonly received: readonly Received[];
}

export interface Reply {
  readonly status?: number;
  /** Sent as it is where it is text or bytes, else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Respond = (request: Received, response: ServerResponse) => void;

/** Answers every request alike. */
export function replying({ status = 200, body, headers }: Reply): Respond {
  return (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
    response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
  };
}

/** Plain HTTP on loopback; over TLS where `tls` is given. */
export async function startHttpPeer(respond: Respond, tls?: ServerOptions): Promise<HttpPeer> {
  const received: Received[] = [];
  const listener: RequestListener = async (message, response) => {
    const { method = '', url: path = '', headers } = message;
    const request = { method, path, headers, body: await text(message) };
    received.push(request);
    respond(request, response);
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  return { ...(await listening(server, tls ? 'https' : 'http')), received };
}

/** A peer below HTTP: `onSocket` does with the connection what it likes. */
export function startTcpPeer(onSocket: (socket: Socket) => void, protocol = 'http'): Promise<Peer> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    onSocket(socket);
  });
  return listening(server, protocol);
}

/** Listens on a free port of loopback. */
export async function listening(server: Server, protocol: string): Promise<Peer> {
  const connections: Socket[] = [];
  const closings: Promise<unknown>[] = [];
  server.on('connection', (socket: Socket) => {
    connections.push(socket);
    closings.push(new Promise((resolve) => socket.on('close', resolve)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: new URL(`${protocol}://127.0.0.1:${port}`),
    connections,
    quiet: async () => void (await Promise.all(closings)),
    [Symbol.asyncDispose]: async () => {
      for (const socket of connections) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  await using peer = await startTcpPeer(() => {});
  return peer.port;
}

export function tlsFile(name: string): string {
  return readFileSync(new URL(`../tls/${name}`, import.meta.url), 'utf8');
}

/** Certificate and key of the test authority's server `name`. */
export function serverTls(name = 'server'): ServerOptions {
  return { cert: tlsFile(`${name}.pem`), key: tlsFile(`${name}.key`) };
}
