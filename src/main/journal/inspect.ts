import { openEncrypted, readHeader } from './encrypted-database.ts';
import { leavingNoTrace } from './journal-files.ts';
import { type JournalOwner, ownerMismatch } from './journal-owner.ts';
import type { OpenProblemKind } from './journal-problem.ts';
import { MIGRATIONS, versionOf } from './migrations.ts';

/** Looks with a connection that can't write: what is not ours to open stays as it is. */
export function inspect(path: string, key: Uint8Array, owner: JournalOwner): OpenProblemKind | undefined {
  const header = readHeader(path, key);
  if (header !== 'ours') return header === 'other_key' ? 'wrong_key' : 'damaged';
  return leavingNoTrace(path, () => {
    const database = openEncrypted(path, key, { readonly: true, fileMustExist: true });
    try {
      const version = versionOf(database);
      if (version > MIGRATIONS.length) return 'newer_than_program';
      return version === 0 ? 'damaged' : ownerMismatch(database, owner);
    } finally {
      database.close();
    }
  });
}
