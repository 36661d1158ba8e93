import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ok } from '../../src/domain/result.ts';
import { BackupWatch } from '../../src/main/backup-watch.ts';
import { backupProblem } from '../../src/main/journal/backup-problem.ts';

const MORNING = Date.parse('2026-11-23T04:00:00Z');
const FULL = backupProblem('disk_full');

function place() {
  const folder = mkdtempSync(join(tmpdir(), 'karta-trouble-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const data = join(folder, 'data');
  const clock = { now: MORNING };
  return { folder, data, clock, open: () => new BackupWatch(data, () => clock.now) };
}

test('copies that fail are known by what failed last and since when, also after a restart', () => {
  const { clock, open } = place();
  const watch = open();
  expect(watch.trouble).toBeUndefined();
  watch.take(backupProblem('no_directory'));
  clock.now += 900_000;
  watch.take(FULL);
  const trouble = { ...FULL.problem, since: MORNING };
  expect(watch.trouble).toEqual(trouble);
  const next = open();
  expect(next.trouble).toEqual(trouble);
  clock.now += 900_000;
  next.take(FULL);
  expect(next.trouble?.since).toBe(MORNING);
});

test('one that was made ends it and leaves nothing behind', () => {
  const { folder, clock, open } = place();
  const watch = open();
  watch.take(FULL);
  watch.take(ok({}));
  expect([watch.trouble, open().trouble, readdirSync(folder)]).toEqual([undefined, undefined, []]);
  clock.now += 5;
  watch.take(FULL);
  expect(watch.trouble?.since).toBe(MORNING + 5);
});

test.each(['', '{', 'null', '7', '{"kind":"disk_full"}', '{"kind":1,"message":"м","since":2}'])(
  'what is no such record says nothing: %s',
  (text) => {
    const { data, open } = place();
    writeFileSync(`${data}.backup-trouble`, text);
    const watch = open();
    expect(watch.trouble).toBeUndefined();
    watch.take(ok({}));
  },
);

test('is known on a disk that takes nothing as long as the program runs', () => {
  const { folder, data } = place();
  const watch = new BackupWatch(join(data, 'not', 'there'), () => MORNING);
  watch.take(FULL);
  expect(watch.trouble?.since).toBe(MORNING);
  expect(existsSync(join(folder, 'data'))).toBe(false);
});
