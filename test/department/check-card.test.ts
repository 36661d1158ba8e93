import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { CALLS, SUCCESSES } from './invented-calls.ts';

const CALL = CALLS.check_active_card;
const SUCCESS = SUCCESSES.check_active_card;
const WRONG_SHAPE = { class: 'unknown', reason: 'wrong_shape', httpStatus: 200 };

function refusal(code: number) {
  return { code, message: `Сообщение ${code}` };
}

describe('CheckCard 200', () => {
  it('is an active card, told with the time of the answer', async () => {
    const headers = { Date: 'Mon, 23 Nov 2026 08:59:58 GMT' };
    expect(await ask(CALL, { body: SUCCESS, headers })).toStrictEqual({
      class: 'done',
      answer: {
        step: 'check_active_card',
        active: {
          numSid: '96201111111222',
          issuedOn: '2019-12-01',
          validTo: '2022-12-01',
          issuer: 'ПАО СБЕРБАНК',
        },
      },
      answeredAt: Date.UTC(2026, 10, 23, 8, 59, 58),
    });
  });

  it.each(['1', '96201111111222', '962011111112222', '9620111111112222', 'КЖ-7'])(
    'takes numSID %s',
    async (numSID) => {
      expect(await ask(CALL, { body: { ...SUCCESS, numSID } })).toMatchObject({
        class: 'done',
        answer: { active: { numSid: numSID } },
      });
    },
  );

  it('ignores fields that nobody has announced', async () => {
    const body = { ...SUCCESS, cardKind: { deep: [1, 2] } };
    expect(await ask(CALL, { body })).toMatchObject({ class: 'done' });
  });

  it.each([{}, { dateIssue: '2 декабря' }, { dateIssue: 20191201, dateEnd: null, orgIssue: 7 }])(
    'leaves out what is only told and came as %j',
    async (told) => {
      const outcome = await ask(CALL, { body: { numSID: '1', ...told } });
      expect(outcome).toMatchObject({
        class: 'done',
        answer: { step: 'check_active_card', active: { numSid: '1' } },
      });
      expect(JSON.stringify(outcome)).not.toMatch(/issuedOn|validTo|issuer/);
    },
  );

  it.each([
    {},
    { ...SUCCESS, numSID: 9620111111122 },
    { ...SUCCESS, numSID: ' ' },
    { ...SUCCESS, numSID: null },
    [SUCCESS],
    null,
    'да',
    0,
  ])('is not guessed at where it is %j', async (body) => {
    expect(await ask(CALL, { body: JSON.stringify(body) })).toStrictEqual(WRONG_SHAPE);
  });
});

describe('CheckCard 400', () => {
  it.each([
    ['an array', [refusal(3)]],
    ['one object', refusal(3)],
    ['the same twice', [refusal(3), refusal(3)]],
  ])('with 3 as %s is the way on', async (_, body) => {
    const outcome = await ask(CALL, { status: 400, body });
    expect(outcome).toMatchObject({ class: 'done', answer: { step: 'check_active_card' } });
    expect(outcome).not.toHaveProperty('answer.active');
  });

  it('with 1 is a refusal', async () => {
    expect(await ask(CALL, { status: 400, body: [refusal(1)] })).toStrictEqual({
      class: 'refused',
      step: 'check_active_card',
      refusals: [{ reason: 'invalid_snils', service: 'CheckCard', code: 1, message: 'Сообщение 1' }],
    });
  });

  it.each([
    [[3, 1], { class: 'refused', refusals: [{ code: 1 }] }],
    [[1, 3], { class: 'refused', refusals: [{ code: 1 }] }],
    [[3, 12], { class: 'not_processed', reason: 'region_unknown' }],
    [[12], { class: 'not_processed', reason: 'region_unknown' }],
    [[1, 12], { class: 'not_processed', reason: 'region_unknown' }],
    [[99, 12], { class: 'not_processed', reason: 'region_unknown' }],
    [[3, 99], { class: 'unknown', reason: 'unlisted_code', httpStatus: 400 }],
    [[1, 99], { class: 'unknown', reason: 'unlisted_code', httpStatus: 400 }],
    [[2], { class: 'unknown', reason: 'unlisted_code', httpStatus: 400 }],
    [[0], { class: 'unknown', reason: 'unlisted_code', httpStatus: 400 }],
  ])('with %j is judged by all of them', async (codes, expected) => {
    expect(await ask(CALL, { status: 400, body: codes.map(refusal) })).toMatchObject(expected);
  });
});
