import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { CALLS, SNILS, SUCCESSES } from './invented-calls.ts';

const WRONG_SHAPE = { class: 'unknown', reason: 'wrong_shape', httpStatus: 200 };

describe('Clients 200', () => {
  it.each([
    SUCCESSES.register_client,
    { snils: SNILS },
    { snils: '594-923-116 30', isSchoolboy: 'нет' },
    { snils: SNILS, isSchoolboy: false, region: 45 },
  ])('is done with %j', async (body) => {
    expect(await ask(CALLS.register_client, { body })).toMatchObject({
      class: 'done',
      answer: { step: 'register_client' },
    });
  });

  it.each([
    {},
    [],
    null,
    { snils: Number(SNILS) },
    { snils: '11223344595' },
    { code: 5, message: 'У Заявителя есть активная карта другого банка' },
  ])('is not guessed at where it is %j', async (body) => {
    expect(await ask(CALLS.register_client, { body: JSON.stringify(body) })).toStrictEqual(WRONG_SHAPE);
  });
});

describe('Cards 200', () => {
  it('is done with the social card number', async () => {
    expect(await ask(CALLS.connect_card, { body: SUCCESSES.connect_card })).toMatchObject({
      class: 'done',
      answer: { step: 'connect_card', numSid: '962011111112222' },
    });
  });

  it.each([{}, { numSID: null }, { numSID: '' }, { code: 0, message: 'Принято' }])(
    'is done without one: %j',
    async (body) => {
      const outcome = await ask(CALLS.connect_card, { body });
      expect(outcome).toMatchObject({ class: 'done', answer: { step: 'connect_card' } });
      expect(outcome).not.toHaveProperty('answer.numSid');
    },
  );

  it.each([[], null, 'да', { numSID: 962011111112222 }, { numSID: {} }, { code: 7, message: 'Есть карта' }])(
    'is not guessed at where it is %j',
    async (body) => {
      expect(await ask(CALLS.connect_card, { body: JSON.stringify(body) })).toStrictEqual(WRONG_SHAPE);
    },
  );
});

describe('RegisterMifare 200', () => {
  it.each([SUCCESSES.register_chip, { code: 0 }])('is done with %j', async (body) => {
    expect(await ask(CALLS.register_chip, { body })).toMatchObject({
      class: 'done',
      answer: { step: 'register_chip' },
    });
  });

  it.each([1, 2, 77, -1])('with code %i is a refusal', async (code) => {
    expect(await ask(CALLS.register_chip, { body: { code, message: 'Не вышло' } })).toStrictEqual({
      class: 'refused',
      step: 'register_chip',
      refusals: [{ reason: 'chip_not_taken', service: 'RegisterMifare', code, message: 'Не вышло' }],
    });
  });

  it('with code 12 is a wrong setting', async () => {
    expect(await ask(CALLS.register_chip, { body: { code: 12, message: '' } })).toStrictEqual({
      class: 'not_processed',
      reason: 'region_unknown',
    });
  });

  it.each([{}, [], [{ code: 0 }], { code: '0' }, { code: null }, { code: 0.5 }])(
    'is not guessed at where it is %j',
    async (body) => {
      expect(await ask(CALLS.register_chip, { body: JSON.stringify(body) })).toStrictEqual(WRONG_SHAPE);
    },
  );
});
