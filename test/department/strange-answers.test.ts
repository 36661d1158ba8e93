import { describe, expect, it } from 'vitest';
import { STEPS } from '../../src/domain/step.ts';
import { ask, departmentAt, NOW } from './ask.ts';
import { CALLS, SUCCESSES } from './invented-calls.ts';
import { type Reply, replying, startHttpPeer } from './peer.ts';

const HTML = '<!doctype html><title>Вход в сеть</title>';
const DEEP = `{"numSID":"1","x":${'['.repeat(400_000)}${']'.repeat(400_000)}}`;

describe('a body that is no JSON of ours', () => {
  const bodies: readonly [string, Reply][] = [
    ['a page', { body: HTML, headers: { 'Content-Type': 'text/html' } }],
    ['a page that calls itself JSON', { body: HTML }],
    [
      'JSON that calls itself a page',
      { body: SUCCESSES.connect_card, headers: { 'Content-Type': 'text/html' } },
    ],
    ['nothing', { body: '' }],
    ['blanks', { body: ' \n' }],
    ['a byte order mark', { body: `\ufeff${JSON.stringify(SUCCESSES.connect_card)}` }],
    ['half a body', { body: '{"numSID":"9620' }],
    ['two bodies', { body: '{}{}' }],
    ['another character set', { body: Buffer.from([0x7b, 0x22, 0xcf, 0xf0, 0x22, 0x3a, 0x31, 0x7d]) }],
    ['UTF-16', { body: Buffer.from('{"numSID":"1"}', 'utf16le') }],
    ['compressed', { body: Buffer.from([0x1f, 0x8b, 8, 0, 0]), headers: { 'Content-Encoding': 'gzip' } }],
    ['a bomb of brackets', { body: DEEP }],
    ['a poisoned prototype', { body: '{"numSID":"1","__proto__":{"code":0}}' }],
    ['a hidden poisoned prototype', { body: '{"numSID":"1","a":[{"\\u005f_proto__":{}}]}' }],
  ];

  it.each(bodies)('(%s) is unknown', async (_, reply) => {
    for (const status of [200, 400]) {
      expect(await ask(CALLS.connect_card, { ...reply, status })).toStrictEqual({
        class: 'unknown',
        reason: 'not_json',
        httpStatus: status,
      });
    }
    expect(Object.prototype).not.toHaveProperty('code');
  });

  it.each(['application/json', 'application/problem+json; charset=utf-8', 'text/plain', 'text/json'])(
    'but %s is read',
    async (type) => {
      const reply = { body: SUCCESSES.connect_card, headers: { 'Content-Type': type } };
      expect(await ask(CALLS.connect_card, reply)).toMatchObject({ class: 'done' });
    },
  );

  it('and an answer without a type is read', async () => {
    await using peer = await startHttpPeer((_, response) => response.end('{"numSID":"1"}'));
    await using department = departmentAt(peer.url);
    expect(await department.prepare(CALLS.connect_card).send()).toMatchObject({ class: 'done' });
  });
});

describe('a status that is neither 200 nor 400', () => {
  it.each(STEPS)('of %s is never a success or a refusal, whatever the body', async (step) => {
    for (const status of [201, 202, 204, 206, 300, 301, 302, 303, 304, 307, 308, 402, 404, 405, 409, 422]) {
      const body = status === 204 || status === 304 ? '' : SUCCESSES[step];
      const expected = { class: 'unknown', reason: 'unexpected_status', httpStatus: status };
      expect(await ask(CALLS[step], { status, body })).toStrictEqual(expected);
    }
    for (const status of [500, 501, 502, 503, 504, 520, 599]) {
      const expected = { class: 'unknown', reason: 'server_error', httpStatus: status };
      expect(await ask(CALLS[step], { status, body: [{ code: 1, message: '' }] })).toStrictEqual(expected);
    }
  });

  it.each([401, 403])('%i is the key', async (status) => {
    const outcome = await ask(CALLS.connect_card, { status, body: HTML });
    expect(outcome).toStrictEqual({ class: 'not_processed', reason: 'key_rejected' });
  });

  it.each([301, 302, 303, 307, 308])('%i is not followed', async (status) => {
    await using other = await startHttpPeer(replying({ body: SUCCESSES.connect_card }));
    const headers = { Location: `${other.url}v1.0/Cards` };
    await using peer = await startHttpPeer(replying({ status, headers }));
    await using department = departmentAt(peer.url);
    const outcome = await department.prepare(CALLS.connect_card).send();
    expect(outcome).toMatchObject({ reason: 'unexpected_status', httpStatus: status });
    expect([peer.received.length, other.connections.length]).toEqual([1, 0]);
  });

  it('a word in between (103) does not end the exchange', async () => {
    await using peer = await startHttpPeer((_, response) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload' });
      response.end(JSON.stringify(SUCCESSES.connect_card));
    });
    await using department = departmentAt(peer.url);
    expect(await department.prepare(CALLS.connect_card).send()).toMatchObject({ class: 'done' });
  });
});

describe('429', () => {
  const date = (at: number) => new Date(at).toUTCString();

  it.each<[string, Record<string, string>, number | undefined]>([
    ['seconds', { 'Retry-After': '120' }, 120_000],
    ['no wait', { 'Retry-After': '0' }, 1_000],
    ['hours', { 'Retry-After': '86400' }, 900_000],
    ['more digits than a number holds', { 'Retry-After': '9'.repeat(400) }, 900_000],
    ['a date', { 'Retry-After': date(NOW + 60_000), Date: date(NOW) }, 60_000],
    ['a date by another clock', { 'Retry-After': date(60_000), Date: date(0) }, 60_000],
    ['a date of the old form', { 'Retry-After': 'Monday, 23-Nov-26 09:02:00 GMT' }, 120_000],
    ['a date of the oldest form', { 'Retry-After': 'Mon Nov 23 09:02:00 2026' }, 120_000],
    ['a date of one digit', { 'Retry-After': 'Tue Dec  1 09:00:00 2026' }, 900_000],
    ['a date that is over', { 'Retry-After': date(NOW - 60_000), Date: date(NOW) }, 1_000],
    ['nothing', {}, undefined],
    ['words', { 'Retry-After': 'soon' }, undefined],
    ['less than nothing', { 'Retry-After': '-5' }, undefined],
    ['a part of a second', { 'Retry-After': '1.5' }, undefined],
    ['a power of ten', { 'Retry-After': '1e2' }, undefined],
    ['a day that does not exist', { 'Retry-After': 'Tue, 31 Feb 2026 09:00:00 GMT' }, undefined],
    ['an hour that does not exist', { 'Retry-After': 'Mon Nov 23 25:00:00 2026' }, undefined],
    ['a date of another zone', { 'Retry-After': 'Mon, 23 Nov 2026 14:02:00 +0500' }, undefined],
  ])('with %s is held between a second and a quarter of an hour', async (_, headers, retryAfterMs) => {
    const answer = { status: 429, headers: { Date: date(NOW), ...headers } };
    expect(await ask(CALLS.connect_card, answer)).toStrictEqual({
      class: 'not_processed',
      reason: 'too_many_requests',
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    });
  });

  it('with a date and no Date counts from our own clock', async () => {
    await using peer = await startHttpPeer((_, response) => {
      response.sendDate = false;
      response.writeHead(429, { 'Retry-After': date(NOW + 30_000) }).end();
    });
    await using department = departmentAt(peer.url);
    expect(await department.prepare(CALLS.connect_card).send()).toMatchObject({ retryAfterMs: 30_000 });
  });
});

describe('the Date of an answer', () => {
  it.each(['Mon, 23 Nov 2026 09:00:00 GMT', 'Monday, 23-Nov-26 09:00:00 GMT', 'Mon Nov 23 09:00:00 2026'])(
    'is read in each form that HTTP has had (%s)',
    async (date) => {
      const reply = { body: {}, headers: { Date: date } };
      expect(await ask(CALLS.connect_card, reply)).toMatchObject({ answeredAt: NOW });
    },
  );

  it.each(['вчера', '2026-11-23T09:00:00Z', 'Mon, 99 Foo 2026 08:59:58 GMT'])(
    'is left out where it is no HTTP date (%s)',
    async (date) => {
      const reply = { body: {}, headers: { Date: Buffer.from(date).toString('latin1') } };
      expect(await ask(CALLS.connect_card, reply)).not.toHaveProperty('answeredAt');
    },
  );
});
