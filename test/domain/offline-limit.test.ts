import { describe, expect, it } from 'vitest';
import { isOutlived, type OfflineRule, offlineLimits } from '../../src/domain/offline-limit.ts';
import { dayEndsIn } from '../../src/main/delivery/day-end.ts';

const HOUR_MS = 3_600_000;
/** Ten o'clock in Yekaterinburg. */
const TEN = Date.parse('2026-11-23T05:00:00Z');
const dayEndsAt = dayEndsIn('Asia/Yekaterinburg');
const NO_LIMIT: OfflineRule = { hours: null, sameDay: false, applications: null };

function levels(rule: Partial<OfflineRule>, afterMs: number, count = 1): string[] {
  const unsent = { count, oldestConfirmedAt: TEN };
  return offlineLimits({ ...NO_LIMIT, ...rule }, unsent, dayEndsAt, TEN + afterMs).map(
    ({ kind, level }) => `${kind} ${level}`,
  );
}

describe('the limits of the time offline', () => {
  it.each<readonly [string, Partial<OfflineRule>, number, number, readonly string[]]>([
    ['less than half the hours', { hours: 10 }, 5 * HOUR_MS - 1, 1, []],
    ['half the hours', { hours: 10 }, 5 * HOUR_MS, 1, ['hours half']],
    ['four fifths of the hours', { hours: 10 }, 8 * HOUR_MS, 1, ['hours four_fifths']],
    ['a moment before the hours are over', { hours: 10 }, 10 * HOUR_MS - 1, 1, ['hours four_fifths']],
    ['the hours are over', { hours: 10 }, 10 * HOUR_MS, 1, ['hours reached']],
    ['half of what is left of the day', { sameDay: true }, 7 * HOUR_MS, 1, ['same_day half']],
    ['the day is nearly over', { sameDay: true }, 13 * HOUR_MS, 1, ['same_day four_fifths']],
    ['midnight', { sameDay: true }, 14 * HOUR_MS, 1, ['same_day reached']],
    ['less than half the number', { applications: 10 }, 0, 4, []],
    ['half the number', { applications: 10 }, 0, 5, ['applications half']],
    ['four fifths of the number', { applications: 10 }, 0, 8, ['applications four_fifths']],
    ['the number', { applications: 10 }, 0, 10, ['applications reached']],
    [
      'several, the most pressing first',
      { hours: 10, applications: 10 },
      6 * HOUR_MS,
      9,
      ['applications four_fifths', 'hours half'],
    ],
    ['no limit', {}, 1_000 * HOUR_MS, 1_000, []],
    ['a clock that was put back', { hours: 10, sameDay: true }, -HOUR_MS, 1, []],
  ])('%s', (_, rule, afterMs, count, expected) => {
    expect(levels(rule, afterMs, count)).toEqual(expected);
  });

  it('say when they end, where they end by time', () => {
    const rule = { hours: 10, sameDay: true, applications: 1 };
    const limits = offlineLimits(rule, { count: 1, oldestConfirmedAt: TEN }, dayEndsAt, TEN + 9 * HOUR_MS);
    expect(limits.map(({ kind, endsAt }) => [kind, endsAt])).toEqual([
      ['applications', undefined],
      ['hours', TEN + 10 * HOUR_MS],
      ['same_day', Date.parse('2026-11-23T19:00:00Z')],
    ]);
  });

  it('are far where nothing waits', () => {
    expect(offlineLimits({ hours: 1, sameDay: true, applications: 1 }, { count: 0 }, dayEndsAt, TEN)).toEqual(
      [],
    );
  });
});

describe('one application', () => {
  it.each<readonly [string, Partial<OfflineRule>, number, boolean]>([
    ['within its hours', { hours: 10 }, 10 * HOUR_MS - 1, false],
    ['beyond its hours', { hours: 10 }, 10 * HOUR_MS, true],
    ['on its day', { sameDay: true }, 14 * HOUR_MS - 1, false],
    ['on the next day', { sameDay: true }, 14 * HOUR_MS, true],
    ['one of too many', { applications: 1 }, 0, false],
    ['without a limit', {}, 1_000 * HOUR_MS, false],
  ])('%s', (_, rule, afterMs, expected) => {
    expect(isOutlived({ ...NO_LIMIT, ...rule }, TEN, dayEndsAt, TEN + afterMs)).toBe(expected);
  });
});

describe('the end of a day', () => {
  it.each([
    ['an ordinary day', 'Asia/Yekaterinburg', '2026-11-23T05:00:00Z', '2026-11-23T19:00:00Z'],
    ['its first moment', 'Asia/Yekaterinburg', '2026-11-22T19:00:00Z', '2026-11-23T19:00:00Z'],
    ['a day of 23 hours', 'Europe/Berlin', '2026-03-29T10:00:00Z', '2026-03-29T22:00:00Z'],
    ['a day of 25 hours', 'Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
  ])('%s', (_, zone, at, ends) => {
    expect(new Date(dayEndsIn(zone)(Date.parse(at))).toISOString()).toBe(new Date(ends).toISOString());
  });
});
