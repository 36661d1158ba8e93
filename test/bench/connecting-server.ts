// A Department over TLS in a process of its own that connects every card: no active one, then four times yes.
// Tells its port to the parent and answers until it is ended.
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SUCCESSES } from '../department/invented-calls.ts';
import { serverTls } from '../department/peer.ts';

const NONE = { status: 400, body: [{ code: 3, message: 'У Заявителя нет действующей карты жителя' }] };

async function answerTo(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
  const body = await text(request);
  const path = request.url ?? '';
  if (path.includes('/CheckCard/')) return NONE;
  if (path.endsWith('/Cards')) return { status: 200, body: SUCCESSES.connect_card };
  if (path.endsWith('/RegisterMifare')) return { status: 200, body: SUCCESSES.register_chip };
  const snils = /"snils":"(\d{11})"/.exec(body)?.[1];
  return { status: 200, body: { ...SUCCESSES.register_client, snils } };
}

const server = createServer(serverTls(), async (request, response) => {
  const { status, body } = await answerTo(request);
  const bytes = Buffer.from(JSON.stringify(body));
  const type = 'application/json; charset=utf-8';
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.length });
  response.end(bytes);
});

server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
// The parent is gone: nobody is left to end this process.
process.on('disconnect', () => process.exit());
