import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import type Database from 'better-sqlite3';

/** A disk that fails from now on, so far into the change; `heal` makes it well again. */
export interface DiskTrouble {
  readonly heal: () => void;
}

const PAGE_BYTES = 4096;

/** Leaves `roomBytes` on the file system that `ballast` lies on. */
export function fillDisk(ballast: string, roomBytes: number): DiskTrouble {
  const file = openSync(ballast, 'w');
  const chunk = Buffer.alloc(PAGE_BYTES);
  let size = 0;
  try {
    for (;;) size += writeSync(file, chunk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
  ftruncateSync(file, Math.max(0, size - roomBytes));
  closeSync(file);
  return { heal: () => rmSync(ballast) };
}

/** No file of this process grows over that size: a write beyond it fails as a broken disk does. */
export function breakDisk(sizeBytes: number): DiskTrouble {
  limitFileSize(String(sizeBytes));
  return { heal: () => limitFileSize('unlimited') };
}

function limitFileSize(soft: string): void {
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(process.pid), `--fsize=${soft}:`], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`prlimit: ${stderr}`);
}

export function forbidWriting(database: Database.Database): DiskTrouble {
  database.pragma('query_only = ON');
  return { heal: () => void database.pragma('query_only = OFF') };
}

/** Where the next write of a change begins: nothing is left over from changes before. */
export function emptyLog(database: Database.Database, file: string): number {
  database.pragma('wal_checkpoint(TRUNCATE)');
  return statSync(`${file}-wal`).size;
}
