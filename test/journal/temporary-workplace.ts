import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { openEncrypted } from '../../src/main/journal/encrypted-database.ts';
import { FileKeyStore } from '../../src/main/journal/file-key-store.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { type JournalOptions, openJournal } from '../../src/main/journal/sqlite-journal.ts';
import { journalOptions } from './journal-options.ts';

/** A data directory of one test, gone with it; journals opened through it are closed first. */
export class TemporaryWorkplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'karta-journal-'));
  readonly dataDirectory = join(this.folder, 'data');
  readonly file = join(this.dataDirectory, 'journal.db');
  readonly #opened: { close(): unknown }[] = [];

  constructor() {
    onTestFinished(() => {
      for (const opened of this.#opened) opened.close();
      rmSync(this.folder, { recursive: true });
    });
  }

  options(change: Partial<JournalOptions> = {}): JournalOptions {
    return { ...journalOptions(this.dataDirectory), ...change };
  }

  open(change: Partial<JournalOptions> = {}): Journal {
    const opened = openJournal(this.options(change));
    if (!opened.ok) throw new Error(`the journal did not open: ${opened.problem.kind}`);
    this.#opened.push(opened.value);
    return opened.value;
  }

  /** A journal that was made and closed. */
  make(): void {
    this.open().close();
  }

  key(): Uint8Array {
    const key = new FileKeyStore(this.dataDirectory, noRandomness).get();
    if (!key.ok || !key.value) throw new Error('there is no key');
    return key.value;
  }

  /** The database itself, past the journal. */
  database(options: Database.Options = {}): Database.Database {
    const database = openEncrypted(this.file, this.key(), options);
    this.#opened.push(database);
    return database;
  }
}

function noRandomness(): never {
  throw new Error('this test makes no key');
}
