import { closeSync, fdatasyncSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { syncFile } from './durable-file.ts';
import { openEncrypted } from './encrypted-database.ts';
import { versionOf } from './migrations.ts';

/** What SQLite copies into lies beside the copy for as long as that takes. */
export const SCRATCH = '-scratch';

/** Newest event and version of the program's tables: what a copy is held against. */
interface Standing {
  readonly version: number;
  readonly sequence: number;
}

/** So much of a copy goes to the disk at once: a commit that waits behind it waits no longer than this takes. */
const SLICE_BYTES = 256 * 1024;

/**
 * Makes a whole encrypted copy of a database that others may be working on, under `to`, and proves that it
 * opens with the same key, is undamaged and holds all that the original held when the copy was begun. It
 * is on the disk when this returns. Runs for seconds: in a worker, never beside the clerk's work.
 */
export function copyDatabase(from: string, to: string, key: Uint8Array): 'proven' | 'not_proven' {
  const scratch = `${to}${SCRATCH}`;
  const before = copyInto(from, scratch, key);
  pour(scratch, to);
  rmSync(scratch);
  const copied = prove(to, key);
  for (const beside of ['-wal', '-shm']) rmSync(to + beside, { force: true });
  syncFile(to);
  const isWhole = copied?.version === before.version && copied.sequence >= before.sequence;
  return isWhole ? 'proven' : 'not_proven';
}

/** Through SQLite itself: each page is checked as it is read, and what was deleted stays behind. */
function copyInto(from: string, to: string, key: Uint8Array): Standing {
  makePrivate(to);
  const source = openEncrypted(from, key, { readonly: true, fileMustExist: true });
  try {
    const standing = standingOf(source);
    source.prepare('VACUUM INTO ?').run(to);
    return standing;
  } finally {
    source.close();
  }
}

/** Slice by slice onto the disk: SQLite leaves its copy to the system, which would write it all at once. */
function pour(from: string, to: string): void {
  makePrivate(to);
  const [source, target] = [openSync(from, 'r'), openSync(to, 'r+')];
  const slice = Buffer.alloc(SLICE_BYTES);
  try {
    for (let read = readSync(source, slice); read > 0; read = readSync(source, slice)) {
      writeSync(target, slice, 0, read);
      fdatasyncSync(target);
    }
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

/** Made before anything is in it, so that nobody else may ever read it. */
function makePrivate(path: string): void {
  writeFileSync(path, '', { mode: 0o600, flag: 'wx' });
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
