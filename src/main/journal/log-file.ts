import { closeSync, fdatasyncSync, openSync } from 'node:fs';
import { fileFault } from './journal-fault.ts';
import type { LogTrim } from './log-trim.ts';
import type { SyncFile } from './sync-file.ts';

/**
 * The database's log (WAL) as a file, to bring to the disk what SQLite has only handed to the system. No lock of
 * SQLite is on this file, so that nothing is given up when it is closed.
 */
export class LogFile {
  readonly #path: string;
  readonly #syncFile: SyncFile;
  readonly #trim: LogTrim | undefined;
  #file: number | undefined;

  constructor(path: string, syncFile: SyncFile, trim?: LogTrim) {
    this.#path = path;
    this.#syncFile = syncFile;
    this.#trim = trim;
  }

  /** All commits so far are on the disk once it resolves. Rejects with a `JournalFault`. */
  async sync(): Promise<void> {
    try {
      this.#file ??= openSync(this.#path, 'r+');
      await this.#syncFile(this.#file);
      await this.#trim?.rest();
    } catch (error) {
      throw fileFault(error);
    }
  }

  /** The same at once, for whoever ends. */
  syncAtOnce(): void {
    try {
      this.#file ??= openSync(this.#path, 'r+');
      fdatasyncSync(this.#file);
    } catch (error) {
      throw fileFault(error);
    }
  }

  changed(): void {
    this.#trim?.changed();
  }

  /** To be called before the database is closed, which takes the log away. */
  close(): void {
    this.#trim?.close();
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}
