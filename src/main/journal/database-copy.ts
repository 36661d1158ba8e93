import { rmSync, writeFileSync } from 'node:fs';
import { syncFile } from './durable-file.ts';
import { openEncrypted } from './encrypted-database.ts';
import { versionOf } from './migrations.ts';

/** Newest event and version of the program's tables: what a copy is held against. */
interface Standing {
  readonly version: number;
  readonly sequence: number;
}

/**
 * Makes a whole encrypted copy of a database that others may be working on, under `to`, and proves that it
 * opens with the same key, is undamaged and holds all that the original held when the copy was begun. It
 * is on the disk when this returns. Runs for seconds: in a worker, never beside the clerk's work.
 */
export function copyDatabase(from: string, to: string, key: Uint8Array): 'proven' | 'not_proven' {
  // Made first, so that nobody else may ever read it.
  writeFileSync(to, '', { mode: 0o600, flag: 'wx' });
  const before = copyInto(from, to, key);
  const copied = prove(to, key);
  for (const beside of ['-wal', '-shm']) rmSync(to + beside, { force: true });
  syncFile(to);
  const isWhole = copied?.version === before.version && copied.sequence >= before.sequence;
  return isWhole ? 'proven' : 'not_proven';
}

/** Through SQLite itself: each page is checked as it is read, and what was deleted stays behind. */
function copyInto(from: string, to: string, key: Uint8Array): Standing {
  const source = openEncrypted(from, key, { readonly: true, fileMustExist: true });
  try {
    const standing = standingOf(source);
    source.prepare('VACUUM INTO ?').run(to);
    return standing;
  } finally {
    source.close();
  }
}

/** Undefined where anything in it is not as it should be. */
function prove(path: string, key: Uint8Array): Standing | undefined {
  const copy = openEncrypted(path, key, { fileMustExist: true });
  try {
    // A copy is made without WAL; the header then would not be that of a journal.
    copy.pragma('journal_mode = WAL');
    const isSound = copy.pragma('integrity_check', { simple: true }) === 'ok';
    const astray = copy.pragma('foreign_key_check') as unknown[];
    return isSound && astray.length === 0 ? standingOf(copy) : undefined;
  } finally {
    copy.close();
  }
}

function standingOf(database: ReturnType<typeof openEncrypted>): Standing {
  const sequence = database.prepare<[], number | null>('SELECT max(sequence) FROM event').pluck().get();
  return { version: versionOf(database), sequence: sequence ?? 0 };
}
