import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { list, listFrom, RQ_UID, reverseAt } from './ask-reverse.ts';
import { API_KEY } from './invented-calls.ts';
import { INVENTED_OPERATION, inventedClient, inventedEntry, inventedPage } from './invented-operations.ts';
import { freePort, replying, serverTls, startHttpPeer, startTcpPeer, tlsFile } from './peer.ts';

const MIB = 1_048_576;
const DONE = { class: 'done', isEchoed: true };
const echo = { rqUID: RQ_UID };

/** The one entry of a page that holds but this. */
async function entryOf(json: unknown) {
  const { outcome, entries } = await list({ body: [json] });
  expect(outcome).toMatchObject({ ...DONE, count: 1 });
  expect(entries).toHaveLength(1);
  return entries[0];
}

describe('the request', () => {
  it('is a GET with the size and all headers of the regulation, over the real authority', async () => {
    await using peer = await startHttpPeer(replying({ body: [], headers: echo }), serverTls());
    const { outcome, parts } = await listFrom(peer.url, { caPem: tlsFile('ca.pem') }, 250);
    expect(outcome).toMatchObject({ ...DONE, count: 0 });
    expect(parts).toEqual([]);
    expect(peer.received).toMatchObject([
      {
        method: 'GET',
        path: '/v1.0/clientsOperationInfo?size=250',
        body: '',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'x-api-key': API_KEY,
          prgcode: '45',
          rquid: RQ_UID,
        },
      },
    ]);
  });

  it.each([0, -1, 1.5, Number.NaN])('for %d operations is a bug', async (size) => {
    await using peer = await startHttpPeer(replying({ body: [] }));
    await using department = reverseAt(peer.url);
    await expect(department.list(size, RQ_UID, () => {})).rejects.toThrow('size');
    expect(peer.received).toEqual([]);
  });
});

describe('an entry', () => {
  it('of the regulation’s own kind is taken as it was sent', async () => {
    expect(await entryOf(inventedEntry())).toStrictEqual({
      kind: 'operation',
      operation: INVENTED_OPERATION,
    });
  });

  it('may be a block without a client', async () => {
    const block = {
      operationType: 'Block',
      client: undefined,
      codeBlock: 3,
      bankCard: { cardHash: ' c0ffee ' },
    };
    const { client: _, ...rest } = INVENTED_OPERATION;
    expect(await entryOf(inventedEntry(0, block))).toStrictEqual({
      kind: 'operation',
      operation: { ...rest, type: 'block', blockedBy: 'department', card: { hash: 'c0ffee' } },
    });
  });

  it.each([
    [2, 'applicant'],
    ['2', 'applicant'],
    [3, 'department'],
    [4, 'unknown'],
    [undefined, 'unknown'],
    [null, 'unknown'],
    [true, 'unknown'],
    ['второй', 'unknown'],
    [{}, 'unknown'],
  ])('of a block with code %j was blocked by: %s', async (codeBlock, blockedBy) => {
    const entry = await entryOf(inventedEntry(0, { operationType: 'Block', codeBlock }));
    expect(entry).toMatchObject({ operation: { type: 'block', blockedBy } });
  });

  it.each([2, 4, 'x', null, {}])('of a register says nothing with codeBlock %j', async (codeBlock) => {
    const entry = await entryOf(inventedEntry(0, { codeBlock }));
    expect(entry).toStrictEqual({ kind: 'operation', operation: INVENTED_OPERATION });
  });

  it('may bear fields that nobody knows', async () => {
    const client = inventedClient({ inn: '1', document: { ...inventedClient().document, x: [1] } });
    const entry = await entryOf(inventedEntry(0, { client, comment: { deep: true } }));
    expect(entry).toStrictEqual({ kind: 'operation', operation: INVENTED_OPERATION });
  });

  it('may lack what is not known: blank, null and absent are the same', async () => {
    const client = {
      lastName: 'Выдумкин',
      firstName: 'Пётр',
      middleName: '',
      phone: null,
      snils: ' ',
      document: null,
    };
    const card = { cardHash: 'c0ffee', numSID: '', cardNum: null };
    expect(await entryOf(inventedEntry(0, { client, bankCard: card }))).toMatchObject({
      operation: { client: { lastName: 'Выдумкин', firstName: 'Пётр' }, card: { hash: 'c0ffee' } },
    });
  });

  it('leaves out what is only shown where it is of another type', async () => {
    const document = { docType: 'паспорт', series: '3705', number: '123321', unitCode: 450001, issuedBy: [] };
    const client = inventedClient({ phone: 79120000000, document });
    const bankCard = { cardHash: 'c0ffee', numSID: 9620111111112222, cardNum: 3 };
    expect(await entryOf(inventedEntry(0, { client, bankCard }))).toStrictEqual({
      kind: 'operation',
      operation: {
        ...INVENTED_OPERATION,
        client: expect.objectContaining({ document: { series: '3705', number: '123321' } }),
        card: { hash: 'c0ffee' },
      },
    });
  });

  it.each([
    [1, 1],
    ['14', 14],
    [15, undefined],
    [-1, undefined],
    ['1.0', undefined],
    [true, undefined],
  ])('with document type %j has type %j', async (docType, type) => {
    const document = { docType, number: '1' };
    const entry = await entryOf(inventedEntry(0, { client: inventedClient({ document }) }));
    expect(entry).toMatchObject({ operation: { client: { document: { number: '1' } } } });
    expect(entry?.kind === 'operation' && entry.operation.client?.document?.type).toBe(type);
  });

  it('may tell its time with a zone', async () => {
    const entry = await entryOf(inventedEntry(0, { operationDateTime: '2026-11-23T07:00:00.346Z' }));
    expect(entry).toMatchObject({ operation: { madeAt: INVENTED_OPERATION.madeAt } });
  });
});

describe('an entry that can’t be taken for an operation', () => {
  const unreadable: readonly [string, Record<string, unknown>, string][] = [
    ['an unknown type', { operationType: 'Transfer' }, 'вид операции'],
    ['no type', { operationType: undefined }, 'вид операции'],
    ['a day that is none', { operationDateTime: '2026-02-30T12:00:00.000' }, 'дата и время операции'],
    ['a time as a number', { operationDateTime: 1795413600346 }, 'дата и время операции'],
    ['no card', { bankCard: undefined }, 'карта'],
    ['no hash', { bankCard: { cardNum: '43' } }, 'хеш карты'],
    ['a blank hash', { bankCard: { cardHash: ' ' } }, 'хеш карты'],
    ['a hash as a number', { bankCard: { cardHash: 12 } }, 'хеш карты'],
    ['a register without a client', { client: undefined }, 'заявитель'],
    ['a client as text', { client: 'Выдумкин' }, 'заявитель'],
    [
      'a SNILS as a number, whose zeros may be lost',
      { client: inventedClient({ snils: 8765430300 }) },
      'СНИЛС',
    ],
    ['a name as a list', { client: inventedClient({ lastName: ['Выдумкин'] }) }, 'фамилия'],
    [
      'a document number as a number',
      { client: inventedClient({ document: { number: 123 } }) },
      'номер документа',
    ],
    ['an endless name', { client: inventedClient({ firstName: 'а'.repeat(1001) }) }, 'имя'],
  ];

  it.each(unreadable)('(%s) is told with its id and what is wrong, without values', async (_, more, why) => {
    const json = inventedEntry(7, more);
    expect(await entryOf(json)).toStrictEqual({
      kind: 'unreadable',
      entry: { operationId: json.operationId, why: `Не читается: ${why}.`, raw: JSON.stringify(json) },
    });
  });

  it.each([
    ['none', undefined],
    ['a number', 12],
    ['blank', '  '],
    ['too long', 'x'.repeat(256)],
    ['with something invisible in it', 'a\u0000b'],
    ['half a sign', 'a\ud800'],
  ])('whose id is %s is told without it', async (_, operationId) => {
    const entry = await entryOf(inventedEntry(0, { operationId }));
    expect(entry).toMatchObject({ kind: 'unreadable', entry: { why: 'Не читается: номер операции.' } });
    expect(entry).not.toHaveProperty('entry.operationId');
  });

  it.each([[null], [1], ['x'], [[]], [{}]])('may be no object of ours at all: %j', async (json) => {
    expect(await entryOf(json)).toMatchObject({ kind: 'unreadable', entry: { raw: JSON.stringify(json) } });
  });

  it('is kept to 16 384 characters, whole ones', async () => {
    const entry = await entryOf(inventedEntry(0, { operationType: '😀'.repeat(20_000) }));
    const raw = entry?.kind === 'unreadable' ? entry.entry.raw : '';
    expect(raw).toHaveLength(16_384);
    expect(raw.isWellFormed()).toBe(true);
  });

  it('spoils none but itself', async () => {
    const { outcome, entries } = await list({
      body: [inventedEntry(1), null, inventedEntry(2, { operationType: 'X' }), inventedEntry(3)],
    });
    expect(outcome).toMatchObject({ ...DONE, count: 4 });
    expect(entries.map(({ kind }) => kind)).toEqual(['operation', 'unreadable', 'unreadable', 'operation']);
  });
});

describe('one id twice in a page', () => {
  it('is one operation where both say the same, in whatever order', async () => {
    const reversed = Object.fromEntries(Object.entries(inventedEntry(1)).toReversed());
    const { outcome, entries } = await list({ body: [inventedEntry(1), inventedEntry(2), reversed] });
    // As many as were asked for may have come, so the second one counts.
    expect(outcome).toMatchObject({ count: 3 });
    expect(entries).toMatchObject([{ operation: { card: { hash: 'c0ffee1' } } }, { kind: 'operation' }]);
  });

  it('is the first one and, behind it, another to be told of where they differ', async () => {
    const other = inventedEntry(1, { bankCard: { cardHash: 'another' } });
    const { entries } = await list({ body: [inventedEntry(1), other] });
    expect(entries).toMatchObject([
      { kind: 'operation', operation: { card: { hash: 'c0ffee1' } } },
      { kind: 'operation', operation: { operationId: other.operationId, card: { hash: 'another' } } },
    ]);
  });

  it('is never the second one where the first can not be read', async () => {
    const unread = inventedEntry(1, { operationType: 'X' });
    const { entries } = await list({ body: [unread, inventedEntry(1)] });
    expect(entries).toMatchObject([
      { kind: 'unreadable', entry: { raw: JSON.stringify(unread) } },
      { kind: 'unreadable', entry: { raw: JSON.stringify(inventedEntry(1)) } },
    ]);
  });
});

describe('a page that is none', () => {
  const DEEP = `[${'['.repeat(400_000)}${']'.repeat(400_000)}]`;
  const bodies: readonly [string, unknown, string][] = [
    ['an object', {}, 'wrong_shape'],
    ['an object with a list in it', { operations: [] }, 'wrong_shape'],
    ['text', '"[]"', 'wrong_shape'],
    ['null', 'null', 'wrong_shape'],
    ['nothing', '', 'not_json'],
    ['half a page', inventedPage(3).subarray(0, 1_000), 'not_json'],
    ['half a long page', inventedPage(3_000).subarray(0, 1_000_000), 'not_json'],
    ['a bomb of brackets', DEEP, 'not_json'],
    ['a poisoned prototype', '[{"__proto__":{"operationId":"a"}}]', 'not_json'],
    ['more entries than go into a page', `[${'1,'.repeat(100_000)}1]`, 'too_large'],
  ];

  it.each(bodies)('(%s) hands nothing over', async (_, body, reason) => {
    const { outcome, parts } = await list({ body });
    expect(outcome).toStrictEqual({ class: 'unknown', reason, httpStatus: 200 });
    expect(parts).toEqual([]);
  });

  it('(a long one that calls itself a page of the web) hands nothing over', async () => {
    const { outcome, parts } = await list({
      body: inventedPage(1_000),
      headers: { 'Content-Type': 'text/html' },
    });
    expect(outcome).toMatchObject({ class: 'unknown', reason: 'not_json' });
    expect(parts).toEqual([]);
  });
});

describe('other answers', () => {
  const region = { class: 'not_processed', reason: 'region_unknown' };
  const answers: readonly [number, unknown, object][] = [
    [400, [{ code: 12, message: 'x' }], region],
    [400, { code: 12 }, region],
    [400, [{ code: 3 }, { code: 12 }], region],
    [400, [{ code: 3 }], { class: 'unknown', reason: 'unlisted_code', httpStatus: 400 }],
    [400, [], { class: 'unknown', reason: 'wrong_shape', httpStatus: 400 }],
    [400, 'x', { class: 'unknown', reason: 'not_json', httpStatus: 400 }],
    [401, [], { class: 'not_processed', reason: 'key_rejected' }],
    [403, [], { class: 'not_processed', reason: 'key_rejected' }],
    [429, [], { class: 'not_processed', reason: 'too_many_requests' }],
    [204, '', { class: 'unknown', reason: 'unexpected_status', httpStatus: 204 }],
    [302, [], { class: 'unknown', reason: 'unexpected_status', httpStatus: 302 }],
    [500, [], { class: 'unknown', reason: 'server_error', httpStatus: 500 }],
  ];

  it.each(answers)('%i %j', async (status, body, expected) => {
    const { outcome, parts } = await list({ status, body });
    expect(outcome).toStrictEqual(expected);
    expect(parts).toEqual([]);
  });

  it('nobody there: nothing was sent', async () => {
    const port = await freePort();
    const { outcome } = await listFrom(new URL(`http://127.0.0.1:${port}`));
    expect(outcome).toStrictEqual({ class: 'not_sent', reason: 'connection_refused' });
  });

  it('none, or half of one', async () => {
    await using rude = await startHttpPeer((_, response) => response.destroy());
    expect((await listFrom(rude.url)).outcome).toMatchObject({ class: 'unknown', reason: 'connection_lost' });
    await using mute = await startHttpPeer(() => {});
    const limits = { headersMs: 50, answerMs: 100 };
    expect((await listFrom(mute.url, { limits })).outcome).toMatchObject({
      class: 'unknown',
      reason: 'timeout',
    });
    const page = inventedPage(1_000);
    await using half = await startTcpPeer((socket) =>
      socket.once('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${page.length}\r\n\r\n`);
        socket.end(page.subarray(0, -1));
      }),
    );
    const { outcome, parts } = await listFrom(half.url);
    expect(outcome).toMatchObject({ class: 'unknown', reason: 'connection_lost' });
    expect(parts).toEqual([]);
  });
});

describe('the rqUID of the answer', () => {
  const answer = (headers: Readonly<Record<string, string>>, status = 200) =>
    startHttpPeer(replying({ status, headers, body: status === 200 ? [inventedEntry()] : [{ code: 12 }] }));

  it('may be missing: told, and no more', async () => {
    await using peer = await answer({});
    const { outcome, entries } = await listFrom(peer.url);
    expect(outcome).toMatchObject({ class: 'done', isEchoed: false, count: 1 });
    expect(entries).toHaveLength(1);
  });

  it.each([RQ_UID.toUpperCase(), ` ${RQ_UID} `])('is ours as %j', async (rqUID) => {
    await using peer = await answer({ rqUID });
    expect((await listFrom(peer.url)).outcome).toMatchObject(DONE);
  });

  it.each([200, 400])('of another request makes a %i unknown, unread', async (status) => {
    for (const rqUID of ['1', RQ_UID.replace('a', 'b'), `${RQ_UID}, ${RQ_UID}`]) {
      await using peer = await answer({ rqUID }, status);
      const { outcome, parts } = await listFrom(peer.url);
      expect(outcome).toStrictEqual({ class: 'unknown', reason: 'wrong_rq_uid', httpStatus: status });
      expect(parts).toEqual([]);
    }
  });

  it('of a gateway’s own answer says nothing', async () => {
    const { outcome } = await list({ status: 401, body: [], headers: { rqUID: 'gateway' } });
    expect(outcome).toStrictEqual({ class: 'not_processed', reason: 'key_rejected' });
  });
});

it('tells when the Department answered', async () => {
  const { outcome } = await list({ body: [], headers: { Date: 'Mon, 23 Nov 2026 09:03:00 GMT' } });
  expect(outcome).toMatchObject({ answeredAt: Date.parse('2026-11-23T09:03:00Z') });
});

describe('a long page', () => {
  it('comes in the order of the list, some at a time, with the loop free in between', async () => {
    await using peer = await startHttpPeer(replying({ body: inventedPage(2_500), headers: echo }));
    await using department = reverseAt(peer.url);
    const ids: string[] = [];
    const turns: number[] = [];
    let turn = 0;
    let over = false;
    const counting = (async () => {
      while (!over) {
        await setImmediate();
        turn += 1;
      }
    })();
    const outcome = await department.list(2_500, RQ_UID, (entries) => {
      turns.push(turn);
      expect(entries.length).toBeLessThanOrEqual(200);
      for (const entry of entries) if (entry.kind === 'operation') ids.push(entry.operation.operationId);
    });
    over = true;
    await counting;
    expect(outcome).toMatchObject({ ...DONE, count: 2_500 });
    expect(ids).toEqual(Array.from({ length: 2_500 }, (_, index) => inventedEntry(index).operationId));
    expect(new Set(turns).size).toBe(turns.length);
    expect(turns.length).toBeGreaterThanOrEqual(13);
  });

  it('waits for whoever takes them', async () => {
    await using peer = await startHttpPeer(replying({ body: inventedPage(600) }));
    await using department = reverseAt(peer.url);
    let busy = 0;
    await department.list(600, RQ_UID, async () => {
      busy += 1;
      expect(busy).toBe(1);
      await setImmediate();
      busy -= 1;
    });
  });

  it.each([1, 1_000])('of %i ends with what its taker throws', async (count) => {
    await using peer = await startHttpPeer(replying({ body: inventedPage(count) }));
    await using department = reverseAt(peer.url);
    const taken: number[] = [];
    const fault = new Error('the disk is full');
    const listed = department.list(count, RQ_UID, (entries) => {
      taken.push(entries.length);
      throw fault;
    });
    await expect(listed).rejects.toBe(fault);
    expect(taken).toHaveLength(1);
  });

  it.each([100, 1_000])('of %i is cut off by its signal', async (count) => {
    await using peer = await startHttpPeer(replying({ body: inventedPage(count) }));
    await using department = reverseAt(peer.url);
    const stop = new AbortController();
    let parts = 0;
    const outcome = await department.list(
      count,
      RQ_UID,
      () => {
        parts += 1;
        stop.abort();
      },
      stop.signal,
    );
    expect(parts).toBe(1);
    // A short page had been handed over as a whole by then.
    expect(outcome.class).toBe(count === 100 ? 'done' : 'unknown');
    expect(await department.list(count, RQ_UID, () => {}, stop.signal)).toStrictEqual({
      class: 'unknown',
      reason: 'interrupted',
    });
    expect(peer.received).toHaveLength(1);
  });

  it('may have 16 MiB and not a byte more', async () => {
    const page = inventedPage(20_000);
    const full = Buffer.concat([page, Buffer.alloc(16 * MIB - page.length, ' ')]);
    const { outcome, entries } = await list({ body: full });
    expect(outcome).toMatchObject({ ...DONE, count: 20_000 });
    expect(entries).toHaveLength(20_000);
    const over = await list({ body: Buffer.concat([full, Buffer.from(' ')]) });
    expect(over.outcome).toMatchObject({ class: 'unknown', reason: 'too_large' });
    expect(over.parts).toEqual([]);
  });
});

it('shows no key where the whole object is printed', async () => {
  await using department = reverseAt(new URL('http://127.0.0.1:1'));
  const { inspect } = await import('node:util');
  expect(inspect(department, { depth: 9 })).not.toContain(API_KEY);
});
