import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Limits } from '../../src/main/department/limits.ts';
import { sendTo } from './ask.ts';
import { CALLS } from './invented-calls.ts';
import { startHttpPeer, startTcpPeer } from './peer.ts';

const CALL = CALLS.connect_card;
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const MIB = 1_048_576;

/** Does something with the connection once the whole request has come. */
function afterRequest(act: (socket: Socket) => void): (socket: Socket) => void {
  return (socket) => {
    let got = '';
    socket.on('data', (chunk) => {
      got += chunk.toString('latin1');
      if (got.endsWith('}')) act(socket);
    });
  };
}

async function outcomeFrom(act: (socket: Socket) => void, limits: Partial<Limits> = {}) {
  await using peer = await startTcpPeer(afterRequest(act));
  const outcome = await sendTo(peer.url, CALL, { limits });
  // Not one more try behind the caller's back.
  expect(peer.connections).toHaveLength(1);
  return outcome;
}

describe('an answer lost after the request is unknown', () => {
  const cases: readonly [string, (socket: Socket) => void][] = [
    ['closed without a word', (socket) => socket.end()],
    ['reset', (socket) => socket.resetAndDestroy()],
    ['closed within the head', (socket) => socket.end('HTTP/1.1 200 OK\r\nConte')],
    ['no HTTP at all', (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')],
    [
      'an upgrade',
      (socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
    ],
    ['two lengths', (socket) => socket.end(`${HEAD}Content-Length: 2\r\nContent-Length: 9\r\n\r\n{}`)],
  ];

  it.each(cases)('(%s)', async (_, act) => {
    expect(await outcomeFrom(act)).toStrictEqual({ class: 'unknown', reason: 'connection_lost' });
  });

  const halves: readonly [string, (socket: Socket) => void][] = [
    ['closed within the body', (socket) => socket.end(`${HEAD}Content-Length: 40\r\n\r\n{}`)],
    ['closed within a chunk', (socket) => socket.end(`${HEAD}Transfer-Encoding: chunked\r\n\r\n2\r\n{}`)],
  ];

  it.each(halves)('though the status had come (%s)', async (_, act) => {
    expect(await outcomeFrom(act)).toStrictEqual({
      class: 'unknown',
      reason: 'connection_lost',
      httpStatus: 200,
    });
  });

  it('(reset within the body)', async () => {
    const half = `${HEAD}Content-Length: 40\r\n\r\n{"numSID":`;
    const outcome = await outcomeFrom((socket) => socket.write(half, () => socket.resetAndDestroy()));
    // Whether the status is known depends on what the reset overtakes.
    expect(outcome).toMatchObject({ class: 'unknown', reason: 'connection_lost' });
  });

  it('(a head without end)', async () => {
    const outcome = await outcomeFrom((socket) => socket.end(`${HEAD}X: ${'x'.repeat(200_000)}\r\n\r\n{}`));
    expect(outcome).toStrictEqual({ class: 'unknown', reason: 'too_large' });
  });
});

describe('an answer that takes too long is unknown', () => {
  const limits = { headersMs: 150, answerMs: 400 };
  const drip = (text: string) => (socket: Socket) => {
    let at = 0;
    const timer = setInterval(() => socket.write(text[at++ % text.length] ?? ' '), 5);
    socket.on('close', () => clearInterval(timer));
  };

  it('(silence)', async () => {
    expect(await outcomeFrom(() => {}, limits)).toStrictEqual({ class: 'unknown', reason: 'timeout' });
  });

  it('(a head that drips)', async () => {
    const outcome = await outcomeFrom(drip(`${HEAD}X: ${'x'.repeat(9_000)}`), limits);
    expect(outcome).toStrictEqual({ class: 'unknown', reason: 'timeout' });
  });

  it('(a body that drips)', async () => {
    const outcome = await outcomeFrom((socket) => {
      socket.write(`${HEAD}Content-Length: 1000\r\n\r\n`);
      drip(' ')(socket);
    }, limits);
    expect(outcome).toStrictEqual({ class: 'unknown', reason: 'timeout', httpStatus: 200 });
  });

  it('(words in between without end)', async () => {
    const outcome = await outcomeFrom((socket) => {
      const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 5);
      socket.on('close', () => clearInterval(timer));
    }, limits);
    expect(outcome).toStrictEqual({ class: 'unknown', reason: 'timeout' });
  });

  it('and lets go of the connection', async () => {
    await using peer = await startTcpPeer(afterRequest(() => {}));
    await sendTo(peer.url, CALL, { limits });
    await peer.quiet();
  });
});

describe('an answer that is too large', () => {
  it('by its own word is not begun', async () => {
    const outcome = await outcomeFrom((socket) => socket.write(`${HEAD}Content-Length: 1073741824\r\n\r\n{`));
    expect(outcome).toStrictEqual({ class: 'unknown', reason: 'too_large', httpStatus: 200 });
  });

  it('without end is left after a MiB', async () => {
    const block = Buffer.alloc(65_536, ' ');
    await using peer = await startHttpPeer((_, response) => {
      const pour = () => {
        while (response.write(block));
      };
      response.on('drain', pour);
      pour();
    });
    expect(await sendTo(peer.url, CALL)).toStrictEqual({
      class: 'unknown',
      reason: 'too_large',
      httpStatus: 200,
    });
    await peer.quiet();
    // The rest is what lay in the buffers of both sockets.
    expect(peer.connections[0]?.bytesWritten).toBeLessThan(16 * MIB);
  });

  it.each([
    [MIB, { class: 'done' }],
    [MIB + 1, { class: 'unknown', reason: 'too_large' }],
  ])('begins beyond a MiB (%i bytes)', async (bytes, expected) => {
    const body = '{"numSID":"1"}'.padEnd(bytes, ' ');
    await using peer = await startHttpPeer((_, response) => {
      response.writeHead(200, { 'Transfer-Encoding': 'chunked' }).end(body);
    });
    expect(await sendTo(peer.url, CALL)).toMatchObject(expected);
  });

  it('is not waited for where the status has said it all', async () => {
    const act = (status: string) => (socket: Socket) =>
      socket.write(`HTTP/1.1 ${status}\r\nContent-Length: 1000\r\n\r\n`);
    expect(await outcomeFrom(act('401 Unauthorized'))).toMatchObject({ reason: 'key_rejected' });
    expect(await outcomeFrom(act('502 Bad Gateway'))).toMatchObject({ reason: 'server_error' });
  });
});
