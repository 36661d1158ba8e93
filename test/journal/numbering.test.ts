import { expect, test } from 'vitest';
import type { RegistrationNumber } from '../../src/domain/registration-number.ts';
import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import { shownNumber, storedNumber } from '../../src/main/journal/numbering.ts';
import { MORNING, NEW } from './invented-application.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

test('numbers go on without a gap over refusals and new starts', () => {
  const workplace = new TemporaryWorkplace();
  const numbers: string[] = [];
  for (let start = 0; start < 2; start += 1) {
    const journal = workplace.open();
    numbers.push(journal.register(NEW, [], MORNING).registrationNumber);
    numbers.push(journal.registerRefusal('1.2.1', undefined, MORNING).registrationNumber);
    journal.close();
  }
  expect(numbers).toEqual([1, 2, 3, 4].map((sequence) => `12-03/2026-00000${sequence}`));
});

test('the year begins in the zone of the region, and each counts from 1', () => {
  const journal = new TemporaryWorkplace().open();
  const number = (time: string) => journal.register(NEW, [], Date.parse(time)).registrationNumber;
  // Five hours ahead of UTC.
  expect(number('2026-12-31T18:59:59Z')).toBe('12-03/2026-000001');
  expect(number('2026-12-31T19:00:00Z')).toBe('12-03/2027-000001');
  expect(number('2026-12-31T18:00:00Z')).toBe('12-03/2026-000002');
});

test('the millionth number of a year is a clear fault and leaves nothing', () => {
  const workplace = new TemporaryWorkplace();
  workplace.make();
  const database = workplace.database();
  database.exec('INSERT INTO numbering VALUES (2026, 999998)');
  database.close();
  const journal = workplace.open();
  expect(journal.register(NEW, [], MORNING).registrationNumber).toBe('12-03/2026-999999');
  const register = () => journal.register(NEW, [], MORNING);
  expect(register).toThrow(JournalFault);
  expect(register).toThrow(expect.objectContaining({ kind: 'numbers_exhausted' }));
  expect(journal.page({ limit: 5 }).rows).toHaveLength(1);
});

test('a number is kept small and shown whole', () => {
  const place = { office: '0007', workplace: '01' };
  const number = '0007-01/2031-000042' as RegistrationNumber;
  expect(storedNumber(number, place)).toBe(2_031_000_042);
  expect(shownNumber(2_031_000_042, place)).toBe(number);
  expect(storedNumber(number, { ...place, office: '7' })).toBeUndefined();
});
