import { chmodSync, constants, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RegistrationNumber } from '../../domain/registration-number.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type DataLock, lockData } from './data-lock.ts';
import { syncFile } from './durable-file.ts';
import { openEncrypted } from './encrypted-database.ts';
import { inspect } from './inspect.ts';
import { type JournalFiles, journalFiles, leavingNoTrace } from './journal-files.ts';
import type { JournalOwner } from './journal-owner.ts';
import { type OpenProblemKind, problemKindOf } from './journal-problem.ts';
import type { KeyStore } from './key-store.ts';
import { type StoredNumber, shownNumber } from './numbering.ts';
import { type RestoreProblem, restoreProblem } from './restore-problem.ts';
import { beginSwap, finishSwap, removeCopy, swapFiles } from './swap.ts';

export interface RestoreOptions extends JournalOwner {
  readonly dataDirectory: string;
  readonly keyStore: KeyStore;
  /** Names the journal that is kept aside; epoch ms. */
  readonly at: number;
}

export interface Restored {
  /** Where the journal is kept that was there; absent where there was none. */
  readonly kept?: string;
  readonly applications: number;
  readonly newest?: RegistrationNumber;
}

/**
 * Puts a backup in the place of the journal, once it is proven to be a sound one of this workplace. The journal
 * that was there is kept beside it, never deleted. That its outside head is ahead then is noticed at the
 * next opening, whoever does that.
 */
export function restoreJournal(options: RestoreOptions, file: string): Result<Restored, RestoreProblem> {
  const files = journalFiles(options.dataDirectory);
  let lock: DataLock | undefined;
  try {
    if (!existsSync(file)) return restoreProblem('no_file');
    mkdirSync(files.directory, { recursive: true, mode: 0o700 });
    lock = lockData(files.lock);
    if (!lock) return restoreProblem('in_use');
    finishSwap(files);
    return restoreLocked(options, files, resolve(file));
  } catch (error) {
    const kind = problemKindOf(error);
    if (kind === undefined) throw error;
    return restoreProblem(kind);
  } finally {
    lock?.release();
  }
}

function restoreLocked(
  options: RestoreOptions,
  files: JournalFiles,
  file: string,
): Result<Restored, RestoreProblem> {
  const key = options.keyStore.get();
  if (!key.ok) return fail({ kind: 'key_unavailable', message: key.problem.message });
  if (key.value === undefined) return restoreProblem('key_missing');
  const { incoming } = swapFiles(files);
  try {
    takeCopy(file, incoming);
    const wrong = inspect(incoming, key.value, options) ?? soundness(incoming, key.value);
    if (wrong) return restoreProblem(wrong);
    const standing = standingOf(incoming, key.value, options);
    // It has to outlive a power cut better than the swap does: without it nobody notices.
    if (existsSync(files.head)) syncFile(files.head);
    const aside = asideOf(files, options.at);
    const isReplaced = existsSync(files.journal);
    beginSwap(files, aside);
    return ok({ ...standing, ...(isReplaced && { kept: aside }) });
  } finally {
    key.value.fill(0);
    // Where it took the journal's place, it is here no more.
    if (!existsSync(swapFiles(files).note)) removeCopy(incoming);
  }
}

/** Judged is the copy of the file: what lies on a shelf may not be written beside, and may change. */
function takeCopy(file: string, incoming: string): void {
  removeCopy(incoming);
  copyFileSync(file, incoming, constants.COPYFILE_EXCL);
  chmodSync(incoming, 0o600);
  syncFile(incoming);
}

/** Reads all of it: each page is authenticated, each index agrees with its table. */
function soundness(path: string, key: Uint8Array): OpenProblemKind | undefined {
  return looking(path, key, (database) =>
    database.pragma('integrity_check', { simple: true }) === 'ok' ? undefined : 'damaged',
  );
}

function standingOf(path: string, key: Uint8Array, owner: JournalOwner): Omit<Restored, 'kept'> {
  return looking(path, key, (database) => {
    const sql = 'SELECT count(*) AS count, max(number) AS newest FROM application';
    const row = database.prepare<[], { count: number; newest: StoredNumber | null }>(sql).get();
    const newest = row?.newest == null ? {} : { newest: shownNumber(row.newest, owner) };
    return { applications: row?.count ?? 0, ...newest };
  });
}

function looking<Value>(
  path: string,
  key: Uint8Array,
  look: (database: ReturnType<typeof openEncrypted>) => Value,
): Value {
  return leavingNoTrace(path, () => {
    const database = openEncrypted(path, key, { readonly: true, fileMustExist: true });
    try {
      return look(database);
    } finally {
      database.close();
    }
  });
}

/** A name that nothing has yet. */
function asideOf({ directory }: JournalFiles, at: number): string {
  const stamp = new Date(at).toISOString().replaceAll(':', '-');
  for (let count = 1; ; count += 1) {
    const path = join(directory, `journal-replaced-${stamp}${count === 1 ? '' : `-${count}`}.db`);
    if (!existsSync(path) && !existsSync(`${path}-wal`)) return path;
  }
}
