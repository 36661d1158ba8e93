import type { ApplicationState } from '../../domain/application.ts';
import { type WaitKind, waitKind } from '../../domain/wait-kind.ts';
import { nextText } from '../screens/application/next-text.ts';
import type { ResultWords } from './sending-words.ts';

const LOST = 'Запрос ушёл, а ответ не получен.';
const BLIND = 'Вслепую второй раз не отправляем.';

/** Why it is not known; the last try may have been a question that found no line. */
const WHY: Readonly<Partial<Record<WaitKind, string>>> = {
  unclear_answer: 'Запрос ушёл, но ответ Департамента непонятен.',
  interrupted: 'Программа закрылась раньше, чем пришёл ответ.',
  no_connection: `${LOST} Спросить сейчас нельзя: нет связи с Департаментом.`,
  our_setting: `${LOST} Спросить не даёт настройка: позовите специалиста ИТ.`,
  busy: `${LOST} Департамент просит подождать с вопросом.`,
};

/** While a lost answer is cleared up: what is known, and when the kiosk asks next. */
export function unclearWords(
  state: ApplicationState,
  nextAt: number | undefined,
  when: (at: number) => string,
): ResultWords {
  const reason = state.status === 'unknown' ? state.reason : undefined;
  const why = (reason && WHY[waitKind(reason)]) ?? LOST;
  const now = state.status === 'in_flight' ? 'Сейчас спрашиваем Департамент.' : nextText(state, nextAt, when);
  return {
    tone: 'waiting',
    sign: 'waiting',
    title: 'Результат уточняется',
    text: [why, BLIND, now, 'Можно принимать следующего.'].filter(Boolean).join(' '),
  };
}

/** The card is connected; its chip alone is in the dark, and that is nothing to wait for (2.1 step 13.1). */
export function unclearChipText(nextAt: number | undefined, when: (at: number) => string): string {
  const again = nextAt === undefined ? '' : ` Следующая проверка ${when(nextAt)}, сама.`;
  return `Ответ о чипе не получен, он уточняется.${again} Самой карте это не мешает, жителю ждать не нужно.`;
}
