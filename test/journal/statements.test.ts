import Database from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import { Statements } from '../../src/main/journal/statements.ts';

function counted() {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT)');
  return { prepare: vi.spyOn(database, 'prepare'), statements: new Statements(database) };
}

it('prepares a statement when it is first run, and once', () => {
  const { prepare, statements } = counted();
  const insert = statements.prepare<[string]>('INSERT INTO word (text) VALUES (?)');
  expect(prepare).not.toHaveBeenCalled();
  expect(insert.run('один').lastInsertRowid).toBe(1);
  expect(insert.run('два').lastInsertRowid).toBe(2);
  expect(prepare).toHaveBeenCalledOnce();
});

it('gives rows, or their first column alone', () => {
  const { statements } = counted();
  statements.prepare("INSERT INTO word (text) VALUES ('один'), ('два')").run();
  const all = 'SELECT text, id FROM word WHERE id >= ? ORDER BY id';
  expect(statements.prepare<[number]>(all).all(2)).toEqual([{ text: 'два', id: 2 }]);
  expect(statements.prepare<[number]>(all).get(3)).toBeUndefined();
  expect(statements.prepare<[number], string>(all).pluck().all(1)).toEqual(['один', 'два']);
  expect(statements.prepare<[number], string>(all).pluck().get(1)).toBe('один');
});

it('throws for wrong SQL where it is run', () => {
  const { statements } = counted();
  const wrong = statements.prepare('SELECT 1 FROM nowhere');
  expect(() => wrong.all()).toThrow('no such table');
});
