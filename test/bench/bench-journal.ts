import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import { CheckpointThread } from '../../src/main/journal/checkpoint-thread.ts';
import { makeDurable, openEncrypted } from '../../src/main/journal/encrypted-database.ts';
import { FileKeyStore } from '../../src/main/journal/file-key-store.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { openJournal } from '../../src/main/journal/sqlite-journal.ts';
import { syncAside } from '../../src/main/journal/sync-file.ts';
import { fillJournal } from './fill-journal.ts';
import { seeded } from './invented-people.ts';

const CHECKPOINT_WORKER = fileURLToPath(new URL('../../out/main/checkpoint-worker.js', import.meta.url));
const SEED = 20_261_123;

export interface BenchJournal {
  readonly journal: Journal;
  /** A connection of its own to the same file with the same key and settings, for the peer. */
  readonly bare: Database.Database;
  readonly count: number;
}

const made = new Map<number, BenchJournal>();
const directory = mkdtempSync(join(tmpdir(), 'journal-bench-'));

process.once('exit', () => {
  for (const { journal, bare } of made.values()) {
    bare.close();
    journal.close();
  }
  rmSync(directory, { recursive: true, force: true });
});

/** A journal of so many applications; made once a run, gone at its end. */
export function benchJournal(count: number): BenchJournal {
  const found = made.get(count) ?? make(count);
  made.set(count, found);
  return found;
}

/** An empty one; numbered so that two do not meet. */
export function emptyJournal(name: string): { journal: Journal; dataDirectory: string } {
  const dataDirectory = join(directory, name);
  return { journal: open(dataDirectory).journal, dataDirectory };
}

/** The tables of a journal, encrypted as one, and nothing in them: for a peer that writes. */
export function emptyDatabase(name: string): { database: Database.Database; path: string } {
  const dataDirectory = join(directory, name);
  const { journal, key } = open(dataDirectory);
  journal.close();
  const path = join(dataDirectory, 'journal.db');
  const database = openEncrypted(path, key(), { fileMustExist: true });
  makeDurable(database);
  return { database, path };
}

/** A data directory with a filled journal that nobody has open; `change` is made to it straight away. */
export function filledDirectory(
  name: string,
  count: number,
  change: (database: Database.Database) => void = () => {},
): string {
  const dataDirectory = join(directory, name);
  const { journal, key } = open(dataDirectory);
  journal.close();
  const filling = openEncrypted(join(dataDirectory, 'journal.db'), key(), { fileMustExist: true });
  fillJournal(filling, count);
  change(filling);
  filling.close();
  return dataDirectory;
}

function make(count: number): BenchJournal {
  const dataDirectory = filledDirectory(`journal-${count}`, count);
  const { journal, key } = open(dataDirectory);
  const file = join(dataDirectory, 'journal.db');
  const bare = openEncrypted(file, key(), { fileMustExist: true });
  makeDurable(bare);
  return { journal, bare, count };
}

function open(dataDirectory: string): { journal: Journal; key: () => Uint8Array } {
  const random = seeded(SEED);
  const keyStore = new FileKeyStore(dataDirectory, (length) =>
    Uint8Array.from({ length }, () => Math.floor(random() * 256)),
  );
  const place = { contour: 'training', office: '12', workplace: '03', timeZone: 'Europe/Moscow' } as const;
  const checkpointer = new CheckpointThread(CHECKPOINT_WORKER, join(dataDirectory, 'journal.db'), keyStore);
  const opened = openJournal({ dataDirectory, keyStore, ...place, syncFile: syncAside, checkpointer });
  if (!opened.ok) throw new Error(opened.problem.message);
  const key = (): Uint8Array => {
    const kept = keyStore.get();
    if (!kept.ok || !kept.value) throw new Error('the key of the bench is gone');
    return kept.value;
  };
  return { journal: opened.value, key };
}
