import { describe, expect, it } from 'vitest';
import type { WaitReason } from '../../../src/domain/application.ts';
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
    const { title, text } = resultWords(waiting(reason), (at) => `12:0${at}`);
    expect(title).toBe('Заявление принято, отправим позже');
    expect(text).toContain(why);
    expect(text).toMatch(/^[А-Я].*\. Следующая попытка в 12:05\. Можно принимать следующего\.$/);
  });
});
