import Database from 'better-sqlite3';

/** Held as long as the journal is open. The system frees it when the process dies, however it dies. */
export interface DataLock {
  release(): void;
}

/**
 * Makes sure that one process at a time works on a data directory. The lock is the operating
 * system's own on an open file, so a killed program leaves nothing behind to be cleaned up.
 * Undefined where somebody holds it; throws a SqliteError where the file can't be made.
 */
export function lockData(path: string): DataLock | undefined {
  const database = new Database(path, { timeout: 0 });
  try {
    // No rollback file: one left by a killed program would only puzzle who finds it.
    database.pragma('journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
}
