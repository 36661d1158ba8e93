import type { ApplicationStatus } from '../../src/domain/application.ts';
import type { Tone } from '../../src/domain/status-text.ts';
import type { ListedView } from '../../src/main/api/listed-views.ts';

/** 23.11.2026, 11:54 in Kurgan. */
export const AT = Date.UTC(2026, 10, 23, 6, 54);

type Line = readonly [fullName: string, status: ApplicationStatus, text: string, tone: Tone];

const LINES: readonly Line[] = [
  ['Сёмина-Ёлкина Анна Петровна', 'due', 'отправим, когда будет связь', 'waiting'],
  ['Кожевников Пётр Андреевич', 'unknown', 'результат уточняется: ответ не пришёл вовремя', 'waiting'],
  ['Ахметова Гульнара Салаватовна', 'connected', 'карта и чип подключены', 'good'],
  ['Лебедев Олег Игоревич', 'has_active_card', 'у заявителя уже есть карта жителя', 'neutral'],
  ['', 'refused', 'отказ: нет согласия на обработку данных', 'neutral'],
  ['Щукина Вера Васильевна', 'refused', 'отказ: карта принадлежит другому лицу', 'bad'],
  ['Ким О', 'connected', 'карта подключена, без чипа', 'good'],
];

/** Invented people, one line for each state that a list can show. */
export const LISTED: readonly ListedView[] = LINES.map((line, at) => listed(line, 214 - at));

/** More than a page. */
export const MANY: readonly ListedView[] = Array.from({ length: 220 }, (_, at) =>
  listed(LINES[at % LINES.length] ?? ['', 'due', 'ждёт отправки', 'waiting'], 220 - at),
);

function listed([fullName, status, text, tone]: Line, id: number): ListedView {
  return {
    id,
    registrationNumber: `12-03/2026-${String(id).padStart(6, '0')}`,
    registeredAt: AT - (220 - id) * 660_000,
    fullName,
    status,
    text,
    tone,
  };
}
