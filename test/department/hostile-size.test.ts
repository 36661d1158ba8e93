import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import { ask } from './ask.ts';
import { CALLS, SUCCESSES } from './invented-calls.ts';
import { startTcpPeer } from './peer.ts';

const PROGRAM = fileURLToPath(new URL('./measured-call.ts', import.meta.url));
const MIB = 1_048_576;
const GIB = 1_024 * MIB;
const MOST_GROWN = 64 * MIB;
const BLOCK = Buffer.alloc(MIB, ' ');
const HEAD = 'Content-Type: application/json\r\n';
const CHUNK = Buffer.concat([Buffer.from(`${MIB.toString(16)}\r\n`), BLOCK, Buffer.from('\r\n')]);
/** What a gigabyte of zeros becomes, made of as many equal parts: a gzip may have several. */
const BOMB = Buffer.concat(Array(64).fill(gzipSync(Buffer.alloc(16 * MIB))));

interface Measured {
  readonly outcome: Outcome;
  readonly grownBytes: number;
}

/** Pours so many blocks as fast as they are taken, until the other side has gone. */
function pour(socket: Socket, head: string, block: Buffer, bytes: number): void {
  let left = bytes;
  const more = (): void => {
    while (left > 0 && !socket.destroyed) {
      left -= block.length;
      if (!socket.write(block)) return;
    }
    if (!socket.destroyed) socket.end();
  };
  socket.on('drain', more);
  socket.write(head);
  more();
}

/** Questions are answered, so that the caller is warm; what comes of the POST is measured in its own process. */
async function measured(answer: (socket: Socket) => void, limits = {}): Promise<Measured> {
  const active = JSON.stringify(SUCCESSES.check_active_card);
  await using peer = await startTcpPeer((socket) => {
    let got = '';
    socket.on('data', (chunk) => {
      got += chunk.toString('latin1');
      if (got.startsWith('GET') && got.endsWith('\r\n\r\n')) {
        socket.end(`HTTP/1.1 200 OK\r\n${HEAD}Content-Length: ${Buffer.byteLength(active)}\r\n\r\n${active}`);
      } else if (got.endsWith('}')) answer(socket);
    });
  });
  const child = fork(PROGRAM, [peer.url.href, JSON.stringify(limits)], { execArgv: ['--expose-gc'] });
  const [message] = await once(child, 'message');
  if (child.exitCode === null) await once(child, 'exit');
  return message as Measured;
}

describe('a gigabyte that comes as an answer', () => {
  const kinds: readonly [string, (socket: Socket) => void, object, object?][] = [
    [
      'in chunks',
      (socket) => pour(socket, `HTTP/1.1 200 OK\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\n`, CHUNK, GIB),
      { class: 'unknown', reason: 'too_large', httpStatus: 200 },
    ],
    [
      'until the connection ends',
      (socket) => pour(socket, `HTTP/1.1 400 Bad Request\r\n${HEAD}\r\n`, BLOCK, GIB),
      { class: 'unknown', reason: 'too_large', httpStatus: 400 },
    ],
    [
      'of the length that it says',
      (socket) => pour(socket, `HTTP/1.1 200 OK\r\n${HEAD}Content-Length: ${GIB}\r\n\r\n`, BLOCK, GIB),
      { class: 'unknown', reason: 'too_large', httpStatus: 200 },
    ],
    [
      'behind a status that says it all',
      (socket) => pour(socket, `HTTP/1.1 502 Bad Gateway\r\nContent-Length: ${GIB}\r\n\r\n`, BLOCK, GIB),
      { class: 'unknown', reason: 'server_error', httpStatus: 502 },
    ],
    [
      'within the head',
      (socket) => pour(socket, 'HTTP/1.1 200 OK\r\nX: ', Buffer.alloc(MIB, 'x'), GIB),
      { class: 'unknown', reason: 'too_large' },
    ],
    [
      'of words in between',
      (socket) => pour(socket, '', Buffer.from('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(2_000)), GIB),
      { class: 'unknown', reason: 'timeout' },
      { headersMs: 1_000, answerMs: 2_000 },
    ],
    [
      'packed into a megabyte',
      (socket) => {
        const head = `HTTP/1.1 200 OK\r\n${HEAD}Content-Encoding: gzip\r\nContent-Length: ${BOMB.length}\r\n\r\n`;
        pour(socket, head, BOMB, BOMB.length);
      },
      { class: 'unknown', httpStatus: 200 },
    ],
  ];

  it.each(kinds)('%s takes no more than 64 MiB', async (_, answer, expected, limits = {}) => {
    const { outcome, grownBytes } = await measured(answer, limits);
    expect(outcome).toMatchObject(expected);
    expect(grownBytes).toBeLessThan(MOST_GROWN);
  });

  it('would be seen if it were kept', async () => {
    const limits = { bodyBytes: 256 * MIB, headersMs: 10_000, answerMs: 20_000 };
    const head = `HTTP/1.1 200 OK\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\n`;
    const { grownBytes } = await measured((socket) => pour(socket, head, CHUNK, GIB), limits);
    expect(grownBytes).toBeGreaterThan(MOST_GROWN);
  });
});

describe('an answer that is packed though nobody asked for that', () => {
  const plain = JSON.stringify(SUCCESSES.connect_card);
  it.each([
    ['gzip', gzipSync(plain)],
    ['deflate', deflateSync(plain)],
    ['br', brotliCompressSync(plain)],
  ])('(%s) is unknown', async (encoding, body) => {
    const outcome = await ask(CALLS.connect_card, { body, headers: { 'Content-Encoding': encoding } });
    expect(outcome).toStrictEqual({ class: 'unknown', reason: 'not_json', httpStatus: 200 });
  });
});
