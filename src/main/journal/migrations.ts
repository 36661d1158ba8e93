import type Database from 'better-sqlite3';
import type { ListedOperation } from '../../domain/operation.ts';
import { applications } from './migrations/001-applications.ts';
import { desk } from './migrations/002-desk.ts';
import { clearingUp } from './migrations/003-clearing-up.ts';
import { chipsLeft } from './migrations/004-chips-left.ts';
import { operations } from './migrations/005-operations.ts';
import { operationList } from './migrations/006-operation-list.ts';
import { operationNameKey } from './operation-name.ts';

/** In order; the number of a migration is its place, from 1. One that was delivered is never changed. */
export const MIGRATIONS: readonly string[] = [
  applications,
  desk,
  clearingUp,
  chipsLeft,
  operations,
  operationList,
];

/** Brings the database from its version to the newest, each step whole or not at all. */
export function migrate(database: Database.Database, migrations: readonly string[] = MIGRATIONS): void {
  const from = versionOf(database);
  if (from >= migrations.length) return;
  database.function('operation_name_key', { deterministic: true }, (entry) =>
    operationNameKey(JSON.parse(String(entry)) as ListedOperation),
  );
  const enforced = database.pragma('foreign_keys', { simple: true });
  // A table that is made anew is gone for a moment, and with it what others refer to.
  database.pragma('foreign_keys = OFF');
  try {
    for (const [index, sql] of migrations.entries()) if (index >= from) step(database, sql, index + 1);
  } finally {
    database.pragma(`foreign_keys = ${enforced}`);
  }
}

function step(database: Database.Database, sql: string, version: number): void {
  const whole = database.transaction(() => {
    database.exec(sql);
    const astray = database.prepare('PRAGMA foreign_key_check').all();
    if (astray.length > 0) throw new Error(`Migration ${version} leaves ${astray.length} rows astray`);
    database.pragma(`user_version = ${version}`);
  });
  whole.immediate();
}

/** Number of the last migration done; 0 in an empty file. */
export function versionOf(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}
