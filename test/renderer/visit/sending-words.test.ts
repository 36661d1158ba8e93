import { describe, expect, it } from 'vitest';
import type { Stage, WaitReason } from '../../../src/domain/application.ts';
import { clearingOf } from '../../../src/domain/clearing-step.ts';
import type { UnknownReason } from '../../../src/domain/outcome.ts';
import { stateText } from '../../../src/domain/state-text.ts';
import { resultWords } from '../../../src/renderer/visit/sending-words.ts';

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
  const unknown = (stage: Stage, reason: UnknownReason) => {
    const clearing = clearingOf(stage, 1);
    const state = { status: 'unknown', stage, tries: 1, since: 1, dueAt: 5, reason, clearing } as const;
    return resultWords({ state, steps: [], text: stateText(state) }, (at) => `в 12:0${at}`);
  };

  it.each([
    ['timeout', 'ответ не получен'],
    ['connection_lost', 'ответ не получен'],
    ['server_error', 'ответ Департамента непонятен'],
    ['not_json', 'ответ Департамента непонятен'],
    ['interrupted', 'Программа закрылась'],
  ] as const)('says of %s what is known, and promises no repeat', (reason, what) => {
    const { title, text } = unknown('client_known', reason);
    expect(title).toBe('Результат уточняется');
    expect(text).toContain(what);
    expect(text).toContain('Результат уточняется. Второй раз запрос не отправим');
  });

  it.each(['timeout', 'server_error', 'interrupted'] as const)(
    'of the chip (%s): the card is connected, and nothing is repeated',
    (reason) => {
      const { title, sign, text } = unknown('card_connected', reason);
      expect({ title, sign }).toEqual({ title: 'Карта подключена', sign: 'done' });
      expect(text).toContain('Ответ о чипе не получен, он уточняется');
      expect(text).not.toMatch(/овтор|не зарегистрирован/);
    },
  );

  it('leaves the promise of a repeat to what is due', () => {
    const state = { status: 'due', stage: 'card_connected', tries: 1, dueAt: 5, reason: 'tls' } as const;
    const { text } = resultWords({ state, steps: [], text: '', nextAt: 5 }, (at) => `в 12:0${at}`);
    expect(text).toContain('Повторим сами в 12:05');
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
