import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addYears,
  type CalendarDate,
  dateInZone,
  formatDate,
  parseCalendarDate,
} from '../../src/domain/calendar-date.ts';
import { codeOf, expectOk } from './problem-of.ts';

const DAY_MS = 86_400_000;

function day(text: string): CalendarDate {
  return expectOk(parseCalendarDate(text));
}

const someDay = fc
  .integer({ min: Date.UTC(1900, 0, 1) / DAY_MS, max: Date.UTC(2100, 0, 1) / DAY_MS })
  .map((days) => day(new Date(days * DAY_MS).toISOString().slice(0, 10)));

describe('parseCalendarDate', () => {
  it.each([
    ['2026-03-10', '2026-03-10'],
    ['10.03.2026', '2026-03-10'],
    [' 01.12.1981 ', '1981-12-01'],
    ['29.02.2000', '2000-02-29'],
    ['29.02.2024', '2024-02-29'],
  ])('takes %s', (typed, date) => {
    expect(expectOk(parseCalendarDate(typed))).toBe(date);
  });

  it.each([
    ['31.04.2020', 'date_not_in_calendar'],
    ['29.02.2023', 'date_not_in_calendar'],
    ['29.02.1900', 'date_not_in_calendar'],
    ['2026-13-01', 'date_not_in_calendar'],
    ['00.01.2026', 'date_not_in_calendar'],
    ['0206-03-10', 'date_year'],
    ['01.01.3000', 'date_year'],
    ['1.2.2020', 'date_format'],
    ['2026-03-10T00:00', 'date_format'],
    ['10/03/2026', 'date_format'],
    ['', 'date_format'],
    ['٢٠٢٦-٠٣-١٠', 'date_format'],
  ])('refuses %s: %s', (typed, code) => {
    expect(codeOf(parseCalendarDate(typed))).toBe(`block ${code}`);
  });

  it('takes exactly the days that the calendar has', () => {
    const numbers = fc.tuple(
      fc.integer({ min: 1000, max: 2999 }),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 33 }),
    );
    fc.assert(
      fc.property(numbers, ([year, month, dayOfMonth]) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
        const there =
          !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(text).getUTCDate() === dayOfMonth;
        return parseCalendarDate(text).ok === there;
      }),
    );
  });
});

describe('formatDate', () => {
  it('is read back as the same day', () => {
    expect(formatDate(day('2026-03-10'))).toBe('10.03.2026');
    fc.assert(fc.property(someDay, (date) => day(formatDate(date)) === date));
  });
});

describe('addYears', () => {
  it.each([
    ['1980-02-29', 45, '2025-03-01'],
    ['1980-02-29', 20, '2000-02-29'],
    ['2006-03-10', 20, '2026-03-10'],
    ['2006-12-31', 14, '2020-12-31'],
  ])('%s + %i years is %s', (from, years, to) => {
    expect(addYears(day(from), years)).toBe(to);
  });

  it('throws where dates would stop comparing as strings', () => {
    expect(() => addYears(day('2999-01-01'), 8000)).toThrow(RangeError);
  });
});

describe('addDays', () => {
  it('agrees with the clock of UTC', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        const expected = new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
        return addDays(date, days) === expected;
      }),
    );
  });

  it('keeps the order of days as the order of strings', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 40_000 }), (date, days) => addDays(date, days) > date),
    );
  });
});

describe('dateInZone', () => {
  it.each([
    ['2025-12-31T19:30:00Z', 'Asia/Yekaterinburg', '2026-01-01'],
    ['2025-12-31T18:30:00Z', 'Asia/Yekaterinburg', '2025-12-31'],
    ['2025-12-31T12:00:00Z', 'Asia/Kamchatka', '2026-01-01'],
    ['2025-12-31T20:59:59Z', 'Europe/Moscow', '2025-12-31'],
    ['2025-12-31T21:00:00Z', 'Europe/Moscow', '2026-01-01'],
  ])('%s in %s is %s', (instant, zone, date) => {
    expect(dateInZone(Date.parse(instant), zone)).toBe(date);
  });
});
