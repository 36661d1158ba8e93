import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { makeDurable, openEncrypted } from '../../src/main/journal/encrypted-database.ts';
import { FAULT_TEXT, JournalFault } from '../../src/main/journal/journal-fault.ts';
import { JournalOnDatabase } from '../../src/main/journal/journal-on-database.ts';
import type { Tried } from './break-every-change.ts';
import { EVERY_CHANGE } from './every-change.ts';
import { CONNECTED, IN_FLIGHT, MORNING, NEW } from './invented-application.ts';
import { journalOptions } from './journal-options.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

function journalWithHandle() {
  const workplace = new TemporaryWorkplace();
  workplace.make();
  const database = openEncrypted(workplace.file, workplace.key(), {});
  makeDurable(database);
  const journal = new JournalOnDatabase(database, journalOptions(workplace.dataDirectory), () => undefined);
  onTestFinished(() => journal.close());
  return { workplace, journal, database };
}

function faultOf(act: () => unknown): JournalFault {
  try {
    act();
  } catch (error) {
    if (error instanceof JournalFault) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

test('a full disk: a clear fault, nothing half-written, and on again once there is room', () => {
  const { journal, database } = journalWithHandle();
  const room = Number(database.pragma('page_count', { simple: true })) + 4;
  database.pragma(`max_page_count = ${room}`);
  let told = 0;
  const fault = faultOf(() => {
    for (; told < 1000; told += 1) journal.register(NEW, [], MORNING);
  });
  expect(fault).toMatchObject({ kind: 'disk_full', message: FAULT_TEXT.disk_full });
  expect(told).toBeGreaterThan(0);
  expect(journal.page({ limit: 1000 }).rows).toHaveLength(told);
  const rows = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect(['person', 'card', 'document', 'event', 'name_entry'].map(rows)).toEqual(Array(5).fill(told));
  database.pragma('max_page_count = 1000000');
  expect(journal.register(NEW, [], MORNING).id).toBe(told + 1);
});

test('no intent, no step: what can not be written is not begun', () => {
  const { journal, database } = journalWithHandle();
  const { id } = journal.register(NEW, [], MORNING);
  database.pragma('query_only = ON');
  const begin = () => journal.beginStep(id, 'check_active_card', 'd', IN_FLIGHT, MORNING);
  expect(faultOf(begin)).toMatchObject({ kind: 'read_only', message: FAULT_TEXT.read_only });
  expect(journal.application(id)?.state.status).toBe('due');
  expect(journal.steps(id)).toEqual([]);
  database.pragma('query_only = OFF');
  begin();
  expect(journal.steps(id)).toHaveLength(1);
});

test('an outcome that could not be written can be written later', () => {
  const { journal, database } = journalWithHandle();
  const { id } = journal.register(NEW, [], MORNING);
  journal.beginStep(id, 'check_active_card', 'd', IN_FLIGHT, MORNING);
  const end = () =>
    journal.endStep(id, { class: 'done', answer: { step: 'check_active_card' } }, CONNECTED, MORNING);
  database.pragma('query_only = ON');
  expect(faultOf(end).kind).toBe('read_only');
  expect(journal.application(id)?.card?.hidden.cipherText).not.toBe('');
  database.pragma('query_only = OFF');
  end();
  expect(journal.application(id)?.state).toEqual(CONNECTED);
});

test('a writer elsewhere is waited for, then named', () => {
  const { workplace, journal, database } = journalWithHandle();
  database.pragma('busy_timeout = 0');
  const other = workplace.database();
  other.exec('BEGIN IMMEDIATE');
  expect(faultOf(() => journal.register(NEW, [], MORNING)).kind).toBe('busy');
  other.exec('ROLLBACK');
  expect(journal.register(NEW, [], MORNING).id).toBe(1);
});

const program = fileURLToPath(new URL('./fill-disk.ts', import.meta.url));
const small = (size: string): string[] => [
  '--user',
  '--map-root-user',
  '--mount',
  'sh',
  '-c',
  `mount -t tmpfs -o size=${size} tmpfs "$1" && shift && exec "$@"`,
  'sh',
];
/** A disk of its own size that goes with the process: needs user namespaces. */
const canMount = spawnSync('unshare', [...small('64k'), '/mnt', 'true']).status === 0;

test.skipIf(!canMount).each(['640k', '800k', '1m', '3m'])('a disk of %s that runs full', (size) => {
  const { folder } = new TemporaryWorkplace();
  const run = spawnSync('unshare', [...small(size), folder, process.execPath, program, `${folder}/data`], {
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  const { fault, told, seen, after, newest } = JSON.parse(run.stdout);
  expect(fault).toBe('disk_full');
  expect(told).toBeGreaterThan(0);
  expect(newest).toBe(`12-03/2026-${String(told).padStart(6, '0')}`);
  expect({ seen, after }).toEqual({ seen: told, after: told });
});

const breaker = fileURLToPath(new URL('./break-every-change.ts', import.meta.url));

/** What became of each change on a disk with that trouble. */
function triedOut(trouble: JournalFault['kind'], size?: string): Record<string, Tried> {
  const { folder } = new TemporaryWorkplace();
  const command = [process.execPath, breaker, trouble, folder];
  const [first = '', ...rest] =
    size === undefined ? command : ['unshare', ...small(size), folder, ...command];
  const run = spawnSync(first, rest, { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout);
}

/** Each fails with the one clear sentence, leaves no trace, and succeeds on the disk that is well again. */
function expectClean(tried: Record<string, Tried>, kind: JournalFault['kind'], leastTries: number): void {
  expect(Object.keys(tried)).toEqual(Object.keys(EVERY_CHANGE));
  for (const [change, { tries, ...rest }] of Object.entries(tried)) {
    const clean = { change, faults: [`${kind}: ${FAULT_TEXT[kind]}`], traces: 0, done: true };
    expect({ change, ...rest }).toEqual(clean);
    expect(tries).toBeGreaterThanOrEqual(leastTries);
  }
}

test('no change gets through where writing is forbidden', () => {
  expectClean(triedOut('read_only'), 'read_only', 1);
});

const canLimit = spawnSync('prlimit', ['--version']).status === 0;

test.skipIf(!canLimit)(
  'a disk that breaks at any write of any change',
  () => expectClean(triedOut('io'), 'io', 2),
  120_000,
);

test.skipIf(!canMount)(
  'a disk that runs full at any write of any change',
  () => expectClean(triedOut('disk_full', '5m'), 'disk_full', 2),
  120_000,
);
