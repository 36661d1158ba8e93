import { describe, expect, it } from 'vitest';
import { eventText } from '../../src/domain/event-text.ts';
import type { Outcome, Refusal, RefusalReason } from '../../src/domain/outcome.ts';
import { stepForIt, stepSentence } from '../../src/domain/step-sentence.ts';

const NO_CARD: Outcome = { class: 'done', answer: { step: 'check_active_card' } };
const REFUSED: Outcome = {
  class: 'refused',
  step: 'connect_card',
  refusals: [{ reason: 'card_unknown', service: 'Cards', code: 2, message: 'Карта не существует.' }],
};

describe('a step in one sentence', () => {
  it.each([
    ['check_active_card', 'Шаг 2:'],
    ['register_client', 'Шаг 5:'],
    ['connect_card', 'Шаг 8:'],
    ['register_chip', 'Шаг 11:'],
  ] as const)('bears the number under which the regulation asks: %s', (step, beginning) => {
    expect(stepSentence(step, undefined)).toContain(beginning);
    expect(stepForIt(undefined)).toBeUndefined();
  });

  it('bears the number under which the answer is taken', () => {
    expect(stepSentence('check_active_card', NO_CARD)).toBe('Шаг 4: карты жителя у заявителя нет.');
    expect(stepSentence('connect_card', REFUSED)).toBe(
      'Шаг 10: Департамент не нашёл эту карту. Ответ Департамента: «Карта не существует».',
    );
  });

  it('begins with our words, whatever those of the Department are', () => {
    const refusal = (reason: RefusalReason, message: string) => ({
      reason,
      service: 'Clients',
      code: 1,
      message,
    });
    const sentence = (first: Refusal, ...rest: Refusal[]) =>
      stepSentence('register_client', {
        class: 'refused',
        step: 'register_client',
        refusals: [first, ...rest],
      });
    expect(sentence(refusal('bad_input', 'JSON Schema: isSchoolboy'))).toBe(
      'Шаг 7: Департамент не принял данные заявления. Ответ Департамента: «JSON Schema: isSchoolboy».',
    );
    expect(sentence(refusal('bad_input', ' '))).toBe('Шаг 7: Департамент не принял данные заявления.');
    expect(sentence(refusal('schoolboy_unavailable', 'isSchoolboy'))).not.toMatch(/отказ/);
    const both = sentence(refusal('bad_input', 'a'), refusal('bad_input', 'b.'));
    expect(both).toBe('Шаг 7: Департамент не принял данные заявления. Ответ Департамента: «a; b».');
  });

  it('keeps service, code and kind of fault for IT', () => {
    expect(stepForIt(REFUSED)).toBe('Cards 2');
    expect(stepForIt({ class: 'unknown', reason: 'server_error', httpStatus: 502 })).toBe(
      'server_error, HTTP 502',
    );
    expect(stepForIt({ class: 'not_sent', reason: 'tls' })).toBe('tls');
    expect(stepForIt(NO_CARD)).toBeUndefined();
  });

  it('says of every fault whether the request has left', () => {
    const sentence = (outcome: Outcome) => stepSentence('register_client', outcome);
    expect(sentence({ class: 'not_sent', reason: 'connect_timeout' })).toContain('не ушёл');
    expect(sentence({ class: 'unknown', reason: 'timeout' })).toContain('запрос ушёл');
  });
});

describe('an event in words', () => {
  it.each([
    ['draft_started', { draft: 1, clerk: 2 }, 'оператор № 2'],
    ['draft_taken_over', { draft: 1, clerk: 2 }, 'взято'],
    ['draft_dropped', { draft: 1, clerk: 2 }, 'удалён'],
    ['correction_started', { draft: 1, clerk: 2 }, 'Исправление'],
    ['person_registered', { draft: 1, clerk: 2 }, 'зарегистрировано'],
    ['person_corrected', { snilsChanged: true }, 'заново'],
    ['person_corrected', { snilsChanged: false }, 'ФИО'],
    ['application_registered', { warnings: '' }, 'зарегистрировано'],
    [
      'application_confirmed',
      { warnings: 'card.uid: uid_random, applicant.phone: phone_not_mobile' },
      'замечаний: 2',
    ],
    ['application_withdrawn', {}, 'отозвал'],
    ['application_refused_by_office', { ground: '1.2.3' }, 'неполный комплект'],
    ['step_begun', { step: 'connect_card', attempt: 2 }, 'попытка 2'],
    [
      'step_ended',
      { step: 'connect_card', attempt: 1, outcome: 'not_sent', reason: 'tls' },
      'не установлено',
    ],
    [
      'step_ended',
      { step: 'connect_card', attempt: 1, outcome: 'refused', reason: 'card_unknown (2)' },
      'код 2',
    ],
    [
      'step_ended',
      { step: 'register_client', attempt: 1, outcome: 'refused', reason: 'schoolboy_unavailable (13)' },
      'нет сведений о школе, код 13',
    ],
    ['step_ended', { step: 'connect_card', attempt: 1, outcome: 'done' }, 'выполнено'],
    ['outcome_weighed', { status: 'needs_decision', why: 'active_unexplained' }, 'нужно решение старшего'],
    ['outcome_weighed', { status: 'has_active_card' }, 'уже есть карта'],
    ['person_decided', { decision: 'send_again', clerk: 2 }, 'отправить ещё раз, оператор № 2'],
    ['person_decided', { decision: 'look_again', clerk: 2 }, 'ещё раз спросить'],
    ['person_decided', { decision: 'is_connected', clerk: 2 }, ': карта подключена'],
    ['person_decided', { decision: 'is_not_connected', clerk: 2 }, ': карта не подключена'],
    ['limit_reached', { status: 'needs_decision', why: 'offline_too_long' }, 'Истёк срок'],
    ['resident_told', { clerk: 2 }, 'сообщили итог, оператор № 2'],
    ['clerk_added', { clerk: 2 }, 'оператор № 2'],
    ['clock_moved', { byMs: -3_600_000, moved: 4 }, 'назад на 60 мин'],
    ['put_back_acknowledged', { clerk: 3 }, 'более старой копией разобрали, оператор № 3'],
    ['line_back', { moved: 4 }, 'снова отвечает, сроки отправки приближены: 4'],
    ['clock_moved', { byMs: 119_400, moved: 0 }, 'вперёд на 119 с'],
    ['journal_put_back', { lostEvents: 41, lostNumbers: '', applications: 3 }, 'потеряно: 41'],
    ['put_back_settled', {}, 'сверено'],
    ['head_begun', {}, 'Начата'],
    ['head_missing', {}, 'нет'],
    ['head_another', {}, 'другого журнала'],
    ['resident_left', {}, 'ушёл'],
    ['chip_taken_up_again', { clerk: 2 }, 'оператор № 2'],
  ] as const)('%s %o', (kind, detail, words) => {
    const text = eventText(kind, detail);
    expect(text).toContain(words);
    expect(text).toMatch(/^[А-ЯЁ][^A-Za-z]*$/);
  });

  it('shows the name of a kind that it does not know', () => {
    expect(eventText('key_rotated', {})).toBe('key_rotated');
  });
});
