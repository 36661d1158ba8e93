import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Result } from '../../src/domain/result.ts';
import { BackupSchedule } from '../../src/main/backup-schedule.ts';
import type { Backup } from '../../src/main/journal/backup.ts';
import { backupName } from '../../src/main/journal/backup-folder.ts';
import { type BackupProblem, backupProblem } from '../../src/main/journal/backup-problem.ts';
import { NapsOfTest } from '../delivery/naps-of-test.ts';

const PLACE = { office: '12', workplace: '03' };
const HOUR_MS = 3_600_000;
const MORNING = Date.parse('2026-11-23T04:00:00Z');
type End = Result<Backup, BackupProblem>;

/** A schedule over a folder, with a clock that runs only while it sleeps. */
class Shelf {
  readonly directory = mkdtempSync(join(tmpdir(), 'karta-backups-'));
  readonly clock = { now: MORNING };
  readonly naps = new NapsOfTest(this.clock);
  readonly ends: End[] = [];
  /** What the next ones meet instead of being made. */
  readonly troubles: (() => End)[] = [];
  /** Absent: changed before each copy. */
  changedAt: number | undefined;
  readonly schedule = new BackupSchedule({
    changedAt: () => this.changedAt ?? this.clock.now,
    settings: { directory: this.directory, everyMs: 4 * HOUR_MS, keep: 3 },
    place: PLACE,
    now: () => this.clock.now,
    sleep: this.naps.sleep,
    backUp: async (path) => this.troubles.shift()?.() ?? this.#made(path),
    onEnd: (end) => this.ends.push(end),
  });

  constructor() {
    onTestFinished(() => rmSync(this.directory, { recursive: true }));
  }

  get names(): string[] {
    return readdirSync(this.directory).sort();
  }

  /** Hours since the morning at which backups were made that are still there. */
  get hours(): number[] {
    return this.names.map((name) => {
      const [, at] = /(T..)-/.exec(name) ?? [];
      return Number(at?.slice(1)) - 4;
    });
  }

  /** Sleeps as the schedule wants until so many hours are over. */
  async passHours(hours: number): Promise<void> {
    const until = this.clock.now + hours * HOUR_MS;
    while (this.clock.now < until) {
      await this.naps.next();
      this.naps.end();
    }
    await this.naps.next();
  }

  #made(path: string): End {
    writeFileSync(path, 'a backup');
    return { ok: true, value: { path, sizeBytes: 8 } };
  }
}

test('one at once where there is none, then every four hours; the newest three stay', async () => {
  const shelf = new Shelf();
  shelf.schedule.start();
  await shelf.naps.next();
  expect(shelf.hours).toEqual([0]);
  shelf.naps.end();
  await shelf.passHours(13);
  expect(shelf.hours).toEqual([4, 8, 12]);
  expect(shelf.ends).toHaveLength(4);
  await shelf.schedule.close();
});

test('after a restart the next one is due by the newest there is', async () => {
  const shelf = new Shelf();
  writeFileSync(join(shelf.directory, backupName(PLACE, MORNING - 3 * HOUR_MS)), '');
  shelf.schedule.start();
  await shelf.naps.next();
  expect(shelf.ends).toEqual([]);
  shelf.naps.end();
  await shelf.passHours(1);
  expect(shelf.ends).toHaveLength(1);
  await shelf.schedule.close();
});

test('none of a journal that has not changed since the last one, but for the last when the kiosk closes', async () => {
  const shelf = new Shelf();
  shelf.changedAt = 1;
  shelf.schedule.start();
  await shelf.naps.next();
  shelf.naps.end();
  await shelf.passHours(9);
  expect(shelf.hours).toEqual([0]);
  shelf.changedAt = 2;
  shelf.naps.end();
  await shelf.passHours(4);
  expect(shelf.hours).toEqual([0, 12]);
  shelf.clock.now += HOUR_MS;
  await shelf.schedule.close();
  expect(shelf.ends).toHaveLength(3);
});

test('one that failed is made again, changed or not', async () => {
  const shelf = new Shelf();
  shelf.changedAt = 1;
  shelf.troubles.push(() => backupProblem('disk_full'));
  shelf.schedule.start();
  await shelf.naps.next();
  shelf.naps.end();
  await shelf.passHours(0.25);
  expect(shelf.ends).toMatchObject([{ ok: false }, { ok: true }]);
  await shelf.schedule.close();
});

test('the last one when the kiosk closes', async () => {
  const shelf = new Shelf();
  shelf.schedule.start();
  await shelf.naps.next();
  shelf.clock.now += HOUR_MS;
  await shelf.schedule.close();
  expect(shelf.hours).toEqual([0, 1]);
});

test('a failure is told and tried again in a quarter of an hour; what was kept stays', async () => {
  const shelf = new Shelf();
  const old = backupName(PLACE, MORNING - 8 * 24 * HOUR_MS);
  writeFileSync(join(shelf.directory, old), '');
  shelf.troubles.push(
    () => backupProblem('disk_full'),
    () => {
      throw new TypeError('a bug');
    },
  );
  shelf.schedule.start();
  await shelf.naps.next();
  expect(shelf.ends).toMatchObject([{ ok: false, problem: { kind: 'disk_full' } }]);
  expect(shelf.names).toEqual([old]);
  shelf.naps.end();
  await shelf.passHours(0.25);
  expect(shelf.ends[1]).toMatchObject({ ok: false, problem: { kind: 'fault' } });
  expect(shelf.names).toEqual([old]);
  shelf.naps.end();
  await shelf.passHours(0.25);
  expect(shelf.ends[2]).toMatchObject({ ok: true });
  expect(shelf.names).toEqual([backupName(PLACE, MORNING + HOUR_MS / 2)]);
  await shelf.schedule.close();
});

test('what a killed program has left goes once there is a whole copy', async () => {
  const shelf = new Shelf();
  const torn = backupName(PLACE, MORNING - HOUR_MS);
  for (const end of ['.new', '.new-scratch']) writeFileSync(join(shelf.directory, torn + end), 'half');
  shelf.schedule.start();
  await shelf.naps.next();
  expect(shelf.names).toEqual([backupName(PLACE, MORNING)]);
  await shelf.schedule.close();
});

test('files of others stay, and one that can not be removed is told', async () => {
  const shelf = new Shelf();
  writeFileSync(join(shelf.directory, 'photo.jpg'), '');
  mkdirSync(join(shelf.directory, backupName(PLACE, MORNING - 9 * 24 * HOUR_MS)));
  shelf.schedule.start();
  await shelf.naps.next();
  expect(shelf.ends).toMatchObject([
    { ok: false, problem: { message: expect.stringContaining('отжившие') } },
  ]);
  expect(shelf.names).toContain('photo.jpg');
  await shelf.schedule.close();
});

test('a clock put back by a year does not put the next backup off by a year', async () => {
  const shelf = new Shelf();
  shelf.schedule.start();
  await shelf.naps.next();
  shelf.clock.now -= 365 * 24 * HOUR_MS;
  shelf.naps.end();
  await shelf.passHours(4.1);
  expect(shelf.ends).toHaveLength(2);
  await shelf.schedule.close();
});
