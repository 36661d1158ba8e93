import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ok } from '../../src/domain/result.ts';
import { backupProblem } from '../../src/main/journal/backup-problem.ts';
import { Workplace } from './workplace.ts';

const FULL = backupProblem('disk_full');

it('shows what keeps copies from being made and since when, also to the next start, until one is made', async () => {
  const workplace = new Workplace();
  const environment = { KARTA_BACKUP_DIRECTORY: join(workplace.folder, 'shelf') };
  const shown = () => workplace.last('queue')?.queue.backupTrouble;
  const calls = await workplace.open(environment);
  expect(shown()).toBeUndefined();
  const before = Date.now();
  calls.backupEnded(FULL);
  const told = await workplace.until(shown);
  expect(told).toEqual({ message: FULL.problem.message, since: expect.any(Number) });
  expect(told.since).toBeGreaterThanOrEqual(before);
  await workplace.close();
  workplace.pushes.length = 0;
  const next = await workplace.open(environment);
  expect(shown()).toEqual(told);
  next.backupEnded(ok({}));
  await workplace.until(() => (shown() ? undefined : true));
});

it('shows nothing of it where no copies are to be made any more', async () => {
  const workplace = new Workplace();
  const calls = await workplace.open({ KARTA_BACKUP_DIRECTORY: join(workplace.folder, 'shelf') });
  calls.backupEnded(FULL);
  await workplace.reopen();
  expect(workplace.last('queue')?.queue).not.toHaveProperty('backupTrouble');
});
