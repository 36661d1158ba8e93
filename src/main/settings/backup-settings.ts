import { isAbsolute, relative, resolve } from 'node:path';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type Environment, given, invalid, matching } from './environment.ts';
import type { BackupSettings, SettingProblem } from './settings.ts';

const MINUTE_MS = 60_000;

/** Where copies of the journal go, how often, and how many are kept. `dataDirectory`: where that is in order. */
export function readBackupSettings(
  environment: Environment,
  dataDirectory: string | undefined,
): Result<BackupSettings, readonly SettingProblem[]> {
  const directory = readDirectory(environment, dataDirectory);
  const minutes = readMinutes(environment);
  const keep = matching(environment, 'KARTA_BACKUP_KEEP', /^[1-9]\d?$/, '14');
  if (!directory.ok || !minutes.ok || !keep.ok) {
    return fail([directory, minutes, keep].flatMap((part) => (part.ok ? [] : [part.problem])));
  }
  return ok({
    ...(directory.value !== undefined && { directory: directory.value }),
    everyMs: minutes.value * MINUTE_MS,
    keep: Number(keep.value),
  });
}

function readMinutes(environment: Environment): Result<number, SettingProblem> {
  const read = matching(environment, 'KARTA_BACKUP_MINUTES', /^\d{1,4}$/, '15');
  if (!read.ok) return read;
  const minutes = Number(read.value);
  return minutes >= 5 && minutes <= 1440 ? ok(minutes) : fail(invalid('KARTA_BACKUP_MINUTES'));
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
