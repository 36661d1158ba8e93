import { expect, test } from 'vitest';
import {
  backupName,
  backupsAmong,
  backupTime,
  leftBehind,
  nextBackupAt,
  outlived,
} from '../../src/main/journal/backup-folder.ts';

const PLACE = { office: '12', workplace: '03' };
const NOW = Date.parse('2026-11-23T04:05:06.789Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

test('a name tells its time, and names sort by it', () => {
  const name = backupName(PLACE, NOW);
  expect(name).toBe('karta-12-03-2026-11-23T04-05-06.789Z.db');
  expect(backupTime(name, PLACE)).toBe(NOW);
  expect([backupName(PLACE, NOW), backupName(PLACE, NOW - 1)].sort()).toEqual([
    backupName(PLACE, NOW - 1),
    backupName(PLACE, NOW),
  ]);
});

test.each([
  'karta-12-04-2026-11-23T04-05-06.789Z.db',
  'karta-1-03-2026-11-23T04-05-06.789Z.db',
  'karta-12-03-2026-11-23T04-05-06.789Z.db.new',
  'karta-12-03-2026-99-99T99-99-99.999Z.db',
  'karta-12-03-.db',
  'photo.jpg',
])('%s is not ours to remove', (name) => {
  expect(backupTime(name, PLACE)).toBeUndefined();
});

test('what a killed program has left of a copy is known by its name', () => {
  const whole = backupName(PLACE, NOW);
  const torn = [`${whole}.new`, `${whole}.new-wal`, `${whole}.new-scratch`];
  const others = [whole, 'photo.new', backupName({ ...PLACE, workplace: '04' }, NOW).concat('.new')];
  expect(leftBehind([...torn, ...others], PLACE)).toEqual(torn);
});

const ages = (...agesMs: number[]) =>
  backupsAmong(
    agesMs.map((age) => backupName(PLACE, NOW - age)),
    PLACE,
  );
const left = (keep: number, ...agesMs: number[]): number[] => {
  const backups = ages(...agesMs);
  const gone = new Set(outlived(backups, keep, NOW));
  return backups.filter((backup) => !gone.has(backup)).map(({ at }) => NOW - at);
};

test.each([
  ['the newest so many stay', 2, [HOUR_MS, 0, 3 * HOUR_MS, 2 * HOUR_MS], [0, HOUR_MS]],
  [
    'and the last one of each day before',
    2,
    [0, HOUR_MS, 2 * HOUR_MS, 5 * HOUR_MS, 6 * HOUR_MS, 30 * HOUR_MS, 31 * HOUR_MS],
    [0, HOUR_MS, 5 * HOUR_MS, 30 * HOUR_MS],
  ],
  ['none older than a week', 14, [0, 7 * DAY_MS, 7 * DAY_MS + 1], [0, 7 * DAY_MS]],
  ['but the newest, however old', 14, [30 * DAY_MS, 31 * DAY_MS], [30 * DAY_MS]],
  ['one alone stays', 1, [90 * DAY_MS], [90 * DAY_MS]],
  ['none, none', 1, [], []],
])('%s', (_, keep, agesMs, expected) => {
  expect(left(keep, ...agesMs)).toEqual(expected);
});

test.each([
  ['none yet: at once', undefined, NOW],
  ['an hour ago: in three', NOW - HOUR_MS, NOW + 3 * HOUR_MS],
  ['a day ago: at once', NOW - DAY_MS, NOW - DAY_MS + 4 * HOUR_MS],
  ['from a clock that was put back: at once', NOW + DAY_MS, NOW],
])('%s', (_, newestAt, expected) => {
  expect(nextBackupAt(newestAt, 4 * HOUR_MS, NOW)).toBe(expected);
});
