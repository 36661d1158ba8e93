import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
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
