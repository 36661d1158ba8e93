import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { makeDurable, openEncrypted } from '../../src/main/journal/encrypted-database.ts';
import { FileKeyStore } from '../../src/main/journal/file-key-store.ts';
import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import { JournalOnDatabase } from '../../src/main/journal/journal-on-database.ts';
import { openJournal } from '../../src/main/journal/sqlite-journal.ts';
import { breakDisk, type DiskTrouble, emptyLog, fillDisk, forbidWriting } from './disk-trouble.ts';
import { EVERY_CHANGE } from './every-change.ts';
import { journalOptions } from './journal-options.ts';

// Started by a test, on a disk of its own where that has to run full: tries each change of the journal on a
// disk that fails a little later each time, until it succeeds, and tells what it saw.
/** Less than a page, so that some writes break off in the middle of one. */
const STEP_BYTES = 2500;
const MOST_TRIES = 200;

export interface Tried {
  /** Kinds and sentences of the faults. */
  readonly faults: readonly string[];
  readonly tries: number;
  /** Times that a fault left something: seen by the program, or by another that starts after it. */
  readonly traces: number;
  /** The same change was carried out once the disk was well. */
  readonly done: boolean;
}

const [trouble, folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('which trouble, which folder?');

const results: Record<string, Tried> = {};
const images = mkdtempSync(join(tmpdir(), 'karta-image-'));
for (const name of Object.keys(EVERY_CHANGE) as (keyof typeof EVERY_CHANGE)[]) {
  results[name] = tryOut(name, join(folder, name));
}
rmSync(images, { recursive: true });
console.log(JSON.stringify(results));

function tryOut(name: keyof typeof EVERY_CHANGE, directory: string): Tried {
  const { journal, database, file, key } = opened(directory);
  const change = EVERY_CHANGE[name](journal);
  const faults = new Set<string>();
  const before = rowsIn(database);
  let traces = 0;
  let tries = 0;
  for (let roomBytes = 0; tries < MOST_TRIES; roomBytes += STEP_BYTES) {
    tries += 1;
    const ill = fallIll(database, file, roomBytes);
    const fault = faultOf(change);
    const seen = rowsIn(database);
    ill.heal();
    if (fault === undefined) break;
    faults.add(fault);
    if (seen !== before || rowsInImage(file, key) !== before) traces += 1;
    if (trouble === 'read_only') {
      change();
      break;
    }
  }
  const done = rowsIn(database) !== before;
  journal.close();
  rmSync(directory, { recursive: true });
  return { faults: [...faults], tries, traces, done };
}

function fallIll(database: Database.Database, file: string, roomBytes: number): DiskTrouble {
  const size = emptyLog(database, file);
  if (trouble === 'disk_full') return fillDisk(`${folder}/ballast`, roomBytes);
  return trouble === 'io' ? breakDisk(size + roomBytes) : forbidWriting(database);
}

function faultOf(change: () => unknown): string | undefined {
  try {
    change();
    return undefined;
  } catch (error) {
    if (error instanceof JournalFault) return `${error.kind}: ${error.message}`;
    throw error;
  }
}

function opened(directory: string) {
  const options = journalOptions(directory);
  const made = openJournal(options);
  if (!made.ok) throw new Error(made.problem.kind);
  made.value.close();
  const key = new FileKeyStore(directory, () => new Uint8Array()).get();
  if (!key.ok || key.value === undefined) throw new Error('no key');
  const file = join(directory, 'journal.db');
  const database = openEncrypted(file, key.value, {});
  makeDurable(database);
  return {
    database,
    file,
    key: key.value,
    journal: new JournalOnDatabase(database, options, () => undefined),
  };
}

/** What a new start would find: the files as they are now, without the process that holds them. */
function rowsInImage(file: string, key: Uint8Array): string {
  const image = join(images, 'journal.db');
  for (const part of ['', '-wal']) copyFileSync(`${file}${part}`, `${image}${part}`);
  const database = openEncrypted(image, key, {});
  try {
    return rowsIn(database);
  } finally {
    database.close();
  }
}

/** Every row of every table. */
function rowsIn(database: Database.Database): string {
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1").pluck();
  return JSON.stringify(tables.all().map((table) => database.prepare(`SELECT * FROM "${table}"`).all()));
}
