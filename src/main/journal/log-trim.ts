import type Database from 'better-sqlite3';
import type { Checkpointer } from './checkpoint-thread.ts';

/** Pages of 4 KiB that the log may have before they are brought to their places. */
const LONG_PAGES = 4_000;
/** SQLite sees to it by itself, in the middle of somebody's work, only where nobody else has. */
const FAR_TOO_LONG_PAGES = 16_000;
const SQLITES_OWN_PAGES = 1_000;
/** Between two looks at it; each takes as long as a row takes to be written. */
const CHANGES = 16;

interface Length {
  readonly log: number;
  /** Of them are in their places. */
  readonly checkpointed: number;
}

/** Keeps the log short without anybody waiting for the disk. */
export class LogTrim {
  readonly #database: Database.Database;
  readonly #checkpointer: Checkpointer;
  #changes = 0;
  #running: Promise<void> | undefined;
  #isOff = false;

  constructor(database: Database.Database, checkpointer: Checkpointer) {
    this.#database = database;
    this.#checkpointer = checkpointer;
    this.#leaveToSqlite(FAR_TOO_LONG_PAGES);
  }

  changed(): void {
    this.#changes += 1;
    if (this.#changes % CHANGES === 0 && this.#running === undefined && this.#isLong()) void this.#trim();
  }

  /** Whoever writes for long waits here: the log begins anew only while nobody writes. */
  async rest(): Promise<void> {
    await this.#running;
    if (this.#isLong()) await this.#trim();
  }

  close(): void {
    this.#isOff = true;
    this.#checkpointer.close();
  }

  #isLong(): boolean {
    if (this.#isOff) return false;
    const [{ log, checkpointed }] = this.#database.pragma('wal_checkpoint(NOOP)') as [Length];
    return log - checkpointed >= LONG_PAGES;
  }

  #trim(): Promise<void> {
    this.#running = this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    try {
      await this.#checkpointer.run();
    } catch {
      this.#giveUp();
    } finally {
      this.#running = undefined;
    }
  }

  /** As it would be without this one. */
  #giveUp(): void {
    if (this.#isOff) return;
    this.#isOff = true;
    this.#leaveToSqlite(SQLITES_OWN_PAGES);
  }

  #leaveToSqlite(pages: number): void {
    this.#database.pragma(`wal_autocheckpoint = ${pages}`);
  }
}
