import type Database from 'better-sqlite3';
import { applications } from './migrations/001-applications.ts';

/** In order; the number of a migration is its place, from 1. One that was delivered is never changed. */
export const MIGRATIONS: readonly string[] = [applications];

/** Brings the database from its version to the newest, each step whole or not at all. */
export function migrate(database: Database.Database, migrations: readonly string[] = MIGRATIONS): void {
  const from = versionOf(database);
  for (const [index, sql] of migrations.entries()) {
    if (index < from) continue;
    const step = database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${index + 1}`);
    });
    step.immediate();
  }
}

/** Number of the last migration done; 0 in an empty file. */
export function versionOf(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}
