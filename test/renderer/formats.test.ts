import { describe, expect, it } from 'vitest';
import {
  applicationsInWords,
  Clock,
  dayAndMonth,
  inFours,
  secondsBetween,
} from '../../src/renderer/formats.ts';

const AT = Date.UTC(2026, 10, 23, 19, 4, 10);

describe('times of the region', () => {
  const clock = new Clock('Asia/Yekaterinburg');

  it('are told in its zone, not in that of the computer', () => {
    expect(clock.time(AT)).toBe('00:04');
    expect(clock.seconds(AT)).toBe('00:04:10');
    expect(clock.date(AT)).toBe('24.11.2026');
  });

  it('promise no attempt for a time that has passed', () => {
    expect(clock.attempt(AT, AT - 60_000)).toBe('в 00:04');
    expect(clock.attempt(AT, AT - 59_999)).toBe('в течение минуты');
    expect(clock.attempt(AT, AT)).toBe('сейчас');
    expect(clock.attempt(AT, AT + 60_000)).toBe('сейчас');
  });

  it('bear a day where it is another one', () => {
    expect(clock.near(AT, AT)).toBe('00:04');
    expect(clock.near(AT, AT - 3_600_000)).toBe('завтра в 00:04');
    expect(clock.near(AT, AT + 86_400_000)).toBe('24.11.2026 00:04');
  });
});

it('writes days, numbers and counts as on Russian papers', () => {
  expect(dayAndMonth('2026-11-23')).toBe('23 ноября');
  expect(inFours('9620111111112222')).toBe('9620\u00a01111\u00a01111\u00a02222');
  expect(secondsBetween(0, 210)).toBe('0,2\u00a0с');
  expect([1, 2, 5, 21].map(applicationsInWords)).toEqual([
    '1\u00a0заявление',
    '2\u00a0заявления',
    '5\u00a0заявлений',
    '21\u00a0заявление',
  ]);
});
