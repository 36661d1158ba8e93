import { describe, expect, it } from 'vitest';
import { cardBody, clientBody, hashOf, IVANOVA } from './persons.ts';
import { type TestStand, testStand } from './test-stand.ts';

const registerChip = ({ send }: TestStand, mifareId: unknown, cardHash: unknown = hashOf(IVANOVA)) =>
  send('POST', '/v1.0/RegisterMifare', { body: { cardHash, mifareId } });

async function connected(): Promise<TestStand> {
  const stand = await testStand();
  await stand.send('POST', '/v1.0/Clients', { body: clientBody() });
  await stand.send('POST', '/v1.0/Cards', { body: cardBody() });
  return stand;
}

const chipOf = async ({ admin }: TestStand) => (await admin('GET', '/admin/state')).json();

describe('RegisterMifare', () => {
  it.each(['2A83155E', '5e15832a', '0713233758', '1234567891010032'])(
    'registers %s, and again',
    async (uid) => {
      const stand = await connected();
      for (const _ of [1, 2]) {
        const answer = await registerChip(stand, uid);
        expect(answer.status).toBe(200);
        expect(answer.json()).toEqual({ code: 0, message: 'Майфер зарегистрирован' });
      }
      expect(await chipOf(stand)).toMatchObject({ cards: [{ mifare_id: uid }] });
    },
  );

  it.each([
    ['', 'ab'],
    ['2A:83', 'ab'],
    [12345678, 'ab'],
    [null, 'ab'],
    ['2A83155E', ''],
  ])('answers 1, as a single object: %j', async (mifareId, cardHash) => {
    const answer = await registerChip(await connected(), mifareId, cardHash);
    expect(answer.status).toBe(400);
    expect(answer.json()).toEqual({
      code: 1,
      message: 'Некорректные входные данные (запрос не соответствует JSON Schema)',
    });
  });

  it('answers 2, as a single object, for an unknown card and for one that is blocked', async () => {
    const stand = await connected();
    const unknown = await registerChip(stand, '2A83155E', 'ffff');
    expect(unknown.json()).toEqual({ code: 2, message: 'Карта не существует' });
    await stand.admin('POST', '/admin/cards/block', { cardHash: hashOf(IVANOVA), by: 'applicant' });
    expect((await registerChip(stand, '2A83155E')).json()).toMatchObject({ code: 2 });
  });

  it('overwrites a second UID or refuses it, by the policy', async () => {
    const stand = await connected();
    await registerChip(stand, '2A83155E');
    expect((await registerChip(stand, '11223344')).status).toBe(200);
    await stand.admin('PATCH', '/admin/policies', { secondUid: 'refuse' });
    expect((await registerChip(stand, '2A83155E')).json()).toMatchObject({ code: 1 });
    expect(await chipOf(stand)).toMatchObject({ cards: [{ mifare_id: '11223344' }] });
  });
});
