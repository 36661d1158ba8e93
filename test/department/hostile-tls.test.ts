import { connect, type Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { sendTo } from './ask.ts';
import { CALLS } from './invented-calls.ts';
import { listening, type Peer, serverTls, startTcpPeer, tlsFile } from './peer.ts';

const CALL = CALLS.connect_card;
const caPem = tlsFile('ca.pem');
const LIMITS = { connectMs: 5_000, headersMs: 1_000, answerMs: 2_000 };
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const BODY = '{"numSID":"1"}';
const HASTY = { ...LIMITS, connectMs: 400 };
const NOT_SENT = { class: 'not_sent', reason: 'tls' };

/** A TLS server that counts what comes inside the encrypted stream and, once the request is whole, acts. */
async function startTls(act: (socket: TLSSocket) => void): Promise<Peer & { readonly inside: () => number }> {
  let inside = 0;
  const server = createServer(serverTls(), (socket) => {
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      inside += chunk.length;
      if (chunk.toString('latin1').endsWith('}')) act(socket);
    });
  });
  server.on('tlsClientError', () => {});
  return { ...(await listening(server, 'https')), inside: () => inside };
}

/** Passes the client's bytes on as they are; what comes back goes through `spoil`. */
function startRelay(to: Peer, spoil: (chunk: Buffer, client: Socket) => void): Promise<Peer> {
  return startTcpPeer((client) => {
    const server = connect(to.port, '127.0.0.1');
    server.on('error', () => client.destroy());
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
    client.on('data', (chunk) => server.write(chunk));
    server.on('data', (chunk) => spoil(chunk, client));
  }, 'https');
}

function answering(socket: TLSSocket): void {
  socket.end(`${HEAD}Content-Length: ${BODY.length}\r\n\r\n${BODY}`);
}

describe('a greeting over TLS', () => {
  it('that drips is left in time, with not one byte of HTTP said', async () => {
    await using department = await startTls(answering);
    let dripping = 0;
    await using relay = await startRelay(department, (chunk, client) => {
      const timers = [...chunk].map((byte, at) =>
        setTimeout(() => client.writable && client.write(Buffer.of(byte)), at * 10),
      );
      dripping += timers.length;
      client.on('close', () => timers.forEach(clearTimeout));
    });
    expect(await sendTo(relay.url, CALL, { caPem, limits: HASTY })).toStrictEqual({
      class: 'not_sent',
      reason: 'connect_timeout',
    });
    await relay.quiet();
    expect(department.inside()).toBe(0);
    expect(dripping).toBeGreaterThan(HASTY.connectMs / 10);
  });

  it.each([
    ['an alert', Buffer.from('15030300020228', 'hex')],
    ['noise', Buffer.alloc(300, 0x55)],
  ])('that is %s is not sent to', async (_, words) => {
    await using peer = await startTcpPeer((socket) => {
      socket.once('data', () => socket.end(words));
    }, 'https');
    expect(await sendTo(peer.url, CALL, { caPem, limits: LIMITS })).toStrictEqual(NOT_SENT);
  });

  it('in which somebody on the way has turned a bit is not gone on with', async () => {
    await using department = await startTls(answering);
    let seen = 0;
    await using relay = await startRelay(department, (chunk, client) => {
      client.write(seen === 0 ? withTurnedBit(chunk, chunk.length - 20) : chunk);
      seen += chunk.length;
    });
    expect(await sendTo(relay.url, CALL, { caPem, limits: LIMITS })).toStrictEqual(NOT_SENT);
    await relay.quiet();
    expect(department.inside()).toBe(0);
  });
});

describe('an answer over TLS', () => {
  const faults: readonly [string, (answer: Buffer, client: Socket) => void][] = [
    ['has turned a bit', (answer, client) => client.write(withTurnedBit(answer, 30))],
    [
      'hangs up hard',
      (answer, client) => client.write(answer.subarray(0, 30), () => client.resetAndDestroy()),
    ],
    ['keeps the rest', (answer, client) => client.write(answer.subarray(0, 30))],
  ];

  it.each(faults)('in which somebody on the way %s is unknown: the request was out', async (_, spoil) => {
    let answered = false;
    await using department = await startTls((socket) => {
      answered = true;
      answering(socket);
    });
    await using relay = await startRelay(department, (chunk, client) => {
      if (answered) spoil(chunk, client);
      else client.write(chunk);
    });
    const outcome = await sendTo(relay.url, CALL, { caPem, limits: LIMITS });
    expect(outcome).toMatchObject({
      class: 'unknown',
      reason: expect.stringMatching(/connection_lost|timeout/),
    });
    expect(department.inside()).toBeGreaterThan(0);
  });

  it.each<[string, (socket: TLSSocket) => void]>([
    ['cut off within the body', (socket) => socket.write(`${HEAD}\r\n{"numSID":`, () => socket.destroy())],
    ['closed politely within the body', (socket) => socket.end(`${HEAD}\r\n{"numSID":`)],
    ['closed before a word', (socket) => socket.end()],
  ])('%s is unknown', async (_, act) => {
    await using department = await startTls(act);
    expect(await sendTo(department.url, CALL, { caPem, limits: LIMITS })).toMatchObject({ class: 'unknown' });
    expect(department.connections).toHaveLength(1);
  });
});

function withTurnedBit(bytes: Buffer, at: number): Buffer {
  const spoilt = Buffer.from(bytes);
  spoilt[at] = (spoilt[at] ?? 0) ^ 1;
  return spoilt;
}
