import { describe, expect, it } from 'vitest';
import type { OperationId, OperationStatus } from '../../src/domain/operation.ts';
import type { StatusToPublish } from '../../src/main/department/reverse-department.ts';
import { RQ_UID, reverseAt } from './ask-reverse.ts';
import { API_KEY } from './invented-calls.ts';
import { freePort, type Reply, replying, startHttpPeer } from './peer.ts';

const status = (id: string, what: OperationStatus = 'accepted'): StatusToPublish => ({
  operationId: id as OperationId,
  status: what,
});
const BATCH = ['a', 'b', 'c'].map((id) => status(id));
const unknown = (reason: string, httpStatus: number) => ({ class: 'unknown', reason, httpStatus });

async function publish(reply: Reply, batch: readonly StatusToPublish[] = BATCH) {
  await using peer = await startHttpPeer(
    replying({ ...reply, headers: { rqUID: RQ_UID, ...reply.headers } }),
  );
  await using department = reverseAt(peer.url);
  return { outcome: await department.publish(batch, RQ_UID), received: peer.received };
}

describe('the request', () => {
  it('is a POST in the words of the regulation', async () => {
    const statuses = [
      'accepted',
      'found',
      'person_not_found',
      'found_with_other_card',
      'card_unfit',
    ] as const;
    const batch = [...statuses, 'card_not_found' as const].map((what, index) => status(`${index}`, what));
    const { outcome, received } = await publish({ body: [] }, batch);
    expect(outcome).toMatchObject({ class: 'done', failed: [], isEchoed: true });
    const [request] = received;
    expect(request).toMatchObject({
      method: 'POST',
      path: '/v1.0/clientsOperationInfo',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'x-api-key': API_KEY,
        prgcode: '45',
        rquid: RQ_UID,
      },
    });
    expect(JSON.parse(request?.body ?? '')).toEqual(
      [1, 2, 3, 4, 5, 6].map((bankStatusCode, index) => ({ operationId: `${index}`, bankStatusCode })),
    );
  });

  it('bears an id as it was sent, whatever it looks like', async () => {
    const id = ' {5D1F0C3A-2B64-4E0F-9A77-000000000000}"\\ ';
    const { received } = await publish({ body: [] }, [status(id)]);
    expect(JSON.parse(received[0]?.body ?? '')).toEqual([{ operationId: id, bankStatusCode: 1 }]);
  });

  const bugs: readonly [string, readonly StatusToPublish[]][] = [
    ['nothing', []],
    ['one operation twice', [status('a'), status('b'), status('a', 'found')]],
    ['too many', Array.from({ length: 1_001 }, (_, index) => status(`${index}`))],
    ['no id', [status('')]],
  ];

  it.each(bugs)('with %s is a bug of ours: nothing leaves, and no id is told', async (_, batch) => {
    await using peer = await startHttpPeer(replying({ body: [] }));
    await using department = reverseAt(peer.url);
    await expect(department.publish(batch, RQ_UID)).rejects.toThrow(/regulation|twice/);
    expect(peer.received).toEqual([]);
  });

  it('may bear a thousand', async () => {
    const batch = Array.from({ length: 1_000 }, (_, index) => status(`${index}`));
    expect((await publish({ body: [] }, batch)).outcome).toMatchObject({ class: 'done' });
  });
});

describe('a 200', () => {
  it.each([
    ['an object', {}],
    ['a list of something', [{ operationId: 'a', code: 1 }]],
    ['null', 'null'],
    ['a word', '"ok"'],
  ])('with %s is unknown', async (_, body) => {
    expect((await publish({ body })).outcome).toStrictEqual(unknown('wrong_shape', 200));
  });

  it.each(['', '<html>', '[', '\ufeff[]'])('with %j is unknown', async (body) => {
    expect((await publish({ body })).outcome).toStrictEqual(unknown('not_json', 200));
  });

  it('tells when the Department answered, and whether it said to what', async () => {
    const { outcome } = await publish({ body: [], headers: { Date: 'Mon, 23 Nov 2026 09:03:00 GMT' } });
    expect(outcome).toStrictEqual({
      class: 'done',
      failed: [],
      isEchoed: true,
      answeredAt: Date.parse('2026-11-23T09:03:00Z'),
    });
    await using silent = await startHttpPeer(replying({ body: [] }));
    await using department = reverseAt(silent.url);
    expect(await department.publish(BATCH, RQ_UID)).toMatchObject({ class: 'done', isEchoed: false });
  });
});

describe('a 400', () => {
  const answers: readonly [string, unknown, object][] = [
    [
      'touches only what it lists',
      [
        { operationId: 'a', code: 1, message: 'x' },
        { operationId: 'c', code: 2 },
      ],
      {
        class: 'done',
        isEchoed: true,
        failed: [
          { operationId: 'a', reason: 'operation_not_found' },
          { operationId: 'c', reason: 'internal_error' },
        ],
      },
    ],
    [
      'may be one object, and bear what nobody knows',
      { operationId: 'b', code: 3, at: 1 },
      { class: 'done', failed: [{ operationId: 'b', reason: 'bad_input' }] },
    ],
    [
      'may say the same twice',
      [
        { operationId: 'b', code: 1 },
        { operationId: 'b', code: 1 },
      ],
      { class: 'done', failed: [{ operationId: 'b', reason: 'operation_not_found' }] },
    ],
    [
      'without an id is of the whole request: 1',
      [{ code: 1 }],
      { class: 'refused', reason: 'operation_not_found' },
    ],
    ['without an id is of the whole request: 2', { code: 2 }, { class: 'refused', reason: 'internal_error' }],
    ['with an id of null, too', [{ operationId: null, code: 3 }], { class: 'refused', reason: 'bad_input' }],
    ['with an empty id, too', [{ operationId: '', code: 3 }], { class: 'refused', reason: 'bad_input' }],
    [
      'of the whole request outweighs what it lists',
      [{ operationId: 'a', code: 1 }, { code: 2 }],
      { class: 'refused', reason: 'internal_error' },
    ],
    [
      'with the region outweighs everything',
      [{ operationId: 'a', code: 1 }, { code: 3 }, { operationId: 'b', code: 12 }],
      { class: 'not_processed', reason: 'region_unknown' },
    ],
    ['with an unlisted code is unknown', [{ operationId: 'a', code: 4 }], unknown('unlisted_code', 400)],
    ['with an unlisted code of all is unknown', [{ code: 0 }], unknown('unlisted_code', 400)],
    [
      'about an operation that was not sent is unknown',
      [
        { operationId: 'a', code: 1 },
        { operationId: 'z', code: 1 },
      ],
      unknown('wrong_shape', 400),
    ],
    ['about an id as a number is unknown', [{ operationId: 1, code: 1 }], unknown('wrong_shape', 400)],
    [
      'with two words about one operation is unknown: one of them is final',
      [
        { operationId: 'a', code: 2 },
        { operationId: 'a', code: 1 },
      ],
      unknown('wrong_shape', 400),
    ],
    ['that lists nothing is unknown', [], unknown('wrong_shape', 400)],
    ['with a code as text is unknown', [{ operationId: 'a', code: '1' }], unknown('wrong_shape', 400)],
    ['without a code is unknown', [{ operationId: 'a' }], unknown('wrong_shape', 400)],
    ['with a page of the web is unknown', '<html>', unknown('not_json', 400)],
  ];

  it.each(answers)('%s', async (_, body, expected) => {
    expect((await publish({ status: 400, body })).outcome).toMatchObject(expected);
  });
});

describe('no answer of the service', () => {
  it.each([
    [401, { class: 'not_processed', reason: 'key_rejected' }],
    [403, { class: 'not_processed', reason: 'key_rejected' }],
    [503, unknown('server_error', 503)],
    [302, unknown('unexpected_status', 302)],
  ])('%i', async (code, expected) => {
    expect((await publish({ status: code, body: [] })).outcome).toStrictEqual(expected);
  });

  it('too many requests', async () => {
    const { outcome } = await publish({ status: 429, body: [], headers: { 'Retry-After': '7' } });
    expect(outcome).toStrictEqual({
      class: 'not_processed',
      reason: 'too_many_requests',
      retryAfterMs: 7_000,
    });
  });

  it.each([200, 400])('a %i to another request', async (code) => {
    const { outcome } = await publish({ status: code, body: [], headers: { rqUID: 'another' } });
    expect(outcome).toStrictEqual(unknown('wrong_rq_uid', code));
  });

  it('nobody there, and a connection that was torn down', async () => {
    await using away = reverseAt(new URL(`http://127.0.0.1:${await freePort()}`));
    expect(await away.publish(BATCH, RQ_UID)).toStrictEqual({
      class: 'not_sent',
      reason: 'connection_refused',
    });
    await using rude = await startHttpPeer((_, response) => response.destroy());
    await using department = reverseAt(rude.url);
    expect(await department.publish(BATCH, RQ_UID)).toMatchObject({
      class: 'unknown',
      reason: 'connection_lost',
    });
    // A POST is sent once, whatever becomes of it.
    expect(rude.received).toHaveLength(1);
  });
});
