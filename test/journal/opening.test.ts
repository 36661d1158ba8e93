import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { fail, ok } from '../../src/domain/result.ts';
import type { KeyStore } from '../../src/main/journal/key-store.ts';
import { type JournalOptions, openJournal } from '../../src/main/journal/sqlite-journal.ts';
import { MORNING, NEW } from './invented-application.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

/** Every file of the folder by its digest; the lock file holds nothing. */
function digests(folder: string): Record<string, string> {
  const files = readdirSync(folder).filter((name) => !name.startsWith('journal.lock'));
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

/** Opens and expects to be refused without a byte changed anywhere. */
function refusal(workplace: TemporaryWorkplace, change: Partial<JournalOptions> = {}): string {
  const before = digests(workplace.dataDirectory);
  const opened = openJournal(workplace.options(change));
  if (opened.ok) opened.value.close();
  expect(digests(workplace.dataDirectory)).toEqual(before);
  if (opened.ok) return 'opened';
  expect(opened.problem.message).toMatch(/^[А-ЯЁ].+[.]$/);
  return opened.problem.kind;
}

function made(): TemporaryWorkplace {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  journal.register(NEW, [], MORNING);
  journal.close();
  return workplace;
}

const otherKey: KeyStore = {
  get: () => ok(new Uint8Array(32).fill(9)),
  create: () => ok(new Uint8Array(32).fill(9)),
};

test('journal and key are made where there is neither, and found again', () => {
  const workplace = made();
  expect(workplace.open().page({ limit: 10 }).rows).toHaveLength(1);
  expect(workplace.key()).toHaveLength(32);
});

test('nothing but the journal and its lock stays after closing', () => {
  const workplace = made();
  expect(readdirSync(workplace.dataDirectory).sort()).toEqual(['journal.db', 'journal.lock']);
});

test('another key is refused', () => {
  expect(refusal(made(), { keyStore: otherKey })).toBe('wrong_key');
});

test('a journal without its key is not replaced', () => {
  const workplace = made();
  rmSync(`${workplace.dataDirectory}.key`);
  expect(refusal(workplace)).toBe('key_missing');
  expect(existsSync(`${workplace.dataDirectory}.key`)).toBe(false);
});

test('a key without its journal makes no new one', () => {
  const workplace = made();
  rmSync(workplace.file);
  expect(refusal(workplace)).toBe('journal_missing');
  expect(existsSync(workplace.file)).toBe(false);
});

test('a key store that fails is heard, and its words are passed on', () => {
  const workplace = made();
  const problem = { code: 'unreadable', message: 'Связка ключей закрыта.' } as const;
  const keyStore: KeyStore = { get: () => fail(problem), create: () => fail(problem) };
  expect(refusal(workplace, { keyStore })).toBe('key_unavailable');
  const fresh = new TemporaryWorkplace();
  const opened = openJournal(
    fresh.options({ keyStore: { get: () => ok(undefined), create: () => fail(problem) } }),
  );
  expect(opened).toEqual(fail({ kind: 'key_unavailable', message: problem.message }));
  expect(existsSync(fresh.file)).toBe(false);
});

test('a first start cut off after the key was made is taken up again', () => {
  const workplace = new TemporaryWorkplace();
  workplace.make();
  renameSync(workplace.file, `${workplace.file}.new`);
  appendFileSync(`${workplace.file}.new`, 'half written');
  expect(workplace.open().page({ limit: 1 }).rows).toEqual([]);
});

test.each(['production', 'training'] as const)(
  'a journal of another contour than %s is refused',
  (contour) => {
    const workplace = new TemporaryWorkplace();
    workplace.open({ contour }).close();
    expect(refusal(workplace, { contour: contour === 'training' ? 'production' : 'training' })).toBe(
      'other_contour',
    );
  },
);

test.each([{ office: '13' }, { workplace: '04' }])('a journal of another place is refused: %o', (place) => {
  expect(refusal(made(), place)).toBe('other_workplace');
});

test('a database newer than the program is left as it is', () => {
  const workplace = made();
  const database = workplace.database();
  database.pragma('user_version = 999');
  database.close();
  expect(refusal(workplace)).toBe('newer_than_program');
});

test('what stands in the log of a killed program is left there too', () => {
  const workplace = made();
  const source = workplace.database();
  source.pragma('user_version = 999');
  const log = readFileSync(`${workplace.file}-wal`);
  const database = readFileSync(workplace.file);
  source.close();
  writeFileSync(workplace.file, database);
  writeFileSync(`${workplace.file}-wal`, log);
  expect(log.length).toBeGreaterThan(0);
  expect(refusal(workplace)).toBe('newer_than_program');
});

function plainDatabase(): Buffer {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE foreign_table (x)');
  const bytes = database.serialize();
  database.close();
  return bytes;
}

test.each([
  ['empty', () => Buffer.alloc(0)],
  ['text', () => Buffer.from('это не журнал'.repeat(500))],
  ['a plain database', plainDatabase],
  ['cut short', (bytes: Buffer) => bytes.subarray(0, 20)],
  ['first page changed', (bytes: Buffer) => flipped(bytes, 700)],
])('a file that is no journal of ours is refused: %s', (_, change) => {
  const workplace = made();
  writeFileSync(workplace.file, change(readFileSync(workplace.file)));
  expect(refusal(workplace)).toBe('damaged');
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

test('a changed page is noticed when it is read, not taken for data', () => {
  const workplace = made();
  const bytes = readFileSync(workplace.file);
  for (let page = 4096; page < bytes.length; page += 4096) bytes[page + 2000] = (bytes[page + 2000] ?? 0) ^ 1;
  writeFileSync(workplace.file, bytes);
  const opened = openJournal(workplace.options());
  if (!opened.ok) {
    expect(opened.problem.kind).toBe('damaged');
    return;
  }
  try {
    expect(() => opened.value.page({ limit: 1 })).toThrow(expect.objectContaining({ kind: 'damaged' }));
  } finally {
    opened.value.close();
  }
});

test('a second one is told that the journal is in use, and may have it afterwards', () => {
  const workplace = new TemporaryWorkplace();
  const first = workplace.open();
  const second = openJournal(workplace.options());
  expect(second.ok ? undefined : second.problem.kind).toBe('in_use');
  first.register(NEW, [], MORNING);
  first.close();
  first.close();
  expect(workplace.open().page({ limit: 1 }).rows).toHaveLength(1);
});

test('a refused opening frees the lock', () => {
  const workplace = made();
  expect(refusal(workplace, { office: '99' })).toBe('other_workplace');
  expect(workplace.open().page({ limit: 1 }).rows).toHaveLength(1);
});

test('a data directory that is a file is no access', () => {
  const workplace = new TemporaryWorkplace();
  writeFileSync(workplace.dataDirectory, '');
  const opened = openJournal(workplace.options());
  expect(opened.ok ? undefined : opened.problem.kind).toBe('no_access');
});
