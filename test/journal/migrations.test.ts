import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { MIGRATIONS, migrate, versionOf } from '../../src/main/journal/migrations.ts';

function empty(): Database.Database {
  const database = new Database(':memory:');
  onTestFinished(() => void database.close());
  return database;
}

function schemaOf(database: Database.Database): unknown[] {
  return database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
}

test.each(MIGRATIONS.map((_, index) => index))(
  'from version %i to the newest, as from the first',
  (version) => {
    const [stepwise, atOnce] = [empty(), empty()];
    migrate(stepwise, MIGRATIONS.slice(0, version));
    expect(versionOf(stepwise)).toBe(version);
    migrate(stepwise);
    migrate(atOnce);
    expect(versionOf(stepwise)).toBe(MIGRATIONS.length);
    expect(schemaOf(stepwise)).toEqual(schemaOf(atOnce));
    expect(schemaOf(atOnce).length).toBeGreaterThan(10);
  },
);

test('operations that were taken in before they were listed by name are found by it', () => {
  const database = empty();
  migrate(database, MIGRATIONS.slice(0, 5));
  const client = { lastName: ' Ёлкина', firstName: 'Ия' };
  const entries = [
    { kind: 'operation', operation: { client } },
    { kind: 'operation', operation: {} },
    { kind: 'unreadable', entry: {} },
  ];
  for (const [at, entry] of entries.entries()) {
    database
      .prepare(`INSERT INTO operation (operation_id, received_at, made_at, status, rest)
        VALUES (?, 1, 1, 'set_aside', '{}')`)
      .run(`a${at}`);
    database
      .prepare('INSERT INTO operation_entry (operation, entry) VALUES (?, ?)')
      .run(at + 1, JSON.stringify(entry));
  }
  migrate(database);
  expect(database.prepare('SELECT * FROM operation_name').all()).toEqual([
    { block: 0, name_key: 'ЕЛКИНА ИЯ', id: 1 },
  ]);
});

test('a migration that breaks off leaves the version before it whole', () => {
  const database = empty();
  migrate(database);
  const before = schemaOf(database);
  const broken = 'CREATE TABLE half (x INTEGER) STRICT; CREATE TABLE application (y INTEGER) STRICT;';
  expect(() => migrate(database, [...MIGRATIONS, broken])).toThrow('already exists');
  expect(versionOf(database)).toBe(MIGRATIONS.length);
  expect(schemaOf(database)).toEqual(before);
});

test('nothing is done twice', () => {
  const database = empty();
  migrate(database);
  migrate(database);
  expect(versionOf(database)).toBe(MIGRATIONS.length);
});

test('every table takes only what its columns say', () => {
  const database = empty();
  migrate(database);
  const tables = database
    .prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'")
    .all() as { name: string; strict: number }[];
  expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
  expect(tables.map(({ name }) => name)).toContain('application');
});
