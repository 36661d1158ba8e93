import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebSocketServer } from 'ws';
import { fail, ok, type Result } from '../../../domain/result.ts';
import type { ScreenServer } from '../../api/serve-screens.ts';
import { contentSecurityPolicy } from '../content-security-policy.ts';
import { type PageFile, readPageFiles } from '../page-files.ts';
import { Door } from './door.ts';
import { serveSockets } from './socket-server.ts';

export interface PageServer {
  /** To be opened once, in one browser. */
  readonly entrance: string;
  close(): Promise<void>;
}

/** The page on this machine's loopback; `port` 0 takes a free one. Fails where the port is taken. */
export async function servePage(
  folder: string,
  serve: ScreenServer,
  port: number,
): Promise<Result<PageServer, string>> {
  const server = createServer();
  if (!(await listens(server, port))) {
    return fail(`Порт ${port} занят или недоступен. Укажите другой: --port N`);
  }
  const door = new Door((server.address() as AddressInfo).port);
  const files = readPageFiles(folder, contentSecurityPolicy(door.socketAddress));
  server.on('request', (request, response) => answer(door, files, request, response));
  const sockets = serveSockets(server, door, serve);
  return ok({ entrance: door.entrance, close: () => close(server, sockets) });
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(true));
  });
}

/** The page is for whoever asks from this address: without the token it stays an empty one. */
function answer(
  door: Door,
  files: ReadonlyMap<string, PageFile>,
  { method, headers, url = '' }: IncomingMessage,
  response: ServerResponse,
): void {
  const file = files.get(url.split('?', 1)[0] ?? '');
  if (!door.isOwn(headers)) refuse(response, 403);
  else if (method !== 'GET') refuse(response, 405);
  else if (file) response.writeHead(200, file.headers).end(file.bytes);
  else refuse(response, 404);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' }).end();
}

function close(server: Server, sockets: WebSocketServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    sockets.close();
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
  });
}
