import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HeadFile } from '../../src/main/journal/head-file.ts';
import { type Head, SLOT_BYTES } from '../../src/main/journal/head-slot.ts';
import { IN_FLIGHT, MORNING, NEW } from './invented-application.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const YEAR_LATER = MORNING + 366 * 86_400_000;

/** It is written when the commit's own turn of the program is over, before anybody else's. */
const headWritten = Promise.resolve();

const headPath = (workplace: TemporaryWorkplace): string => `${workplace.dataDirectory}.head`;

function headOf(workplace: TemporaryWorkplace): Head {
  const head = new HeadFile(headPath(workplace)).read();
  if (typeof head === 'string') throw new Error(`the head is ${head}`);
  return head;
}

function kinds(workplace: TemporaryWorkplace): unknown[] {
  return workplace.database({ readonly: true }).prepare('SELECT kind FROM event').pluck().all();
}

test('the head stands where the journal stands after each commit, readable by its owner only', async () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  expect(headOf(workplace)).toMatchObject({ sequence: 0, numbers: new Map() });
  const { id } = journal.register(NEW, [], MORNING);
  await headWritten;
  expect(headOf(workplace)).toMatchObject({ sequence: 1, numbers: new Map([[2026, 1]]) });
  journal.beginStep(id, 'check_active_card', 'd', IN_FLIGHT, MORNING);
  journal.register(NEW, [], YEAR_LATER);
  await headWritten;
  const numbers = new Map([
    [2026, 1],
    [2027, 1],
  ]);
  expect(headOf(workplace)).toMatchObject({ sequence: 3, numbers });
  if (process.platform !== 'win32') expect(statSync(headPath(workplace)).mode & 0o777).toBe(0o600);
});

test('opened again and again nothing is told and nothing moves', () => {
  const workplace = new TemporaryWorkplace();
  workplace.open().close();
  const journal = workplace.open();
  expect(journal.head()).toEqual({ found: 'kept', isWritten: true });
  journal.register(NEW, [], MORNING);
  journal.close();
  const again = workplace.open();
  expect(again.head().found).toBe('kept');
  expect(again.putBack()).toBeUndefined();
  expect(kinds(workplace)).toEqual(['application_registered']);
});

test('what an undone change took is not in the head', async () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  journal.register(NEW, [], MORNING);
  expect(() => journal.register(NEW, ['a name, not a code'], MORNING)).toThrow();
  journal.clerk('Ия Придуманнова', MORNING);
  await headWritten;
  expect(headOf(workplace).numbers).toEqual(new Map([[2026, 1]]));
});

test.each([0, 1])('slot %i torn: the other one counts, and a head that lags is harmless', async (slot) => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  for (let count = 0; count < 6; count += 1) {
    journal.register(NEW, [], MORNING);
    await headWritten;
  }
  journal.close();
  const bytes = readFileSync(headPath(workplace));
  randomBytes(100).copy(bytes, slot * SLOT_BYTES + 200);
  writeFileSync(headPath(workplace), bytes);
  expect([5, 6]).toContain(headOf(workplace).sequence);
  const again = workplace.open();
  await headWritten;
  expect(again.head().found).toBe('kept');
  expect(headOf(workplace)).toMatchObject({ sequence: 6, numbers: new Map([[2026, 6]]) });
});

test.each([
  ['taken away', (path: string) => rmSync(path)],
  ['emptied', (path: string) => writeFileSync(path, '')],
  ['made unreadable', (path: string) => writeFileSync(path, randomBytes(2 * SLOT_BYTES))],
])('a head that was %s is told in an event and never keeps the journal from opening', (_, spoil) => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  journal.register(NEW, [], MORNING);
  journal.close();
  spoil(headPath(workplace));
  const again = workplace.open();
  expect(again.head()).toEqual({ found: 'missing', isWritten: true });
  expect(kinds(workplace)).toEqual(['application_registered', 'head_missing']);
  again.close();
  expect(workplace.open().head().found).toBe('kept');
});

test('a journal of an earlier program gets its head without a warning', () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  journal.register(NEW, [], MORNING);
  journal.close();
  rmSync(headPath(workplace));
  const database = workplace.database();
  database.exec("DELETE FROM meta WHERE name = 'head'");
  database.close();
  const again = workplace.open();
  expect(again.head().found).toBe('begun');
  expect(kinds(workplace)).toEqual(['application_registered', 'head_begun']);
});

test('the head of another journal is told, kept aside and written anew', () => {
  const other = new TemporaryWorkplace();
  const others = other.open();
  for (let count = 0; count < 9; count += 1) others.register(NEW, [], MORNING);
  others.close();
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  journal.register(NEW, [], MORNING);
  journal.close();
  writeFileSync(headPath(workplace), readFileSync(headPath(other)));
  const again = workplace.open();
  expect(again.head().found).toBe('another');
  expect(kinds(workplace)).toEqual(['application_registered', 'head_another']);
  expect(again.register(NEW, [], MORNING).registrationNumber).toBe('12-03/2026-000002');
  expect(readFileSync(`${headPath(workplace)}.other`)).toEqual(readFileSync(headPath(other)));
});

test('work goes on while the head cannot be written', async () => {
  const workplace = new TemporaryWorkplace();
  workplace.make();
  rmSync(headPath(workplace));
  // A folder in its place can't be written as a file, not even by root.
  mkdirSync(headPath(workplace));
  const journal = workplace.open();
  expect(journal.head()).toEqual({ found: 'begun', isWritten: false });
  expect(journal.register(NEW, [], MORNING).id).toBe(1);
  rmSync(headPath(workplace), { recursive: true });
  journal.register(NEW, [], MORNING);
  await headWritten;
  expect(journal.head().isWritten).toBe(true);
  expect(headOf(workplace).sequence).toBe(2);
});
