import {
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { backUp } from '../../src/main/journal/backup.ts';
import { copierInWorker } from '../../src/main/journal/copy-in-worker.ts';
import { openEncrypted } from '../../src/main/journal/encrypted-database.ts';
import { type RestoreOptions, restoreJournal } from '../../src/main/journal/restore.ts';
import { MORNING, NEW } from './invented-application.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const copy = copierInWorker(
  fileURLToPath(new URL('../../src/main/journal/backup-worker.ts', import.meta.url)),
);

const shelf = (workplace: TemporaryWorkplace): string => join(workplace.folder, 'copy.db');
const incoming = (workplace: TemporaryWorkplace): string => `${workplace.file}.restoring`;
const note = (workplace: TemporaryWorkplace): string => `${workplace.file}.restore`;

function restore(
  workplace: TemporaryWorkplace,
  change: Partial<RestoreOptions> = {},
  file = shelf(workplace),
) {
  return restoreJournal({ ...workplace.options(), at: MORNING, ...change }, file);
}

/** Two applications, a backup of them, and three more; closed. */
async function workedOn(): Promise<TemporaryWorkplace> {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  for (let count = 0; count < 2; count += 1) journal.register(NEW, [], MORNING);
  const made = await backUp({ ...workplace.options(), copy }, shelf(workplace));
  if (!made.ok) throw new Error(made.problem.message);
  for (let count = 0; count < 3; count += 1) journal.register(NEW, [], MORNING);
  journal.close();
  return workplace;
}

function applicationsIn(path: string, key: Uint8Array): unknown {
  const database = openEncrypted(path, key, { fileMustExist: true });
  const count = database.prepare('SELECT count(*) FROM application').pluck().get();
  database.close();
  return count;
}

/** What a journal of ours says after a backup of two out of five applications was put back. */
function expectRestored(workplace: TemporaryWorkplace): void {
  const journal = workplace.open();
  expect(journal.page({ limit: 9 }).rows).toHaveLength(2);
  expect(journal.head().found).toBe('put_back');
  expect(journal.putBack()?.lostNumbers).toEqual([{ from: '12-03/2026-000003', to: '12-03/2026-000005' }]);
  expect(journal.register(NEW, [], MORNING).registrationNumber).toBe('12-03/2026-000006');
  journal.close();
  expect([note(workplace), incoming(workplace)].filter((path) => existsSync(path))).toEqual([]);
}

test('the copy takes the place of the journal, which is kept whole beside it', async () => {
  const workplace = await workedOn();
  const restored = restore(workplace);
  const kept = join(workplace.dataDirectory, 'journal-replaced-2026-11-23T04-00-00.000Z.db');
  expect(restored).toEqual({ ok: true, value: { kept, applications: 2, newest: '12-03/2026-000002' } });
  expect(applicationsIn(kept, workplace.key())).toBe(5);
  if (process.platform !== 'win32') expect(statSync(workplace.file).mode & 0o777).toBe(0o600);
  expectRestored(workplace);
});

test('a journal that was not closed is kept with its log', async () => {
  const workplace = await workedOn();
  const open = workplace.open();
  open.register(NEW, [], MORNING);
  // As a power cut leaves it: file and log as they are, nobody who holds the lock.
  for (const end of ['', '-wal']) copyFileSync(workplace.file + end, `${workplace.folder}/cut${end}`);
  open.close();
  for (const end of ['', '-wal']) copyFileSync(`${workplace.folder}/cut${end}`, workplace.file + end);
  const restored = restore(workplace);
  if (!restored.ok || !restored.value.kept) throw new Error('not restored');
  expect(applicationsIn(restored.value.kept, workplace.key())).toBe(6);
  expect(workplace.open().page({ limit: 9 }).rows).toHaveLength(2);
});

test('twice in the same moment: no journal that was kept is written over', async () => {
  const workplace = await workedOn();
  const first = restore(workplace);
  const second = restore(workplace);
  if (!first.ok || !second.ok) throw new Error('not restored');
  expect(second.value.kept).not.toBe(first.value.kept);
  expect(applicationsIn(first.value.kept ?? '', workplace.key())).toBe(5);
  expect(applicationsIn(second.value.kept ?? '', workplace.key())).toBe(2);
});

test('a data directory that was lost comes back', async () => {
  const workplace = await workedOn();
  rmSync(workplace.dataDirectory, { recursive: true });
  expect(restore(workplace)).toEqual({ ok: true, value: { applications: 2, newest: '12-03/2026-000002' } });
  expectRestored(workplace);
});

test('a damaged journal gives way to the copy', async () => {
  const workplace = await workedOn();
  writeFileSync(workplace.file, 'nothing that could be read');
  expect(restore(workplace)).toMatchObject({ ok: true });
  expectRestored(workplace);
});

const REFUSED: Record<string, [string, (workplace: TemporaryWorkplace) => Partial<RestoreOptions>]> = {
  'no file': ['no_file', (workplace) => gone(shelf(workplace))],
  'a file of something else': ['damaged', (workplace) => written(shelf(workplace), 'an invoice')],
  'an empty file': ['damaged', (workplace) => written(shelf(workplace), '')],
  'a copy cut short': ['damaged', (workplace) => cutShort(shelf(workplace))],
  'a byte changed': ['damaged', (workplace) => changed(shelf(workplace))],
  'another key': ['wrong_key', (workplace) => otherKey(workplace)],
  'no key': ['key_missing', (workplace) => gone(`${workplace.dataDirectory}.key`)],
  'a newer program': ['newer_than_program', (workplace) => newer(workplace)],
  'the other contour': ['other_contour', () => ({ contour: 'production' })],
  'another workplace': ['other_workplace', () => ({ workplace: '04' })],
  'another office': ['other_workplace', () => ({ office: '13' })],
};

test.each(Object.entries(REFUSED))('%s: refused, nothing touched', async (_, [kind, spoil]) => {
  const workplace = await workedOn();
  const change = spoil(workplace);
  const before = readFileSync(workplace.file);
  const files = readdirSync(workplace.dataDirectory);
  const refused = restore(workplace, change);
  expect(refused).toMatchObject({ ok: false, problem: { kind, message: expect.stringMatching(/[а-я]/) } });
  expect(readFileSync(workplace.file)).toEqual(before);
  expect(readdirSync(workplace.dataDirectory)).toEqual(files);
});

test('a running kiosk is not robbed of its journal', async () => {
  const workplace = await workedOn();
  const journal = workplace.open();
  expect(restore(workplace)).toMatchObject({ ok: false, problem: { kind: 'in_use' } });
  expect(journal.register(NEW, [], MORNING).registrationNumber).toBe('12-03/2026-000006');
});

/** Each moment at which a swap can be cut off once it was decided on. */
const CUT_OFF: Record<string, (workplace: TemporaryWorkplace) => void> = {
  'before anything was moved': () => undefined,
  'after the log was moved': (workplace) => move(workplace, '-wal'),
  'after log and journal were moved': (workplace) => {
    move(workplace, '-wal');
    move(workplace, '');
  },
  'after the copy was moved, the note still there': (workplace) => {
    move(workplace, '-wal');
    move(workplace, '');
    renameSync(incoming(workplace), workplace.file);
  },
};

test.each(Object.entries(CUT_OFF))('cut off %s: the next start finishes it', async (_, cut) => {
  const workplace = await workedOn();
  // A log that belongs to the old journal must never be read into the new one.
  writeFileSync(`${workplace.file}-wal`, 'a log of the old journal');
  copyFileSync(shelf(workplace), incoming(workplace));
  writeFileSync(note(workplace), 'journal-replaced-x.db');
  cut(workplace);
  expectRestored(workplace);
  const kept = join(workplace.dataDirectory, 'journal-replaced-x.db');
  expect(readFileSync(`${kept}-wal`, 'utf8')).toBe('a log of the old journal');
  rmSync(`${kept}-wal`);
  expect(applicationsIn(kept, workplace.key())).toBe(5);
});

test('cut off while the copy was still being made: the journal is the one that was there', async () => {
  const workplace = await workedOn();
  writeFileSync(incoming(workplace), 'half a copy');
  const journal = workplace.open();
  expect(journal.page({ limit: 9 }).rows).toHaveLength(5);
  expect(journal.head().found).toBe('kept');
  expect(existsSync(incoming(workplace))).toBe(false);
});

function move(workplace: TemporaryWorkplace, end: string): void {
  renameSync(workplace.file + end, join(workplace.dataDirectory, `journal-replaced-x.db${end}`));
}

function gone(path: string): Partial<RestoreOptions> {
  rmSync(path);
  return {};
}

function written(path: string, text: string): Partial<RestoreOptions> {
  writeFileSync(path, text);
  return {};
}

function cutShort(path: string): Partial<RestoreOptions> {
  writeFileSync(path, readFileSync(path).subarray(0, 5 * 4096));
  return {};
}

function changed(path: string): Partial<RestoreOptions> {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.from([readFileSync(path).readUInt8(20_000) ^ 1]), 0, 1, 20_000);
  return {};
}

/** A copy from another machine: the file is ours in all but its key. */
function otherKey(workplace: TemporaryWorkplace): Partial<RestoreOptions> {
  const other = new TemporaryWorkplace();
  other.make();
  copyFileSync(other.file, shelf(workplace));
  return {};
}

function newer(workplace: TemporaryWorkplace): Partial<RestoreOptions> {
  const database = openEncrypted(shelf(workplace), workplace.key(), { fileMustExist: true });
  database.pragma('user_version = 99');
  database.close();
  return {};
}
