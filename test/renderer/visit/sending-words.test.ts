import { describe, expect, it } from 'vitest';
import type { Stage, WaitReason } from '../../../src/domain/application.ts';
import { clearingOf } from '../../../src/domain/clearing-step.ts';
import { stateText } from '../../../src/domain/state-text.ts';
import type { StepView } from '../../../src/main/api/application-views.ts';
import { nextText } from '../../../src/renderer/screens/application/next-text.ts';
import { resultWords, stepLines } from '../../../src/renderer/visit/sending-words.ts';

/** A confirmed application that waits, with the text that main sends for it. */
function waiting(reason: WaitReason) {
  const state = { status: 'due', stage: 'checked', tries: 1, dueAt: 1, reason } as const;
  return { state, steps: [], nextAt: 5, text: stateText(state) };
}

describe('the result of an application that waits', () => {
  it.each([
    ['connection_refused', 'Департамент не отвечает'],
    ['schoolboy_unavailable', 'сведения о школе'],
    ['region_unknown', 'нужен специалист ИТ'],
    ['too_many_requests', 'просит подождать'],
  ] as const)('says of %s why, when again, and that nobody has to wait', (reason, why) => {
    const { title, text } = resultWords(waiting(reason), (at) => `в 12:0${at}`);
    expect(title).toBe('Заявление принято, отправим позже');
    expect(text).toContain(why);
    expect(text).toMatch(/^[А-Я].*\. Следующая попытка в 12:05\. Можно принимать следующего\.$/);
  });
});

describe('the result of an application whose answer is not known', () => {
  const unknown = (stage: Stage, reason: WaitReason) => {
    const clearing = clearingOf(stage, 1);
    const state = { status: 'unknown', stage, tries: 1, since: 1, dueAt: 5, reason, clearing } as const;
    return resultWords({ state, steps: [], text: stateText(state), nextAt: 5 }, (at) => `в 12:0${at}`);
  };

  it.each([
    ['timeout', 'ответ не получен'],
    ['connection_lost', 'ответ не получен'],
    ['server_error', 'ответ Департамента непонятен'],
    ['not_json', 'ответ Департамента непонятен'],
    ['interrupted', 'Программа закрылась'],
    ['connection_refused', 'нет связи с Департаментом'],
    ['key_rejected', 'позовите специалиста ИТ'],
    ['too_many_requests', 'просит подождать'],
  ] as const)(
    'says of %s what is known and when it is looked into, and promises no repeat',
    (reason, what) => {
      const { title, text } = unknown('client_known', reason);
      expect(title).toBe('Результат уточняется');
      expect(text).toContain(what);
      expect(text).toContain('Вслепую второй раз не отправляем. Следующая проверка в 12:05, сама.');
      expect(text).toContain('Поторопить нельзя: отправленное ещё может дойти.');
    },
  );

  it.each(['timeout', 'server_error', 'interrupted'] as const)(
    'of the chip (%s): the card is connected, and nothing is repeated',
    (reason) => {
      const { title, sign, text } = unknown('card_connected', reason);
      expect({ title, sign }).toEqual({ title: 'Карта подключена', sign: 'done' });
      expect(text).toContain('Ответ о чипе не получен, он уточняется. Следующая проверка в 12:05');
      expect(text).not.toMatch(/овтор|не зарегистрирован/);
    },
  );

  it('promises no haste only while what was sent settles', () => {
    const clearing = { ...clearingOf('client_known', 1), misses: 2 };
    const state = {
      status: 'unknown',
      stage: 'client_known',
      tries: 1,
      since: 1,
      dueAt: 5,
      clearing,
    } as const;
    const { text } = resultWords({ state, steps: [], text: '', nextAt: 5 }, String);
    expect(text).toContain('Следующая проверка 5, сама. Можно');
    expect(nextText({ ...state, clearing: { ...clearing, next: 'repeat' } }, 5, String)).toBe(
      'Следующая попытка 5, сама.',
    );
  });

  it('says the same while the question is on its way: nothing is being sent', () => {
    const clearing = clearingOf('client_known', 1);
    const state = { status: 'in_flight', stage: 'client_known', tries: 1, clearing } as const;
    const { title, sign, text } = resultWords({ state, steps: [], text: '' }, String);
    expect({ title, sign }).toEqual({ title: 'Результат уточняется', sign: 'waiting' });
    expect(text).toContain('Сейчас спрашиваем Департамент.');
  });

  it('tells what the last look has seen behind the step whose answer was lost', () => {
    const step = { attempt: 1, intendedAt: 1, endedAt: 2 } as const;
    const steps: readonly StepView[] = [
      { ...step, step: 'check_active_card', outcome: 'done', text: 'карты нет' },
      { ...step, step: 'register_client', outcome: 'done', text: 'заявитель принят' },
      { ...step, step: 'connect_card', outcome: 'unknown', text: 'ответа нет' },
      { ...step, step: 'check_active_card', attempt: 2, outcome: 'done', look: true, text: 'карта есть' },
    ];
    const clearing = clearingOf('client_known', 1);
    const state = { status: 'in_flight', stage: 'client_known', tries: 1, clearing } as const;
    expect(stepLines({ state, steps }).map(({ text }) => text)).toEqual([
      'карты нет',
      'заявитель принят',
      'ответа нет',
      'карта есть',
      'Зарегистрировать чип',
    ]);
  });

  it('leaves the promise of a repeat to what is due', () => {
    const state = { status: 'due', stage: 'card_connected', tries: 1, dueAt: 5, reason: 'tls' } as const;
    const { text } = resultWords({ state, steps: [], text: '', nextAt: 5 }, (at) => `в 12:0${at}`);
    expect(text).toContain('Повторим сами в 12:05');
  });
});

describe('the result of an application that waits for a person', () => {
  it('says why, and whose turn it is', () => {
    const state = {
      status: 'needs_decision',
      stage: 'client_known',
      tries: 1,
      since: 1,
      why: 'contradiction',
    } as const;
    expect(resultWords({ state, steps: [], text: '' }, String).text).toBe(
      'Ответы Департамента противоречат друг другу. Передайте номер заявления старшему оператору. ' +
        'Жителю ждать не нужно.',
    );
  });

  it('lets nobody wait for what is held until the old request can land no more', () => {
    const state = { status: 'due', stage: 'client_known', tries: 0, dueAt: 1, notBefore: 5 } as const;
    const { sign, text } = resultWords({ state, steps: [], text: '', nextAt: 5 }, (at) => `в 12:0${at}`);
    expect(sign).toBe('waiting');
    expect(text).toContain('отправим сами в 12:05');
  });
});

describe('the result of an application that has ended', () => {
  it('says our own words of a refusal first, and quotes the Department', () => {
    const refusals = [
      { reason: 'card_blocked', service: 'Cards', code: 3, message: 'card is blocked' },
    ] as const;
    const state = { status: 'refused', by: 'department', refusals } as const;
    expect(resultWords({ state, steps: [], text: '' }, String).text).toBe(
      'Карта заблокирована. Ответ Департамента: «card is blocked».',
    );
    expect(stateText(state)).toBe('отказ: карта заблокирована');
  });

  it('says how to go on after a SNILS that was typed wrong', () => {
    const state = { status: 'has_active_card', active: { numSid: '1' } } as const;
    expect(resultWords({ state, steps: [], text: '' }, String).text).toContain('Скопировать в новое');
  });
});
