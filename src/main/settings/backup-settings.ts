import { isAbsolute, relative, resolve } from 'node:path';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type Environment, given, invalid, matching } from './environment.ts';
import type { BackupSettings, SettingProblem } from './settings.ts';

const HOUR_MS = 3_600_000;

/** Where copies of the journal go, how often, and how many are kept. `dataDirectory`: where that is in order. */
export function readBackupSettings(
  environment: Environment,
  dataDirectory: string | undefined,
): Result<BackupSettings, readonly SettingProblem[]> {
  const directory = readDirectory(environment, dataDirectory);
  const hours = matching(environment, 'KARTA_BACKUP_HOURS', /^([1-9]|1\d|2[0-4])$/, '4');
  const keep = matching(environment, 'KARTA_BACKUP_KEEP', /^[1-9]\d?$/, '14');
  if (!directory.ok || !hours.ok || !keep.ok) {
    return fail([directory, hours, keep].flatMap((part) => (part.ok ? [] : [part.problem])));
  }
  return ok({
    ...(directory.value !== undefined && { directory: directory.value }),
    everyMs: Number(hours.value) * HOUR_MS,
    keep: Number(keep.value),
  });
}

/** A copy inside the data directory would be lost with it. */
function readDirectory(
  environment: Environment,
  dataDirectory: string | undefined,
): Result<string | undefined, SettingProblem> {
  const value = given(environment, 'KARTA_BACKUP_DIRECTORY');
  if (value === undefined) return ok(undefined);
  if (!isAbsolute(value)) return fail(invalid('KARTA_BACKUP_DIRECTORY'));
  return dataDirectory !== undefined && isInside(dataDirectory, value)
    ? fail(invalid('KARTA_BACKUP_DIRECTORY', 'папка внутри папки данных'))
    : ok(resolve(value));
}

function isInside(folder: string, path: string): boolean {
  const within = relative(folder, path);
  return !within.startsWith('..') && !isAbsolute(within);
}
