import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fail, ok, type Result } from '../../../domain/result.ts';
import { contentSecurityPolicy } from '../content-security-policy.ts';
import { type PageFile, readPageFiles } from '../page-files.ts';
import type { SnapshotFeed } from '../snapshot-feed.ts';
import { Door } from './door.ts';

export interface PageServer {
  /** To be opened once, in one browser. */
  readonly entrance: string;
  close(): Promise<void>;
}

interface Parts {
  readonly door: Door;
  readonly files: ReadonlyMap<string, PageFile>;
  readonly feed: SnapshotFeed;
}

/** The page on this machine's loopback; `port` 0 takes a free one. Fails where the port is taken. */
export async function servePage(
  folder: string,
  feed: SnapshotFeed,
  port: number,
): Promise<Result<PageServer, string>> {
  const server = createServer();
  if (!(await listens(server, port))) {
    return fail(`Порт ${port} занят или недоступен. Укажите другой: --port N`);
  }
  const door = new Door((server.address() as AddressInfo).port);
  const parts = { door, feed, files: readPageFiles(folder, contentSecurityPolicy(door.address)) };
  server.on('request', (request, response) => answer(parts, request, response));
  return ok({ entrance: door.entrance, close: () => close(server) });
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(true));
  });
}

function answer({ door, files, feed }: Parts, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url = '' } = request;
  const [path = '', query] = url.split('?', 2);
  const file = files.get(path);
  if (!door.isOwn(headers)) refuse(response, 403);
  else if (method !== 'GET') refuse(response, 405);
  else if (path === '/snapshots') {
    const admitted = door.admit(new URLSearchParams(query).get('token'), headers);
    if (admitted) pushSnapshots(feed, response, admitted);
    else refuse(response, 403);
  } else if (file) response.writeHead(200, file.headers).end(file.bytes);
  else refuse(response, 404);
}

/** Server-Sent Events: one way, from the kiosk to the page. */
function pushSnapshots(feed: SnapshotFeed, response: ServerResponse, admitted: Record<string, string>): void {
  response.writeHead(200, { ...admitted, 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const push = (snapshot: unknown): void => void response.write(`data: ${JSON.stringify(snapshot)}\n\n`);
  push(feed.now());
  response.once('close', feed.onChange(push));
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' }).end();
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
