import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { LONGEST_MESSAGE, type ScreenServer } from '../../api/serve-screens.ts';
import type { Door } from './door.ts';

/** Answers the upgrades of `/socket`; everything else that wants another protocol is refused. */
export function serveSockets(server: Server, door: Door, serve: ScreenServer): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_MESSAGE,
    // On loopback it would only cost time, and it opens a way to swell a small message.
    perMessageDeflate: false,
  });
  const admitted = new WeakMap<IncomingMessage, readonly string[]>();
  sockets.on('headers', (headers, request) => headers.push(...(admitted.get(request) ?? [])));
  server.on('upgrade', (request, stream, head) => {
    const headers = admission(door, request);
    if (headers === undefined) return refuse(stream);
    admitted.set(request, headers);
    sockets.handleUpgrade(request, stream, head, (socket) => serve(socket, request));
  });
  return sockets;
}

function admission(door: Door, { url = '', headers }: IncomingMessage): readonly string[] | undefined {
  const [path, query] = url.split('?', 2);
  if (path !== '/socket' || !door.isOwnSocket(headers)) return undefined;
  return door.admit(new URLSearchParams(query).get('token'), headers);
}

function refuse(stream: Duplex): void {
  // The guest may be gone already; that is no fault of ours.
  stream.on('error', () => undefined);
  stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
