import { describe, expect, it } from 'vitest';
import { TRIGGERS } from '../../src/stand/trigger-table.ts';
import { cardBody, clientBody, hashOf, IVANOVA, PETROV } from './persons.ts';
import { type TestStand, testStand } from './test-stand.ts';

const block = ({ admin }: TestStand, body: object) => admin('POST', '/admin/cards/block', body);
const unblock = ({ admin }: TestStand, cardHash: string) =>
  admin('POST', '/admin/cards/unblock', { cardHash });

async function connected(): Promise<TestStand> {
  const stand = await testStand();
  await stand.send('POST', '/v1.0/Clients', { body: clientBody() });
  await stand.send('POST', '/v1.0/Cards', { body: cardBody() });
  return stand;
}

describe('cards', () => {
  it('are blocked and unblocked, and only a bank’s block is not told to the office', async () => {
    const stand = await connected();
    const cardHash = hashOf(IVANOVA);
    for (const by of ['applicant', 'bank', 'department']) {
      expect((await block(stand, { cardHash, by })).json()).toMatchObject({
        state: 'blocked',
        blocked_by: by,
      });
      expect((await block(stand, { cardHash, by })).json()).toEqual({ problem: 'card_not_active' });
      expect((await unblock(stand, cardHash)).json()).toMatchObject({ state: 'active', with_chip: 1 });
    }
    const told = (await stand.send('GET', '/v1.0/clientsOperationInfo')).json();
    expect(told).toMatchObject([{ codeBlock: 2 }, { codeBlock: 3 }]);
  });

  it('that were never connected are only issued again once unblocked', async () => {
    const stand = await testStand();
    for (const snils of [IVANOVA, undefined]) {
      const cardHash = `of ${snils}`;
      await stand.admin('POST', '/admin/cards', { state: 'issued', cardHash, snils });
      await block(stand, { cardHash, by: 'bank' });
      expect((await unblock(stand, cardHash)).json()).toMatchObject({ state: 'issued', blocked_by: null });
    }
  });

  it('are not unblocked beside another active one', async () => {
    const stand = await connected();
    await block(stand, { cardHash: hashOf(IVANOVA), by: 'bank' });
    await stand.admin('POST', '/admin/cards', { state: 'active', cardHash: 'bb', snils: IVANOVA });
    expect((await unblock(stand, hashOf(IVANOVA))).json()).toEqual({ problem: 'has_active_card' });
  });

  it('that can’t be changed so are left alone, with the reason', async () => {
    const stand = await connected();
    const cardHash = hashOf(IVANOVA);
    expect((await unblock(stand, cardHash)).json()).toEqual({ problem: 'card_not_blocked' });
    expect((await unblock(stand, 'zz')).json()).toEqual({ problem: 'card_unknown' });
    expect((await block(stand, { cardHash: 'zz', by: 'bank' })).status).toBe(409);
    const again = { state: 'active', snils: PETROV, cardHash };
    expect((await stand.admin('POST', '/admin/cards', again)).json()).toEqual({ problem: 'card_exists' });
    const second = { state: 'active', snils: IVANOVA, cardHash: 'bb' };
    expect((await stand.admin('POST', '/admin/cards', second)).json()).toEqual({
      problem: 'has_active_card',
    });
  });
});

describe('the rest of the trainer’s side', () => {
  it('shows and changes the policies one by one', async () => {
    const { admin } = await testStand();
    const before = (await admin('GET', '/admin/policies')).json();
    const after = (await admin('PATCH', '/admin/policies', { secondUid: 'refuse' })).json();
    expect(after).toEqual({ ...Object(before), secondUid: 'refuse' });
    expect((await admin('PATCH', '/admin/policies', { secondUid: 'maybe' })).status).toBe(400);
    expect((await admin('PATCH', '/admin/policies', { unknown: 1 })).status).toBe(400);
    expect((await admin('GET', '/admin/policies')).json()).toEqual(after);
  });

  it('shows the table of test persons', async () => {
    const { admin } = await testStand();
    expect((await admin('GET', '/admin/triggers')).json()).toEqual(TRIGGERS);
  });

  it('refuses malformed operations and takes one away', async () => {
    const { admin } = await testStand();
    const bankCard = { cardHash: 'aa' };
    const post = (body: object) => admin('POST', '/admin/operations', body);
    expect((await post({ operationType: 'Register', bankCard })).status).toBe(400);
    expect((await post({ operationType: 'Block', bankCard })).status).toBe(400);
    const good = { operationId: 'a', operationType: 'Block', codeBlock: 2, bankCard };
    expect((await post(good)).status).toBe(200);
    expect((await post(good)).json()).toEqual({ problem: 'id_taken' });
    expect((await admin('DELETE', '/admin/operations/a')).status).toBe(200);
    expect((await admin('DELETE', '/admin/operations/a')).status).toBe(404);
    expect((await admin('PATCH', '/admin/operations/a', { stuck: true })).status).toBe(404);
  });

  it('forgets everything, but gives no numSID twice', async () => {
    const stand = await connected();
    await stand.admin('PATCH', '/admin/policies', { secondUid: 'refuse' });
    await stand.admin('POST', '/admin/reset');
    expect((await stand.admin('GET', '/admin/state')).json()).toMatchObject({
      clients: [],
      cards: [],
      operations: [],
      faults: [],
      policies: { secondUid: 'overwrite' },
    });
    expect(stand.stand.requests()).toEqual([]);
    await stand.send('POST', '/v1.0/Clients', { body: clientBody() });
    const again = await stand.send('POST', '/v1.0/Cards', { body: cardBody() });
    expect(again.json()).toEqual({ numSID: '9620000000000002' });
  });

  it.each([
    ['a foreign host name', { host: 'stand.example.ru' }],
    ['a page from elsewhere', { origin: 'https://example.ru' }],
    ['a page without an address', { origin: 'null' }],
  ])('is closed to %s', async (_what, headers) => {
    const { send, stand } = await testStand();
    for (const path of ['/admin', '/admin/state'])
      expect((await send('GET', path, { headers })).status).toBe(403);
    expect((await send('POST', '/admin/reset', { headers })).status).toBe(403);
    expect(new URL(stand.url).hostname).toBe('127.0.0.1');
  });
});
