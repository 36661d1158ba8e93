import { expect, it } from 'vitest';
import type { Outcome, Refusal, RefusalReason } from '../../src/domain/outcome.ts';
import type { Step } from '../../src/domain/step.ts';
import { stepViews } from '../../src/main/api/step-view.ts';

function record(step: Step, outcome?: Outcome) {
  return { step, attempt: 1, digest: 'd', intendedAt: 1, ...(outcome && { endedAt: 2, outcome }) };
}

function shown(reason: RefusalReason) {
  const refusals: readonly [Refusal] = [{ reason, service: 'Clients', code: 1, message: 'isSchoolboy' }];
  const outcome = { class: 'refused', step: 'register_client', refusals } as const;
  return stepViews([record('register_client', outcome)])[0];
}

it('shows no refusal where the Department could not find something out', () => {
  expect(shown('bad_input')).toMatchObject({ outcome: 'refused' });
  expect(shown('schoolboy_unavailable')).toMatchObject({ outcome: 'not_processed', forIt: 'Clients 1' });
});

it('tells a question after a lost answer as a look, and the one before as the step it is', () => {
  const none: Outcome = { class: 'done', answer: { step: 'check_active_card' } };
  const active = { numSid: '1' };
  const card: Outcome = { class: 'done', answer: { step: 'check_active_card', active } };
  const lost: Outcome = { class: 'unknown', reason: 'timeout' };
  const shownSteps = stepViews([
    record('check_active_card', lost),
    record('check_active_card', none),
    record('connect_card', lost),
    record('check_active_card', card),
    record('check_active_card'),
  ]);
  expect(shownSteps.map(({ look }) => look)).toEqual([undefined, undefined, undefined, true, true]);
  expect(shownSteps.map(({ text }) => text)).toEqual([
    'Шаг 2: запрос ушёл, ответ не пришёл вовремя.',
    'Шаг 4: карты жителя у заявителя нет.',
    'Шаг 8: запрос ушёл, ответ не пришёл вовремя.',
    'Проверка: у заявителя есть активная карта.',
    'Проверка: спрашиваем, какая карта сейчас активна.',
  ]);
});
