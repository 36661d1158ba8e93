import type { Branded } from './brand.ts';
import { block, type Problem } from './field-problem.ts';
import { fail, ok, type Result } from './result.ts';

/** A day without time or zone, `yyyy-mm-dd`: two of them compare as strings do. */
export type CalendarDate = Branded<string, 'CalendarDate'>;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const FIRST_YEAR = 1000;
const LAST_YEAR = 2999;

/** Accepts `yyyy-mm-dd` and `dd.mm.yyyy`, and only days that the calendar has. */
export function parseCalendarDate(text: string): Result<CalendarDate, Problem> {
  const parts = readParts(text.trim());
  if (!parts) {
    return fail(block('date_format', 'Введите дату полностью: день, месяц и год, например 05.03.1980.'));
  }
  if (parts.year < FIRST_YEAR || parts.year > LAST_YEAR) {
    return fail(block('date_year', 'Проверьте год: он введён неверно.'));
  }
  const date = fromParts(parts);
  // The calendar rolls 31 April over to 1 May: a day that left its month is none.
  if (Number(date.slice(5, 7)) !== parts.month) {
    return fail(block('date_not_in_calendar', 'Такого дня нет в календаре. Проверьте день и месяц.'));
  }
  return ok(date);
}

/** 29 February becomes 1 March in years that have none. */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  const { year, month, day } = partsOf(date);
  return fromParts({ year: year + years, month, day });
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  const { year, month, day } = partsOf(date);
  return fromParts({ year, month, day: day + days });
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The day that a clock on the wall of `timeZone` (an IANA name) shows at `epochMs`. */
export function dateInZone(epochMs: number, timeZone: string): CalendarDate {
  const formatter = formatters.get(timeZone) ?? newFormatter(timeZone);
  formatters.set(timeZone, formatter);
  const found = { year: 0, month: 0, day: 0 };
  for (const { type, value } of formatter.formatToParts(epochMs)) {
    if (type === 'year' || type === 'month' || type === 'day') found[type] = Number(value);
  }
  return fromParts(found);
}

/** `dd.mm.yyyy`. */
export function formatDate(date: CalendarDate): string {
  return `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
}

function newFormatter(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
}

function readParts(text: string): Parts | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const russian = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text);
  return russian
    ? { year: Number(russian[3]), month: Number(russian[2]), day: Number(russian[1]) }
    : undefined;
}

function partsOf(date: CalendarDate): Parts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) };
}

/** Throws past the year 9999, where dates would no longer compare as strings. */
function fromParts({ year, month, day }: Parts): CalendarDate {
  const time = new Date(Date.UTC(year, month - 1, day));
  const text = time.toISOString();
  if (text.length !== '0000-00-00T00:00:00.000Z'.length) throw new RangeError('year out of range');
  return text.slice(0, 10) as CalendarDate;
}
