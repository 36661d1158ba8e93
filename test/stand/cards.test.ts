import { describe, expect, it } from 'vitest';
import { cardBody, clientBody, hashOf, IVANOVA, PETROV } from './persons.ts';
import { codesOf, type TestStand, testStand } from './test-stand.ts';

const connect = ({ send }: TestStand, body: unknown) => send('POST', '/v1.0/Cards', { body });

async function registered(...persons: readonly string[]): Promise<TestStand> {
  const stand = await testStand();
  for (const snils of persons) await stand.send('POST', '/v1.0/Clients', { body: clientBody(snils) });
  return stand;
}

describe('Cards', () => {
  it('connects a card', async () => {
    const stand = await registered(IVANOVA);
    const answer = await connect(stand, cardBody());
    expect(answer.status).toBe(200);
    expect(answer.json()).toEqual({ numSID: '9620000000000001' });
  });

  it('keeps neither cipher text nor account', async () => {
    const stand = await registered(IVANOVA);
    await connect(stand, cardBody(IVANOVA, { cardCrypto: 'Q1BIRVI=', account: '40817810638000000001' }));
    const state = (await stand.admin('GET', '/admin/state')).bytes.toString();
    expect(state).not.toMatch(/Q1BIRVI|40817810638000000001/);
  });

  it('takes a card without account and service hashes', async () => {
    const stand = await registered(IVANOVA);
    const { hashNums: _, ...body } = cardBody();
    expect((await connect(stand, body)).status).toBe(200);
  });

  it('may leave the numSID out', async () => {
    const stand = await registered(IVANOVA);
    await stand.admin('PATCH', '/admin/policies', { numSid: 'left_out' });
    expect((await connect(stand, cardBody())).json()).toEqual({});
  });

  it('answers 1 for a person who is not registered', async () => {
    expect(codesOf(await connect(await testStand(), cardBody()))).toEqual([1]);
  });

  it('answers 2 for a card that is not in a closed register, and takes one that is', async () => {
    const stand = await registered(IVANOVA);
    await stand.admin('PATCH', '/admin/policies', { cardRegister: 'closed' });
    expect(codesOf(await connect(stand, cardBody()))).toEqual([2]);
    await stand.admin('POST', '/admin/cards', { state: 'issued', cardHash: hashOf(IVANOVA) });
    expect((await connect(stand, cardBody())).status).toBe(200);
  });

  it.each([
    ['bank', undefined, 'по инициативе банка'],
    ['department', undefined, 'по инициативе Департамента'],
    ['bank', 'карта утрачена', 'карта утрачена'],
  ])('answers 3 for a card blocked by the %s (%s), with the reason', async (by, reason, said) => {
    const stand = await registered(IVANOVA);
    await connect(stand, cardBody());
    await stand.admin('POST', '/admin/cards/block', { cardHash: hashOf(IVANOVA), by, reason });
    expect((await connect(stand, cardBody())).json()).toEqual([
      { code: 3, message: `Карта заблокирована, причина блокировки: ${said}` },
    ]);
  });

  it('unblocks a card that its holder had blocked, under the same numSID', async () => {
    const stand = await registered(IVANOVA);
    await connect(stand, cardBody());
    await stand.admin('POST', '/admin/cards/block', { cardHash: hashOf(IVANOVA), by: 'applicant' });
    expect((await connect(stand, cardBody())).json()).toEqual({ numSID: '9620000000000001' });
    expect((await stand.send('GET', `/v1.0/CheckCard/${IVANOVA}`)).status).toBe(200);
  });

  it('answers 4 for the card of another person, also where it was only issued', async () => {
    const stand = await registered(IVANOVA, PETROV);
    await connect(stand, cardBody(PETROV));
    expect(codesOf(await connect(stand, cardBody(IVANOVA, { cardHash: hashOf(PETROV) })))).toEqual([4]);
    await stand.admin('POST', '/admin/cards', { state: 'issued', cardHash: 'aa', snils: PETROV });
    expect(codesOf(await connect(stand, cardBody(IVANOVA, { cardHash: 'aa' })))).toEqual([4]);
  });

  it.each([
    ['СНИЛС', { snils: '11223344596' }],
    ['Хешированный номер карты', { cardHash: '2200000000000053' }],
    ['Шифрованный номер карты', { cardCrypto: '2200 0000 0000 0053' }],
    ['Номер банковского счёта', { account: '4081781063800000000' }],
    ['Последние две цифры карты', { cardNum: '5' }],
    ['Идентификатор ключа хеширования', { hashNums: [{ keyId: 'k'.repeat(21), hashNum: 'ab' }] }],
    ['Хеш для сервиса', { hashNums: [{ keyId: 'k', hashNum: 'a'.repeat(129) }] }],
  ])('answers 5 and names it: %s', async (name, more) => {
    const answer = await connect(await registered(IVANOVA), cardBody(IVANOVA, more));
    expect(answer.json()).toEqual([{ code: 5, message: `Некорректные реквизиты: - ${name}.` }]);
  });

  it.each([
    ['an unknown field', { mifareId: 'ab' }],
    ['null', { account: null }],
    ['an empty string', { alias: '' }],
    ['a truth value as text', { isMifare: 'true' }],
    ['a missing field', { cardHash: undefined }],
    ['an object for an array', { hashNums: {} }],
  ])('answers 6: %s', async (_what, more) => {
    expect(codesOf(await connect(await registered(IVANOVA), cardBody(IVANOVA, more)))).toEqual([6]);
  });

  it('answers 7 where another card is active: one active card a person', async () => {
    const stand = await registered(IVANOVA);
    await connect(stand, cardBody());
    expect(codesOf(await connect(stand, cardBody(IVANOVA, { cardHash: 'bb' })))).toEqual([7]);
    await stand.admin('POST', '/admin/cards/block', { cardHash: hashOf(IVANOVA), by: 'bank' });
    expect((await connect(stand, cardBody(IVANOVA, { cardHash: 'bb' }))).status).toBe(200);
  });

  it('answers the same pair again with the same numSID, or with 7, by the policy', async () => {
    const stand = await registered(IVANOVA);
    await connect(stand, cardBody());
    expect((await connect(stand, cardBody())).json()).toEqual({ numSID: '9620000000000001' });
    await stand.admin('PATCH', '/admin/policies', { repeatedPair: 'has_active_card' });
    expect(codesOf(await connect(stand, cardBody()))).toEqual([7]);
    expect((await stand.admin('GET', '/admin/operations')).json()).toHaveLength(1);
  });

  it.each([
    ['owner_first', 4],
    ['active_first', 7],
  ])('checks in the order of the policy: %s', async (cardsCheckOrder, code) => {
    const stand = await registered(IVANOVA, PETROV);
    await stand.admin('PATCH', '/admin/policies', { cardsCheckOrder });
    await connect(stand, cardBody());
    await connect(stand, cardBody(PETROV));
    expect(codesOf(await connect(stand, cardBody(IVANOVA, { cardHash: hashOf(PETROV) })))).toEqual([code]);
  });
});
