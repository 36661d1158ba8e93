import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, parseCalendarDate } from '../../src/domain/calendar-date.ts';
import { checkPassport, passportTerm } from '../../src/domain/passport-term.ts';
import { codes, expectOk } from './problem-of.ts';

function day(text: string): CalendarDate {
  return expectOk(parseCalendarDate(text));
}

const TERMS = [
  ['2006-03-10', '2020-04-01', '2026-03-10', '2026-06-08'],
  ['1981-12-01', '2001-12-20', '2026-12-01', '2027-03-01'],
  ['1980-02-29', '2000-03-15', '2025-03-01', '2025-05-30'],
  ['2006-03-10', '2026-03-10', '2051-03-10', '2051-06-08'],
] as const;

describe('passportTerm', () => {
  it.each(TERMS)(
    'born %s, issued %s: exchange from %s, last day %s',
    (born, issued, exchangeFrom, lastDay) => {
      expect(passportTerm(day(born), day(issued))).toEqual({ exchangeFrom, lastDay });
    },
  );

  it('has no end for a passport issued at 45 or later', () => {
    expect(passportTerm(day('1970-05-05'), day('2015-06-01'))).toBeUndefined();
    expect(passportTerm(day('1970-05-05'), day('2015-05-05'))).toBeUndefined();
    expect(passportTerm(day('1970-05-05'), day('2015-05-04'))).toBeDefined();
  });
});

describe('checkPassport', () => {
  it.each(TERMS)(
    'born %s, issued %s: warns from %s, blocks after %s',
    (born, issued, exchangeFrom, lastDay) => {
      const at = (today: CalendarDate) => codes(checkPassport(day(born), day(issued), today));
      expect(at(addDays(day(exchangeFrom), -1))).toEqual([]);
      expect(at(day(exchangeFrom))).toEqual(['warn passport_exchange_running']);
      expect(at(day(lastDay))).toEqual(['warn passport_exchange_running']);
      expect(at(addDays(day(lastDay), 1))).toEqual(['block passport_expired']);
    },
  );

  it.each([
    ['2006-03-10', '2020-03-09', '2026-01-01', ['block passport_issued_too_early']],
    ['2006-03-10', '2020-03-10', '2026-01-01', []],
    ['2012-02-29', '2026-02-28', '2026-06-01', ['block passport_issued_too_early']],
    ['2012-02-29', '2026-03-01', '2026-06-01', []],
    ['1990-01-01', '2026-01-02', '2026-01-01', ['block issued_in_future']],
    ['1950-01-01', '1996-12-31', '2026-01-01', ['warn passport_issued_before_1997']],
    ['1950-01-01', '1997-01-01', '2026-01-01', []],
    [
      '1970-01-01',
      '1995-01-01',
      '2026-01-01',
      ['warn passport_issued_before_1997', 'block passport_expired'],
    ],
  ])('born %s, issued %s, seen on %s: %j', (born, issued, today, expected) => {
    expect(codes(checkPassport(day(born), day(issued), day(today)))).toEqual(expected);
  });
});
