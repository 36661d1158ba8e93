import { describe, expect, it } from 'vitest';
import { cardBody, clientBody, hashOf, IVANOVA, PETROV, SIDOROV } from './persons.ts';
import { codesOf, type TestStand, testStand } from './test-stand.ts';

const PATH = '/v1.0/clientsOperationInfo';

const publish = ({ send }: TestStand, body: unknown) => send('POST', PATH, { body });

/** The portal did something; `at` is the region's time of day. */
function onPortal(
  { admin }: TestStand,
  operationId: string,
  at: string,
  more: Readonly<Record<string, unknown>> = {},
) {
  return admin('POST', '/admin/operations', {
    operationId,
    operationType: 'Register',
    operationDateTime: `2026-11-23T${at}`,
    client: { lastName: ' Иванова', firstName: 'Мария', snils: IVANOVA },
    bankCard: { cardHash: hashOf(IVANOVA), cardNum: '53' },
    changesCard: false,
    ...more,
  });
}

async function listed({ send }: TestStand, query = ''): Promise<string[]> {
  const answer = await send('GET', PATH + query);
  expect(answer.status).toBe(200);
  return [answer.json()].flat().map((operation: unknown) => {
    if (typeof operation === 'object' && operation !== null && 'operationId' in operation) {
      return String(operation.operationId);
    }
    throw new Error('no operationId');
  });
}

async function connectHere({ send }: TestStand): Promise<void> {
  await send('POST', '/v1.0/Clients', { body: clientBody() });
  expect((await send('POST', '/v1.0/Cards', { body: cardBody() })).status).toBe(200);
}

describe('the list of operations', () => {
  it('is an empty array where there is nothing', async () => {
    const { send } = await testStand();
    expect((await send('GET', PATH)).json()).toEqual([]);
  });

  it('tells of an operation in the words of 4.5.1', async () => {
    const stand = await testStand();
    const document = { docType: 1, series: '3705', number: '123456', unitCode: '450-001' };
    const client = { lastName: ' Иванова', firstName: 'Мария', birthDate: '1981-12-01', document };
    await onPortal(stand, 'a', '10:46:30.346', { client });
    expect((await stand.send('GET', PATH)).json()).toEqual([
      {
        operationId: 'a',
        operationType: 'Register',
        operationDateTime: '2026-11-23T10:46:30.346',
        client,
        bankCard: { cardNum: '53', cardHash: hashOf(IVANOVA) },
      },
    ]);
  });

  it('shows the oldest first, whatever the order they came in, and every card of the applicant', async () => {
    const stand = await testStand();
    await onPortal(stand, 'third', '11:00:00.000');
    await onPortal(stand, 'first', '09:00:00.000', { bankCard: { cardHash: 'other card' } });
    await onPortal(stand, 'second', '10:59:59.999');
    expect(await listed(stand)).toEqual(['first', 'second', 'third']);
  });

  it('holds at most size operations, 1000 by default', async () => {
    const stand = await testStand();
    for (let index = 0; index < 1001; index += 1) await onPortal(stand, `${index}`, '10:00:00.000');
    expect(await listed(stand)).toHaveLength(1000);
    expect(await listed(stand, '?size=2')).toEqual(['0', '1']);
    expect(await listed(stand, '?size=1001')).toHaveLength(1001);
  });

  it.each(['?size=0', '?size=-1', '?size=x', '?size=1.5', '?size=', '?size=1&size=2', '?prgCode=45'])(
    'refuses %s',
    async (query) => {
      const { send } = await testStand();
      expect(codesOf(await send('GET', PATH + query))).toEqual([3]);
    },
  );

  it('never holds what the office did itself', async () => {
    const stand = await testStand();
    await connectHere(stand);
    expect(await listed(stand)).toEqual([]);
    expect((await stand.admin('GET', '/admin/operations')).json()).toMatchObject([
      { direction: 'forward', status: 2, at: '2026-11-23T12:00:00.000' },
    ]);
  });

  it('leaves out earlier operations with a card that the office connected, and no others', async () => {
    const stand = await testStand();
    await onPortal(stand, 'before', '11:59:59.999');
    await onPortal(stand, 'another card', '09:00:00.000', { bankCard: { cardHash: 'bb' } });
    await connectHere(stand);
    await onPortal(stand, 'the same moment', '12:00:00.000');
    await onPortal(stand, 'after', '12:00:00.001');
    expect(await listed(stand)).toEqual(['another card', 'the same moment', 'after']);
  });

  it('bears a Block without a client', async () => {
    const stand = await testStand();
    await connectHere(stand);
    await stand.admin('POST', '/admin/cards/block', { cardHash: hashOf(IVANOVA), by: 'department' });
    expect((await stand.send('GET', PATH)).json()).toMatchObject([
      { operationType: 'Block', codeBlock: 3, bankCard: { numSID: '9620000000000001', cardNum: '53' } },
    ]);
    expect((await stand.send('GET', PATH)).json()).not.toMatchObject([{ client: expect.anything() }]);
  });
});

describe('what happens on the portal', () => {
  it('connects the card at once and makes the person known', async () => {
    const stand = await testStand();
    expect((await onPortal(stand, 'a', '10:00:00.000', { changesCard: true })).status).toBe(200);
    expect((await stand.send('GET', `/v1.0/CheckCard/${IVANOVA}`)).json()).toMatchObject({
      numSID: '9620000000000001',
    });
    expect((await stand.send('GET', PATH)).json()).toMatchObject([
      { bankCard: { numSID: '9620000000000001' } },
    ]);
  });

  it('blocks a card, and the holder’s own block can be undone by the office', async () => {
    const stand = await testStand();
    await connectHere(stand);
    const block = { operationType: 'Block', codeBlock: 2, client: undefined, changesCard: true };
    await onPortal(stand, 'a', '13:00:00.000', block);
    expect(codesOf(await stand.send('GET', `/v1.0/CheckCard/${IVANOVA}`))).toEqual([3]);
    expect((await stand.send('POST', '/v1.0/Cards', { body: cardBody() })).status).toBe(200);
  });

  it('cannot connect what the Department would not', async () => {
    const stand = await testStand();
    await connectHere(stand);
    const other = { bankCard: { cardHash: 'bb' }, changesCard: true };
    expect((await onPortal(stand, 'a', '13:00:00.000', other)).json()).toEqual({
      problem: 'has_active_card',
    });
    const another = { client: { snils: PETROV }, changesCard: true };
    expect((await onPortal(stand, 'b', '13:00:00.000', another)).json()).toEqual({
      problem: 'card_of_another',
    });
    await stand.admin('POST', '/admin/cards/block', { cardHash: hashOf(IVANOVA), by: 'bank' });
    const blocked = await onPortal(stand, 'c', '13:00:00.000', { changesCard: true });
    expect(blocked.json()).toEqual({ problem: 'card_blocked' });
    expect(await listed(stand)).toEqual([]);
  });
});

describe('publishing statuses', () => {
  it.each([1, 2, 3, 4, 5, 6])('takes the operation off the list with status %i', async (bankStatusCode) => {
    const stand = await testStand();
    await onPortal(stand, 'a', '10:00:00.000');
    await onPortal(stand, 'b', '10:00:00.001');
    const answer = await publish(stand, [{ operationId: 'a', bankStatusCode }]);
    expect(answer.status).toBe(200);
    expect(answer.json()).toEqual([]);
    expect(await listed(stand)).toEqual(['b']);
  });

  it('keeps the trace of what was published, in order', async () => {
    const stand = await testStand();
    await onPortal(stand, 'a', '10:00:00.000');
    for (const bankStatusCode of [1, 2, 2]) await publish(stand, [{ operationId: 'a', bankStatusCode }]);
    expect((await stand.admin('GET', '/admin/operations')).json()).toMatchObject([
      { id: 'a', status: 2, statuses: [1, 2, 2] },
    ]);
  });

  it('names only the operations that failed and takes the rest', async () => {
    const stand = await testStand();
    for (const id of ['a', 'stuck', 'c']) await onPortal(stand, id, '10:00:00.000');
    await stand.admin('PATCH', '/admin/operations/stuck', { stuck: true });
    const batch = ['a', 'nowhere', 'stuck', 'c'].map((operationId) => ({ operationId, bankStatusCode: 1 }));
    const answer = await publish(stand, batch);
    expect(answer.status).toBe(400);
    expect(answer.json()).toEqual([
      { operationId: 'nowhere', code: 1, message: 'Операция не найдена в системе' },
      { operationId: 'stuck', code: 2, message: 'Внутренняя ошибка обработки' },
    ]);
    expect(await listed(stand)).toEqual(['stuck']);
  });

  it('does not know the operations of the office itself', async () => {
    const stand = await testStand();
    await connectHere(stand);
    const own = '00000000-0000-4000-8000-000000000001';
    expect(codesOf(await publish(stand, [{ operationId: own, bankStatusCode: 3 }]))).toEqual([1]);
  });

  it.each([
    ['an object', {}],
    ['status 0', [{ operationId: 'a', bankStatusCode: 0 }]],
    ['status 7', [{ operationId: 'a', bankStatusCode: 7 }]],
    ['a status as text', [{ operationId: 'a', bankStatusCode: '1' }]],
    ['an unknown field', [{ operationId: 'a', bankStatusCode: 1, comment: 'x' }]],
    ['a long id', [{ operationId: 'a'.repeat(37), bankStatusCode: 1 }]],
    ['one wrong entry', [{ operationId: 'a', bankStatusCode: 1 }, {}]],
  ])('answers 3 for the whole request and takes nothing: %s', async (_what, body) => {
    const stand = await testStand();
    await onPortal(stand, 'a', '10:00:00.000');
    const answer = await publish(stand, body);
    expect(answer.json()).toEqual([
      { code: 3, message: 'Некорректные входные данные (данные не соответствуют JSON Schema)' },
    ]);
    expect(await listed(stand)).toEqual(['a']);
  });

  it('answers 2 for the whole request while no status can be changed', async () => {
    const stand = await testStand();
    await onPortal(stand, 'a', '10:00:00.000', { client: { snils: SIDOROV } });
    await stand.admin('PATCH', '/admin/policies', { statusUpdates: 'fail' });
    const answer = await publish(stand, [{ operationId: 'a', bankStatusCode: 1 }]);
    expect(answer.json()).toEqual([{ code: 2, message: 'Внутренняя ошибка обработки' }]);
  });
});
