// A Department over TLS in a process of its own: tells its port to the parent and answers until it is ended.
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { SUCCESSES } from './invented-calls.ts';
import { serverTls } from './peer.ts';

const ANSWERS = {
  GET: Buffer.from(JSON.stringify(SUCCESSES.check_active_card)),
  POST: Buffer.from(JSON.stringify(SUCCESSES.connect_card)),
};

const server = createServer(serverTls(), (request, response) => {
  const body = request.method === 'POST' ? ANSWERS.POST : ANSWERS.GET;
  request.resume();
  request.on('end', () => {
    response.writeHead(200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': body.length,
    });
    response.end(body);
  });
});

server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
// The parent is gone: nobody is left to end this process.
process.on('disconnect', () => process.exit());
