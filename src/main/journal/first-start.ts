import { existsSync, rmSync } from 'node:fs';
import { fail, ok, type Result } from '../../domain/result.ts';
import { renameDurably, writeDurably } from './durable-file.ts';
import { makeDurable, openEncrypted } from './encrypted-database.ts';
import type { JournalFiles } from './journal-files.ts';
import { type JournalOwner, writeOwner } from './journal-owner.ts';
import { type JournalProblem, journalProblem } from './journal-problem.ts';
import type { KeyProblem, KeyStore } from './key-store.ts';
import { migrate } from './migrations.ts';

/**
 * The key of the journal that is there; where there has never been one, both are made, the key
 * first. One without the other is a loss, and a new one in its place would hide it.
 */
export function keyOfJournal(
  files: JournalFiles,
  keyStore: KeyStore,
  owner: JournalOwner,
): Result<Uint8Array, JournalProblem> {
  const kept = keyStore.get();
  if (!kept.ok) return keyUnavailable(kept.problem);
  const isThere = existsSync(files.journal);
  if (kept.value) {
    if (isThere) return ok(kept.value);
    // A first start that was cut off after the key was made goes on.
    return existsSync(files.unfinished)
      ? makeJournal(files, kept.value, owner)
      : journalProblem('journal_missing');
  }
  if (isThere) return journalProblem('key_missing');
  writeDurably(files.unfinished, new Uint8Array());
  const made = keyStore.create();
  return made.ok ? makeJournal(files, made.value, owner) : keyUnavailable(made.problem);
}

/** Made under another name and renamed when whole: a `journal.db` is never an empty one. */
function makeJournal(
  files: JournalFiles,
  key: Uint8Array,
  owner: JournalOwner,
): Result<Uint8Array, JournalProblem> {
  writeDurably(files.unfinished, new Uint8Array());
  for (const beside of ['-wal', '-shm', '-journal']) rmSync(files.unfinished + beside, { force: true });
  const database = openEncrypted(files.unfinished, key, {});
  try {
    if (!makeDurable(database)) return journalProblem('unsafe_disk');
    migrate(database);
    writeOwner(database, owner);
    // Closing would pass over a disk that ran full, and the file alone would be no journal.
    database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
  renameDurably(files.unfinished, files.journal);
  return ok(key);
}

function keyUnavailable({ message }: KeyProblem): Result<Uint8Array, JournalProblem> {
  return fail({ kind: 'key_unavailable', message });
}
