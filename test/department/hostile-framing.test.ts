import { describe, expect, it } from 'vitest';
import { departmentAt, sendTo } from './ask.ts';
import { CALLS } from './invented-calls.ts';
import { startTcpPeer } from './peer.ts';

const BODY = '{"numSID":"1"}';
const LENGTH = `Content-Length: ${BODY.length}`;
const OK = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const WHOLE = `${OK}${LENGTH}\r\n\r\n${BODY}`;
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`;
const LIMITS = { headersMs: 1_000, answerMs: 2_000 };
const LOST = { class: 'unknown', reason: 'connection_lost' };
const DONE = { class: 'done', answer: { step: 'connect_card', numSid: '1' } };

/** What the client makes of these very bytes, sent once the whole request has come. */
async function outcomeOf(bytes: string): Promise<unknown> {
  let requests = 0;
  await using peer = await startTcpPeer((socket) => {
    let got = '';
    socket.on('data', (chunk) => {
      got += chunk.toString('latin1');
      if (!got.endsWith('}')) return;
      requests += 1;
      socket.end(bytes, 'latin1');
    });
  });
  const outcome = await sendTo(peer.url, CALLS.connect_card, { limits: LIMITS });
  expect([requests, peer.connections.length]).toEqual([1, 1]);
  return outcome;
}

describe('an answer that is framed in two ways, or in none', () => {
  it.each([
    ['the same length twice', `${OK}${LENGTH}\r\n${LENGTH}\r\n\r\n${BODY}`],
    ['a list of lengths', `${OK}${LENGTH}, ${BODY.length}\r\n\r\n${BODY}`],
    ['a length and chunks', `${OK}${LENGTH}\r\nTransfer-Encoding: chunked\r\n\r\ne\r\n${BODY}\r\n0\r\n\r\n`],
    ['a length below zero', `${OK}Content-Length: -14\r\n\r\n${BODY}`],
    ['a length with a sign', `${OK}Content-Length: +14\r\n\r\n${BODY}`],
    ['a length that wraps around', `${OK}Content-Length: 18446744073709551630\r\n\r\n${BODY}`],
    ['no version', BODY],
    ['another version', `HTTP/2 200 OK\r\n${LENGTH}\r\n\r\n${BODY}`],
    ['a status of two digits', `HTTP/1.1 20 OK\r\n${LENGTH}\r\n\r\n${BODY}`],
    ['a status of four digits', `HTTP/1.1 2000 OK\r\n${LENGTH}\r\n\r\n${BODY}`],
    ['a status of nothing', `HTTP/1.1 000 OK\r\n${LENGTH}\r\n\r\n${BODY}`],
    ['bare line feeds', `HTTP/1.1 200 OK\n${LENGTH}\n\n${BODY}`],
    ['a blank before the colon', `HTTP/1.1 200 OK\r\nContent-Length : 14\r\n\r\n${BODY}`],
    ['a zero byte in the head', `HTTP/1.1 200 OK\r\nX: a\0b\r\n${LENGTH}\r\n\r\n${BODY}`],
    ['a folded line', `HTTP/1.1 200 OK\r\nX: a\r\n b\r\n${LENGTH}\r\n\r\n${BODY}`],
  ])('(%s) is unknown', async (_, bytes) => {
    expect(await outcomeOf(bytes)).toStrictEqual(LOST);
  });

  it.each([
    ['no number', 'zz'],
    ['one that wraps around', 'f'.repeat(18)],
    ['one below zero', '-e'],
  ])('(the size of a chunk is %s) is unknown', async (_, size) => {
    expect(await outcomeOf(`${CHUNKED}${size}\r\n${BODY}\r\n0\r\n\r\n`)).toMatchObject(LOST);
  });

  it('is never a success by its tail: two types', async () => {
    const bytes = `${OK}Content-Type: text/html\r\n${LENGTH}\r\n\r\n${BODY}`;
    expect(await outcomeOf(bytes)).toStrictEqual({ class: 'unknown', reason: 'not_json', httpStatus: 200 });
  });

  it('(a status far beyond) is unknown', async () => {
    const expected = { class: 'unknown', reason: 'unexpected_status', httpStatus: 999 };
    expect(await outcomeOf(`HTTP/1.1 999 OK\r\n${LENGTH}\r\n\r\n${BODY}`)).toStrictEqual(expected);
  });
});

describe('an answer that is odd and yet whole', () => {
  it.each([
    ['chunks with a long extension', `${CHUNKED}e;x=${'y'.repeat(20_000)}\r\n${BODY}\r\n0\r\n\r\n`],
    ['trailers that say otherwise', `${CHUNKED}e\r\n${BODY}\r\n0\r\nContent-Type: text/html\r\n\r\n`],
    ['an older version', `HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n${BODY}`],
    ['an end that is the end of the connection', `${OK}\r\n${BODY}`],
    ['empty lines before it', `\r\n\r\n${WHOLE}`],
    ['two dates', `${OK}Date: yesterday\r\nDate: tomorrow\r\n${LENGTH}\r\n\r\n${BODY}`],
    ['names that poison', `${OK}__proto__: x\r\nconstructor: y\r\n${LENGTH}\r\n\r\n${BODY}`],
    ['many lines', `${OK}${'A: b\r\n'.repeat(2_000)}${LENGTH}\r\n\r\n${BODY}`],
  ])('(%s) is read', async (_, bytes) => {
    expect(await outcomeOf(bytes)).toStrictEqual(DONE);
    expect(Object.prototype).not.toHaveProperty('x');
  });

  it('says nothing by two Retry-After', async () => {
    const head =
      'HTTP/1.1 429 Too Many Requests\r\nRetry-After: 5\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n';
    const expected = { class: 'not_processed', reason: 'too_many_requests' };
    expect(await outcomeOf(head)).toStrictEqual(expected);
  });

  it('is left where its head has more lines than any has', async () => {
    const bytes = `HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(30_000)}${LENGTH}\r\n\r\n${BODY}`;
    expect(await outcomeOf(bytes)).toStrictEqual({ class: 'unknown', reason: 'too_large' });
  });
});

describe('a word in between', () => {
  it.each(['102 Processing', '103 Early Hints', '199 Whatever'])('(%s) is passed over', async (status) => {
    const words = `HTTP/1.1 ${status}\r\nX: y\r\n\r\n`.repeat(20);
    expect(await outcomeOf(words + WHOLE)).toStrictEqual(DONE);
  });

  // Undici breaks off there. It is the safe side: a gateway that does so shows at the first question, before any POST.
  it('(100 Continue) that nobody asked for leaves the answer unknown', async () => {
    expect(await outcomeOf(`HTTP/1.1 100 Continue\r\n\r\n${WHOLE}`)).toStrictEqual(LOST);
  });
});

describe('what nobody asked for', () => {
  const active = (numSid: string): string => {
    const body = `{"numSID":"${numSid}"}`;
    return `${OK}Content-Length: ${body.length}\r\n\r\n${body}`;
  };

  it.each([
    ['a whole answer', active('unasked')],
    ['half of one', active('unasked').slice(0, 60)],
    ['noise', 'noise'],
  ])('is never taken for the answer to the next question (%s)', async (_, unasked) => {
    let questions = 0;
    await using peer = await startTcpPeer((socket) => {
      socket.on('data', () => {
        questions += 1;
        socket.write(active(`asked-${questions}`) + unasked);
      });
    });
    await using department = departmentAt(peer.url, { limits: LIMITS });
    for (let question = 1; question <= 3; question += 1) {
      const outcome = await department.prepare(CALLS.check_active_card).send();
      expect(outcome).toMatchObject({ class: 'done', answer: { active: { numSid: `asked-${question}` } } });
    }
    // Who says more than was asked for is not spoken to again over that connection.
    expect(peer.connections).toHaveLength(3);
  });
});
