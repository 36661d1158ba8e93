import { describe, expect, it } from 'vitest';
import type { RefusalReason } from '../../src/domain/outcome.ts';
import type { Step } from '../../src/domain/step.ts';
import { serviceName } from '../../src/main/department/service-name.ts';
import { ask } from './ask.ts';
import { CALLS } from './invented-calls.ts';

type Refusing = Exclude<Step, 'check_active_card'>;

/** The regulation's tables of 4.2, 4.3 and 4.4; whatever is not here is nobody's code. */
const LISTED: Record<Refusing, Readonly<Record<number, RefusalReason>>> = {
  register_client: {
    3: 'bad_requisites',
    4: 'bad_input',
    5: 'active_card_elsewhere',
    6: 'requisite_taken',
    13: 'schoolboy_unavailable',
  },
  connect_card: {
    1: 'client_unknown',
    2: 'card_unknown',
    3: 'card_blocked',
    4: 'card_of_another',
    5: 'bad_requisites',
    6: 'bad_input',
    7: 'active_card_exists',
  },
  register_chip: { 1: 'bad_input', 2: 'card_unknown' },
};

const STEPS = Object.keys(LISTED) as Refusing[];
const EVERY_CODE = Array.from({ length: 16 }, (_, code) => code - 1);

function expectedOf(step: Refusing, code: number): unknown {
  if (code === 12) return { class: 'not_processed', reason: 'region_unknown' };
  const reason = LISTED[step][code];
  if (reason === undefined) return { class: 'unknown', reason: 'unlisted_code', httpStatus: 400 };
  return {
    class: 'refused',
    step,
    refusals: [{ reason, service: serviceName(step), code, message: 'Почему' }],
  };
}

describe.each(STEPS)('400 of %s', (step) => {
  it.each(EVERY_CODE)('with code %i means what this service says, as array or object', async (code) => {
    const error = { code, message: 'Почему', ticket: 7 };
    expect(await ask(CALLS[step], { status: 400, body: [error] })).toStrictEqual(expectedOf(step, code));
    expect(await ask(CALLS[step], { status: 400, body: error })).toStrictEqual(expectedOf(step, code));
  });

  it('keeps every refusal of several', async () => {
    const codes = Object.keys(LISTED[step]).map(Number);
    const body = codes.map((code) => ({ code, message: '' }));
    expect(await ask(CALLS[step], { status: 400, body })).toMatchObject({
      class: 'refused',
      refusals: codes.map((code) => ({ code })),
    });
  });

  it('is a wrong setting where 12 is among others', async () => {
    const body = [
      { code: 2, message: '' },
      { code: 12, message: '' },
    ];
    expect(await ask(CALLS[step], { status: 400, body })).toMatchObject({ reason: 'region_unknown' });
  });

  it('keeps no more refusals than a person could read', async () => {
    const [code] = Object.keys(LISTED[step]).map(Number);
    const body = Array.from({ length: 5_000 }, () => ({ code, message: 'м' }));
    const outcome = await ask(CALLS[step], { status: 400, body });
    expect(outcome.class === 'refused' && outcome.refusals.length).toBe(20);
  });

  it.each([
    [],
    {},
    null,
    'текст',
    [[]],
    [null],
    { code: '2', message: 'Карта не существует' },
    { code: 2.5, message: '' },
    { message: 'без кода' },
    [{ code: 2, message: '' }, { message: 'без кода' }],
    { errors: [{ code: 2 }] },
  ])('is not guessed at where it is %j', async (body) => {
    expect(await ask(CALLS[step], { status: 400, body: JSON.stringify(body) })).toStrictEqual({
      class: 'unknown',
      reason: 'wrong_shape',
      httpStatus: 400,
    });
  });

  it('stands without a message', async () => {
    const [code] = Object.keys(LISTED[step]).map(Number);
    expect(await ask(CALLS[step], { status: 400, body: { code, message: 5 } })).toMatchObject({
      class: 'refused',
      refusals: [{ code, message: '' }],
    });
  });
});
