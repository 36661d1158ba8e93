import { describe, expect, it } from 'vitest';
import { cardBody, clientBody, hashOf, IVANOVA } from './persons.ts';
import { codesOf, NOON, type TestStand, testStand } from './test-stand.ts';

const check = ({ send }: TestStand, snils = IVANOVA) => send('GET', `/v1.0/CheckCard/${snils}`);

async function connect({ send }: TestStand): Promise<void> {
  expect((await send('POST', '/v1.0/Clients', { body: clientBody() })).status).toBe(200);
  expect((await send('POST', '/v1.0/Cards', { body: cardBody() })).status).toBe(200);
}

describe('CheckCard', () => {
  it('answers 3 where there is no active card', async () => {
    const answer = await check(await testStand());
    expect(answer.status).toBe(400);
    expect(answer.json()).toEqual([{ code: 3, message: 'У Заявителя нет действующей карты жителя' }]);
  });

  it.each(['1122334459', '11223344596', '00000000000', '112-233-445 95', 'abc', '%31%31'])(
    'answers 1 for the SNILS %s',
    async (snils) => expect(codesOf(await check(await testStand(), encodeURI(snils)))).toEqual([1]),
  );

  it.each(['08765430300', '12345678964', '59492311630', '55658806948', '00100199965'])(
    'takes the SNILS %s',
    async (snils) => expect(codesOf(await check(await testStand(), snils))).toEqual([3]),
  );

  it('describes the card that was connected', async () => {
    const stand = await testStand();
    await connect(stand);
    const answer = await check(stand);
    expect(answer.status).toBe(200);
    expect(answer.json()).toEqual({
      numSID: '9620000000000001',
      dateIssue: '2026-11-23',
      orgIssue: 'ПАО СБЕРБАНК',
      dateEnd: '2029-11-23',
    });
  });

  it('names the issuer of a card that was connected elsewhere', async () => {
    const stand = await testStand();
    await stand.admin('POST', '/admin/cards', { state: 'active', cardHash: 'aa', snils: IVANOVA });
    expect((await check(stand)).json()).toMatchObject({ orgIssue: 'Другой банк' });
  });

  it('answers 3 again once the card is blocked', async () => {
    const stand = await testStand();
    await connect(stand);
    await stand.admin('POST', '/admin/cards/block', { cardHash: hashOf(IVANOVA), by: 'applicant' });
    expect(codesOf(await check(stand))).toEqual([3]);
  });

  it('sees connections and blocks late where the policy says so', async () => {
    const stand = await testStand();
    await stand.admin('PATCH', '/admin/policies', { checkCardLagMs: 5000 });
    await connect(stand);
    stand.clock.now = NOON + 4999;
    expect(codesOf(await check(stand))).toEqual([3]);
    stand.clock.now = NOON + 5000;
    expect((await check(stand)).status).toBe(200);
    await stand.admin('POST', '/admin/cards/block', { cardHash: hashOf(IVANOVA), by: 'bank' });
    expect((await check(stand)).status).toBe(200);
    stand.clock.now = NOON + 10_000;
    expect(codesOf(await check(stand))).toEqual([3]);
  });
});
