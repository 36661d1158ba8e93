import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { BackupWatch } from '../../src/main/backup-watch.ts';
import { openWorkplace } from '../../src/main/hosts/open-workplace.ts';
import { readHeader } from '../../src/main/journal/encrypted-database.ts';
import { FileKeyStore } from '../../src/main/journal/file-key-store.ts';
import { folderOfTest, trainingEnvironment } from './training-environment.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A workplace as a host opens it, with a folder for its copies. */
function opened(folder: string, directory: string) {
  const environment = { ...trainingEnvironment(folder), KARTA_BACKUP_DIRECTORY: directory };
  return openWorkplace(environment, {
    resources: at('resources'),
    contours: ['training'],
    readerChild: 'none',
    pageWorker: 'none',
    backupWorker: at('src/main/journal/backup-worker.ts'),
  });
}

test('an open kiosk copies its journal by itself, and once more when it closes', async () => {
  const folder = folderOfTest();
  const directory = join(folder, 'shelf');
  mkdirSync(directory);
  const workplace = await opened(folder, directory);
  if (!workplace.ok) throw new Error(workplace.problem.join('\n'));
  await workplace.value.close();
  const names = readdirSync(directory);
  expect(names).toHaveLength(2);
  const key = new FileKeyStore(join(folder, 'data'), randomBytes).get();
  if (!key.ok || key.value === undefined) throw new Error('there is no key');
  for (const name of names) {
    expect(name).toMatch(/^karta-12-03-.*Z\.db$/);
    expect(readHeader(join(directory, name), key.value)).toBe('ours');
  }
});

test('a folder that is not there is told, and the kiosk works all the same', async () => {
  const folder = folderOfTest();
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => told.mockRestore());
  const workplace = await opened(folder, join(folder, 'pulled out'));
  expect(workplace.ok).toBe(true);
  if (workplace.ok) await workplace.value.close();
  expect(told).toHaveBeenCalledWith(expect.stringContaining('Папка для резервных копий недоступна'));
});

test('what keeps copies from being made is known after a restart, until the next copy', async () => {
  const folder = folderOfTest();
  const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => silent.mockRestore());
  const shelf = join(folder, 'pulled out');
  const known = () => new BackupWatch(join(folder, 'data'), Date.now).trouble;
  const openAndClose = async (): Promise<void> => {
    const workplace = await opened(folder, shelf);
    if (!workplace.ok) throw new Error(workplace.problem.join('\n'));
    await workplace.value.close();
  };
  await openAndClose();
  const first = known();
  expect(first).toMatchObject({ kind: 'no_directory', since: expect.any(Number) });
  await openAndClose();
  expect(known()).toEqual(first);
  mkdirSync(shelf);
  await openAndClose();
  expect(known()).toBeUndefined();
});
