import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface JournalFiles {
  readonly directory: string;
  readonly journal: string;
  /** There while the first start is under way: tells it from a journal that was lost. */
  readonly unfinished: string;
  readonly lock: string;
  /** Where the journal stood at its last commit; outside the directory, as a copy of that brings an old one back. */
  readonly head: string;
  /** The second copy of what was taken from the Department's list; outside the directory for the same reason. */
  readonly inbox: string;
}

export function journalFiles(dataDirectory: string): JournalFiles {
  const directory = resolve(dataDirectory);
  const journal = join(directory, 'journal.db');
  return {
    directory,
    journal,
    unfinished: `${journal}.new`,
    lock: join(directory, 'journal.lock'),
    head: `${directory}.head`,
    inbox: `${directory}.inbox`,
  };
}

/** Runs `look` and takes away the files that SQLite has put beside the database for it. */
export function leavingNoTrace<Value>(database: string, look: () => Value): Value {
  const made = [`${database}-wal`, `${database}-shm`].filter((path) => !existsSync(path));
  try {
    return look();
  } finally {
    for (const path of made) rmSync(path, { force: true });
  }
}
