import { existsSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { backUp, backUpFromOutside } from '../../src/main/journal/backup.ts';
import { copierInWorker } from '../../src/main/journal/copy-in-worker.ts';
import { openEncrypted, readHeader } from '../../src/main/journal/encrypted-database.ts';
import { findPlanted } from '../planted.ts';
import { APPLICANT, CARD, CONNECTED, IN_FLIGHT, MORNING, NEW } from './invented-application.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const copy = copierInWorker(
  fileURLToPath(new URL('../../src/main/journal/backup-worker.ts', import.meta.url)),
);
const PERSONAL = [APPLICANT.lastName, APPLICANT.snils, APPLICANT.phone, CARD.hidden.hash];
const OWNER = { contour: 'training', office: '12', workplace: '03' } as const;

function shelf(workplace: TemporaryWorkplace): string {
  const folder = join(workplace.folder, 'shelf');
  mkdirSync(folder, { recursive: true });
  return folder;
}

function sourceOf(workplace: TemporaryWorkplace) {
  const { dataDirectory, keyStore } = workplace.options();
  return { dataDirectory, keyStore, copy };
}

function counts(path: string, key: Uint8Array): unknown[] {
  const database = openEncrypted(path, key, { readonly: true, fileMustExist: true });
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    return ['application', 'person', 'step', 'event', 'listing', 'tally'].map((table) =>
      database.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
    );
  } finally {
    database.close();
  }
}

test('a copy of an open journal: whole, encrypted with its key, and nobody else may read it', async () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  for (let count = 0; count < 30; count += 1) {
    const { id } = journal.register(NEW, [], MORNING);
    journal.beginStep(id, 'check_active_card', 'd', IN_FLIGHT, MORNING);
    if (count % 2) journal.endStep(id, { class: 'unknown', reason: 'timeout' }, CONNECTED, MORNING);
  }
  const path = join(shelf(workplace), 'copy.db');
  const made = await backUp(sourceOf(workplace), path);
  expect(made).toEqual({ ok: true, value: { path, sizeBytes: statSync(path).size } });
  expect(['.new', '-wal', '-shm'].filter((end) => existsSync(path + end))).toEqual([]);
  const key = workplace.key();
  expect(readHeader(path, key)).toBe('ours');
  expect(counts(path, key)).toEqual(counts(workplace.file, key));
  const bytes = readFileSync(path);
  expect(bytes.includes('SQLite format')).toBe(false);
  expect(bytes.includes('CREATE TABLE')).toBe(false);
  expect(findPlanted(shelf(workplace), PERSONAL, () => false)).toEqual([]);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('the test of secrecy can fail: a plain copy is found', () => {
  const workplace = new TemporaryWorkplace();
  writeFileSync(join(shelf(workplace), 'plain.db'), `SQLite format 3 ${APPLICANT.snils}`);
  expect(findPlanted(shelf(workplace), PERSONAL, () => false)).toHaveLength(1);
});

test('work goes on while it is copied, and the copy is one moment of it', async () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  for (let count = 0; count < 200; count += 1) journal.register(NEW, [], MORNING);
  const path = join(shelf(workplace), 'copy.db');
  let copied = false;
  const copying = backUp(sourceOf(workplace), path).finally(() => {
    copied = true;
  });
  let worked = 0;
  while (!copied) {
    journal.register(NEW, [], MORNING);
    worked += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await copying).toMatchObject({ ok: true });
  expect(worked).toBeGreaterThan(1);
  const [applications, persons, , events] = counts(path, workplace.key()) as number[];
  expect(applications).toBeGreaterThanOrEqual(200);
  expect([persons, events]).toEqual([applications, applications]);
});

test('a byte changed in the copy is noticed: it is authenticated', async () => {
  const workplace = new TemporaryWorkplace();
  workplace.open().register(NEW, [], MORNING);
  const path = join(shelf(workplace), 'copy.db');
  await backUp(sourceOf(workplace), path);
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.from([readFileSync(path).readUInt8(9000) ^ 1]), 0, 1, 9000);
  const key = workplace.key();
  expect(() => counts(path, key)).toThrow();
  expect(() => counts(path, new Uint8Array(32))).toThrow();
});

test('what was deleted is not in the copy', async () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  const path = join(shelf(workplace), 'copy.db');
  const database = workplace.database();
  database.exec('CREATE TABLE much (text TEXT)');
  database.exec('INSERT INTO much SELECT hex(randomblob(2000)) FROM (VALUES (1),(2),(3)), event e');
  for (let count = 0; count < 50; count += 1) journal.register(NEW, [], MORNING);
  database.exec('INSERT INTO much SELECT hex(randomblob(2000)) FROM event, (VALUES (1),(2),(3),(4))');
  const sizeBefore = Number(database.pragma('page_count', { simple: true })) * 4096;
  database.exec('DROP TABLE much');
  const made = await backUp(sourceOf(workplace), path);
  expect(made.ok && made.value.sizeBytes).toBeLessThan(sizeBefore / 2);
});

test.each([
  ['exists', (path: string) => writeFileSync(path, 'something of somebody')],
  ['no_directory', () => undefined],
])('%s: said, and nothing written over', async (kind, ready) => {
  const workplace = new TemporaryWorkplace();
  workplace.make();
  const path =
    kind === 'exists' ? join(shelf(workplace), 'copy.db') : join(workplace.folder, 'gone', 'copy.db');
  ready(path);
  expect(await backUp(sourceOf(workplace), path)).toMatchObject({ ok: false, problem: { kind } });
  if (kind === 'exists') expect(readFileSync(path, 'utf8')).toBe('something of somebody');
});

test('a damaged journal: said, and no copy that could take the place of a good one', async () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  for (let count = 0; count < 50; count += 1) journal.register(NEW, [], MORNING);
  journal.close();
  const file = openSync(workplace.file, 'r+');
  writeSync(file, Buffer.alloc(64, 7), 0, 64, 9 * 4096 + 100);
  const path = join(shelf(workplace), 'copy.db');
  expect(await backUp(sourceOf(workplace), path)).toMatchObject({ ok: false, problem: { kind: 'damaged' } });
  expect(existsSync(path) || existsSync(`${path}.new`)).toBe(false);
});

test('a copy that does not hold what was there is thrown away', async () => {
  const workplace = new TemporaryWorkplace();
  workplace.make();
  const path = join(shelf(workplace), 'copy.db');
  const lying = async ({ to }: { readonly to: string }) => {
    writeFileSync(to, 'not whole');
    return { ended: 'not_proven' } as const;
  };
  const made = await backUp({ ...sourceOf(workplace), copy: lying }, path);
  expect(made).toMatchObject({ ok: false, problem: { kind: 'not_proven' } });
  expect(existsSync(path) || existsSync(`${path}.new`)).toBe(false);
});

test("what a killed program left of a copy is in nobody's way", async () => {
  const workplace = new TemporaryWorkplace();
  workplace.make();
  const path = join(shelf(workplace), 'copy.db');
  const torn = ['.new', '.new-wal', '.new-shm', '.new-scratch'];
  for (const end of torn) writeFileSync(path + end, 'half');
  expect(await backUp(sourceOf(workplace), path)).toMatchObject({ ok: true });
  expect(torn.filter((end) => existsSync(path + end))).toEqual([]);
});

test('from outside: beside a running kiosk, and where nobody runs without a trace', async () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  journal.register(NEW, [], MORNING);
  const beside = join(shelf(workplace), 'beside.db');
  expect(await backUpFromOutside(sourceOf(workplace), OWNER, beside)).toMatchObject({ ok: true });
  journal.close();
  const alone = join(shelf(workplace), 'alone.db');
  expect(await backUpFromOutside(sourceOf(workplace), OWNER, alone)).toMatchObject({ ok: true });
  expect(counts(alone, workplace.key())).toEqual(counts(beside, workplace.key()));
  expect(['-wal', '-shm'].filter((end) => existsSync(workplace.file + end))).toEqual([]);
  expect(workplace.open().head().found).toBe('kept');
});

test('from outside: a journal of another workplace or contour is not taken for ours', async () => {
  const workplace = new TemporaryWorkplace();
  workplace.make();
  const path = join(shelf(workplace), 'copy.db');
  for (const owner of [
    { ...OWNER, workplace: '04' },
    { ...OWNER, contour: 'production' as const },
  ]) {
    const made = await backUpFromOutside(sourceOf(workplace), owner, path);
    expect(made).toMatchObject({ ok: false, problem: { kind: 'other_journal' } });
  }
  expect(existsSync(path)).toBe(false);
});
