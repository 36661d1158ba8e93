import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type BackupProblem, backupProblem, backupProblemOf } from './backup-problem.ts';
import type { DatabaseCopier } from './copy-in-worker.ts';
import { lockData } from './data-lock.ts';
import { SCRATCH } from './database-copy.ts';
import { renameDurably } from './durable-file.ts';
import { inspect } from './inspect.ts';
import { type JournalFiles, journalFiles } from './journal-files.ts';
import type { JournalOwner } from './journal-owner.ts';
import { journalProblem, type OpenProblemKind, problemKindOf } from './journal-problem.ts';
import type { KeyStore } from './key-store.ts';

export interface BackupSource {
  readonly dataDirectory: string;
  readonly keyStore: KeyStore;
  readonly copy: DatabaseCopier;
}

export interface Backup {
  readonly path: string;
  readonly sizeBytes: number;
}

/**
 * A whole encrypted copy of the journal at `path` while the kiosk works on it, with the same key. Until it is
 * proven to open it bears another name; nothing that is there is written over.
 */
export async function backUp(source: BackupSource, path: string): Promise<Result<Backup, BackupProblem>> {
  const whole = resolve(path);
  if (existsSync(whole)) return backupProblem('exists');
  if (!existsSync(dirname(whole))) return backupProblem('no_directory');
  const { journal } = journalFiles(source.dataDirectory);
  if (!existsSync(journal)) return backupProblem('no_journal');
  const key = source.keyStore.get();
  if (!key.ok) return fail({ kind: 'key_unavailable', message: key.problem.message });
  if (key.value === undefined) return fail({ kind: 'key_unavailable', message: KEY_MISSING });
  return copyTo(source.copy, journal, whole, key.value);
}

async function copyTo(
  copy: DatabaseCopier,
  journal: string,
  path: string,
  key: Uint8Array,
): Promise<Result<Backup, BackupProblem>> {
  const unfinished = `${path}.new`;
  try {
    removeCopy(unfinished);
    const reply = await copy({ from: journal, to: unfinished, key });
    if (reply.ended === 'failed') return backupProblemOf(reply.kind);
    if (reply.ended === 'not_proven') return backupProblem('not_proven');
    renameDurably(unfinished, path);
    return ok({ path, sizeBytes: statSync(path).size });
  } catch (error) {
    return backupProblemOf(kindOrThrow(error));
  } finally {
    key.fill(0);
    tryRemoving(unfinished);
  }
}

/**
 * The same for a program that has not opened the journal: one that runs may hold it, or nobody does. Asks
 * first whether the journal is the one that the settings mean.
 */
export async function backUpFromOutside(
  source: BackupSource,
  owner: JournalOwner,
  path: string,
): Promise<Result<Backup, BackupProblem>> {
  const files = journalFiles(source.dataDirectory);
  if (!existsSync(files.journal)) return backupProblem('no_journal');
  try {
    return await leavingNoTrace(files, async () => {
      const foreign = foreignness(files.journal, source.keyStore, owner);
      if (!foreign) return backUp(source, path);
      return fail({ kind: 'other_journal', message: journalProblem(foreign).problem.message });
    });
  } catch (error) {
    return backupProblemOf(kindOrThrow(error));
  }
}

/** The lock is held where nobody does, so that no kiosk starts while the traces of reading are taken away. */
async function leavingNoTrace<Value>(files: JournalFiles, look: () => Promise<Value>): Promise<Value> {
  const lock = lockData(files.lock);
  const traces = ['-wal', '-shm'].map((end) => files.journal + end).filter((trace) => !existsSync(trace));
  try {
    return await look();
  } finally {
    if (lock) for (const trace of traces) rmSync(trace, { force: true });
    lock?.release();
  }
}

function foreignness(journal: string, keyStore: KeyStore, owner: JournalOwner): OpenProblemKind | undefined {
  const key = keyStore.get();
  // What is wrong with the key is told by whoever wants to copy with it.
  if (!key.ok || key.value === undefined) return undefined;
  try {
    return inspect(journal, key.value, owner);
  } finally {
    key.value.fill(0);
  }
}

function kindOrThrow(error: unknown): OpenProblemKind {
  const kind = problemKindOf(error);
  if (kind === undefined) throw error;
  return kind;
}

function removeCopy(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal', SCRATCH, `${SCRATCH}-journal`])
    rmSync(path + end, { force: true });
}

/** On a disk that fails it stays: the next backup of that name takes it away. */
function tryRemoving(path: string): void {
  try {
    removeCopy(path);
  } catch {
    return;
  }
}

const KEY_MISSING =
  'Ключа журнала нет, копия не сделана. Верните ключ из сейфа или резервной копии и повторите.';
