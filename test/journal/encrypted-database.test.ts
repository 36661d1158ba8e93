import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { makeDurable, openEncrypted } from '../../src/main/journal/encrypted-database.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

test('the cipher is AEGIS-256 with the raw key, and no header tells a database', () => {
  const workplace = new TemporaryWorkplace();
  workplace.make();
  const database = workplace.database({ readonly: true });
  expect(database.pragma('cipher', { simple: true })).toBe('aegis');
  expect(database.pragma('algorithm', { simple: true })).toBe('aegis-256');
  const bytes = readFileSync(workplace.file);
  expect(bytes.includes('SQLite format 3')).toBe(false);
  expect(bytes.includes('CREATE TABLE')).toBe(false);
});

test('another key opens nothing', () => {
  const workplace = new TemporaryWorkplace();
  workplace.make();
  const database = openEncrypted(workplace.file, workplace.key().fill(1), { readonly: true });
  expect(() => database.pragma('user_version')).toThrow('not a database');
  database.close();
});

test('a connection that writes is durable and tidy', () => {
  const workplace = new TemporaryWorkplace();
  workplace.make();
  const database = workplace.database();
  expect(makeDurable(database)).toBe(true);
  const read = (name: string) => database.pragma(name, { simple: true });
  expect({
    journal_mode: read('journal_mode'),
    synchronous: read('synchronous'),
    foreign_keys: read('foreign_keys'),
    trusted_schema: read('trusted_schema'),
    secure_delete: read('secure_delete'),
    temp_store: read('temp_store'),
  }).toEqual({
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    trusted_schema: 0,
    secure_delete: 1,
    temp_store: 2,
  });
});

test('a database that can keep no log is found unsafe', () => {
  const database = new Database(':memory:');
  expect(makeDurable(database)).toBe(false);
  database.close();
});
