import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { OperationState } from '../../src/domain/operation-state.ts';
import { backUp } from '../../src/main/journal/backup.ts';
import { copierInWorker } from '../../src/main/journal/copy-in-worker.ts';
import type { Inbox } from '../../src/main/journal/inbox.ts';
import { InboxCopy } from '../../src/main/journal/inbox-copy.ts';
import { inboxSecretOf } from '../../src/main/journal/inbox-file.ts';
import type { InboxRecord } from '../../src/main/journal/inbox-record.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import { restoreJournal } from '../../src/main/journal/restore.ts';
import { MORNING } from './invented-application.ts';
import {
  ACCEPTING,
  accept,
  DECIDED,
  DONE,
  finish,
  idOf,
  listed,
  PUBLISHING,
  publish,
  take,
  unreadable,
  WAITS,
} from './invented-operation.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const CLOCK = MORNING + 3_600_000;
const TEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const UNCLEAR: OperationState = { status: 'accept_unclear', since: CLOCK, tries: 0 };
const FOUND_AGAIN = { ...DECIDED, dueAt: CLOCK };

const inboxFile = (workplace: TemporaryWorkplace): string => `${workplace.dataDirectory}.inbox`;

function copyOf(workplace: TemporaryWorkplace): InboxCopy {
  const copy = new InboxCopy(inboxFile(workplace), inboxSecretOf(workplace.key()));
  onTestFinished(() => copy.close());
  return copy;
}

function worked(workplace: TemporaryWorkplace, work: (inbox: Inbox, journal: Journal) => void): void {
  const journal = workplace.open();
  work(journal.inbox, journal);
  journal.close();
}

function statesOf(inbox: Inbox, counts: readonly number[]): (OperationState | undefined)[] {
  return counts.map((count) => inbox.byOperationId(idOf(count))?.state);
}

/** The journal as it is now, as somebody would keep a copy of it. */
function keep(workplace: TemporaryWorkplace): void {
  copyFileSync(workplace.file, `${workplace.folder}/kept.db`);
}

function putBack(workplace: TemporaryWorkplace): void {
  for (const beside of ['-wal', '-shm']) rmSync(workplace.file + beside, { force: true });
  copyFileSync(`${workplace.folder}/kept.db`, workplace.file);
}

const taken = (counts: readonly number[]): InboxRecord => ({
  kind: 'taken',
  at: MORNING,
  entries: counts.map((count) => listed(count)),
});

test('cut off between copy and row: taken in at the next start, as one that may have been acknowledged', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, (inbox) => take(inbox, [1]));
  const copy = copyOf(workplace);
  copy.load();
  copy.append({ kind: 'taken', at: MORNING, entries: [listed(2), unreadable(idOf(3))] });
  const { inbox } = workplace.open({ openedAt: CLOCK });
  expect(statesOf(inbox, [1, 2, 3])).toEqual([
    { status: 'saved', dueAt: MORNING, tries: 0 },
    UNCLEAR,
    { status: 'set_aside', why: 'unreadable', since: CLOCK },
  ]);
  expect(inbox.events(2).map(({ kind, detail }) => [kind, detail['status']])).toEqual([
    ['operation_recovered', 'accept_unclear'],
  ]);
});

test('what was read since stands in an older journal, too, as one that may have been acknowledged', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, (inbox) => inbox.take([unreadable(idOf(1)), unreadable(idOf(2))], MORNING));
  keep(workplace);
  worked(workplace, (inbox) => {
    expect(inbox.takeAgain([listed(1)], MORNING)).toEqual([1]);
    accept(inbox, [1]);
  });
  putBack(workplace);
  const { inbox } = workplace.open({ openedAt: CLOCK });
  expect(inbox.byOperationId(idOf(1))).toMatchObject({ operation: { type: 'register' }, state: UNCLEAR });
  expect(inbox.byOperationId(idOf(2))?.state).toMatchObject({ status: 'set_aside' });
});

test('cut off between the recorded verdict and its intent: the same one is published', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, (inbox) => {
    accept(inbox, take(inbox, [1]));
    inbox.settle([{ id: 1, state: DECIDED }], MORNING);
  });
  const copy = copyOf(workplace);
  copy.load();
  copy.append({
    kind: 'verdicts',
    at: MORNING,
    verdicts: [{ operationId: idOf(1), verdict: 'found', by: 'evidence' }],
  });
  const { inbox } = workplace.open({ openedAt: CLOCK });
  expect(statesOf(inbox, [1])).toEqual([DECIDED]);
  expect(inbox.events(1).map(({ kind }) => kind)).not.toContain('operation_recovered');
});

test('an orderly start changes nothing and writes nothing', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, (inbox, journal) => {
    const ids = take(inbox, TEN);
    accept(inbox, ids.slice(0, 8));
    finish(inbox, ids.slice(0, 2));
    publish(inbox, ids.slice(2, 4));
    journal.inbox.settle([{ id: 5, state: WAITS }], MORNING);
  });
  const before = workplace.open();
  const states = statesOf(before.inbox, TEN);
  const events = TEN.map((id) => before.inbox.events(id).length);
  before.close();
  const { inbox } = workplace.open({ openedAt: CLOCK });
  expect(statesOf(inbox, TEN)).toEqual(states);
  expect(TEN.map((id) => inbox.events(id).length)).toEqual(events);
});

test('the drill: a backup of an earlier moment is restored, and nothing is lost nor decided twice', async () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  const ids = take(journal.inbox, TEN);
  accept(journal.inbox, ids.slice(0, 3));
  const worker = fileURLToPath(new URL('../../src/main/journal/backup-worker.ts', import.meta.url));
  const file = `${workplace.folder}/copy.db`;
  const made = await backUp({ ...workplace.options(), copy: copierInWorker(worker) }, file);
  expect(made.ok).toBe(true);
  accept(journal.inbox, ids.slice(3));
  finish(journal.inbox, ids.slice(0, 4));
  publish(journal.inbox, ids.slice(4, 5));
  const later = take(journal.inbox, [11, 12, 13]);
  accept(journal.inbox, later.slice(0, 2));
  finish(journal.inbox, later.slice(0, 1));
  journal.close();
  expect(restoreJournal({ ...workplace.options(), at: CLOCK }, file).ok).toBe(true);
  const { inbox } = workplace.open({ openedAt: CLOCK });
  expect(statesOf(inbox, [...TEN, 11, 12, 13])).toEqual([
    ...Array<OperationState>(5).fill(FOUND_AGAIN),
    ...Array<OperationState>(5).fill(UNCLEAR),
    FOUND_AGAIN,
    UNCLEAR,
    UNCLEAR,
  ]);
  const other = { status: 'decided', verdict: 'card_unfit', by: 'clerk', dueAt: 1, tries: 0 } as const;
  expect(() => inbox.settle([{ id: 1, state: other }], CLOCK)).toThrow('a verdict already');
  const again = inbox.beginPublication([{ id: 1, state: PUBLISHING }], 'rq-3', CLOCK);
  inbox.endPublication(again, 'taken', [{ id: 1, state: DONE }], CLOCK);
  expect(inbox.operation(1)?.state).toEqual(DONE);
});

test('what a clerk was to decide waits for a clerk again, and a verdict of the old journal holds', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, (inbox) => {
    accept(inbox, take(inbox, [1, 2]));
    inbox.settle([{ id: 1, state: WAITS }], MORNING);
    inbox.settle([{ id: 2, state: WAITS }], MORNING);
  });
  keep(workplace);
  worked(workplace, (inbox, journal) => {
    const clerk = journal.clerk('Вымышленова Ия', MORNING);
    inbox.decide(2, { verdict: 'found', reason: 'звонил', clerk }, DECIDED, MORNING);
    inbox.beginPublication([{ id: 2, state: PUBLISHING }], 'rq', MORNING);
  });
  putBack(workplace);
  const { inbox } = workplace.open({ openedAt: CLOCK });
  expect(statesOf(inbox, [1, 2])).toEqual([WAITS, FOUND_AGAIN]);
});

test('a copy that is gone is written anew with all that is open, and that is on record', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, (inbox) => {
    const ids = take(inbox, TEN);
    accept(inbox, ids);
    finish(inbox, ids.slice(0, 4));
    publish(inbox, ids.slice(4, 5));
  });
  rmSync(inboxFile(workplace));
  workplace.open().close();
  const copy = copyOf(workplace);
  const [entries, verdicts, ...others] = copy.load();
  expect(entries).toMatchObject({ kind: 'taken', entries: TEN.slice(4).map((count) => listed(count)) });
  expect(verdicts).toMatchObject({ verdicts: [{ operationId: idOf(5), verdict: 'found', by: 'evidence' }] });
  expect(others).toEqual([]);
  const database = workplace.database({ readonly: true });
  const kinds = database.prepare("SELECT detail FROM event WHERE kind = 'inbox_copy_renewed'").pluck().all();
  expect(kinds).toEqual(['{"operations":6}']);
});

test('nothing is published that the copy lacks: it is written there first', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, (inbox) => take(inbox, [1]));
  rmSync(inboxFile(workplace));
  // A copy that could not be written at the start, and can be now.
  mkdirSync(inboxFile(workplace));
  const journal = workplace.open();
  const begin = () => journal.inbox.beginPublication([{ id: 1, state: ACCEPTING }], 'rq', MORNING);
  expect(faultOf(begin)).toBe('io');
  expect(statesOf(journal.inbox, [1])).toMatchObject([{ status: 'saved' }]);
  expect(journal.inbox.publications(1)).toEqual([]);
  journal.close();
  rmSync(inboxFile(workplace), { recursive: true });
  worked(workplace, (inbox) => accept(inbox, [1]));
  const copy = copyOf(workplace);
  expect(copy.load().map(({ kind }) => kind)).toEqual(['taken']);
});

test('a full disk at the copy: nothing is taken, nothing is published, and the desk works on', () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  symlinkSync('/dev/full', inboxFile(workplace));
  expect(faultOf(() => journal.inbox.take([listed(1)], MORNING))).toBe('disk_full');
  expect(journal.inbox.count()).toEqual({});
  expect(journal.clerk('Вымышленова Ия', MORNING).id).toBe(1);
  rmSync(inboxFile(workplace));
  expect(journal.inbox.take([listed(1)], MORNING).fresh).toBe(1);
  journal.close();
  expect(statesOf(workplace.open().inbox, [1])).toMatchObject([{ status: 'saved' }]);
});

function faultOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof JournalFault) return error.kind;
    throw error;
  }
  return 'none';
}

test('where the head is gone, too, what the copy knows better tells that the journal is an older one', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, (inbox) => take(inbox, [1]));
  keep(workplace);
  worked(workplace, (inbox) => accept(inbox, [1, ...take(inbox, [2])]));
  putBack(workplace);
  rmSync(`${workplace.dataDirectory}.head`);
  const { inbox } = workplace.open({ openedAt: CLOCK });
  expect(statesOf(inbox, [1, 2])).toEqual([UNCLEAR, UNCLEAR]);
});

test('the copy of a journal that was begun anew with another key is put aside', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, (inbox) => take(inbox, [1]));
  rmSync(workplace.dataDirectory, { recursive: true });
  rmSync(`${workplace.dataDirectory}.key`);
  worked(workplace, (inbox) => expect(inbox.count()).toEqual({}));
  expect(existsSync(`${inboxFile(workplace)}.other`)).toBe(true);
  expect(existsSync(inboxFile(workplace))).toBe(false);
});

const program = new URL('./take-until-killed.ts', import.meta.url);

async function toldBeforeKill(dataDirectory: string, count: number): Promise<string[]> {
  const child = fork(program, [dataDirectory], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const told: string[] = [];
  child.on('message', (line) => {
    told.push(String(line));
    if (told.length === count) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return told;
}

test('killed while working: all that was told of is in both places, and a copy alone brings it back', async () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, () => undefined);
  keep(workplace);
  const told: string[] = [];
  for (const count of [2, 9, 16]) told.push(...(await toldBeforeKill(workplace.dataDirectory, count)));
  const journal = workplace.open();
  const states = new Map(told.map((line) => line.split(' ').toReversed() as [string, string]));
  for (const [count, step] of states) {
    const status = journal.inbox.byOperationId(idOf(Number(count)))?.state.status;
    if (step === 'done') expect(status).toBe('done');
    else expect(status).toBeDefined();
  }
  journal.close();
  putBack(workplace);
  const { inbox } = workplace.open({ openedAt: CLOCK });
  for (const [count, step] of states) {
    const { status } = inbox.byOperationId(idOf(Number(count)))?.state ?? {};
    if (step === 'done') expect(status).toBe('decided');
    else expect(['accept_unclear', 'decided']).toContain(status);
  }
  expect(states.size).toBeGreaterThan(5);
});

test('of two verdicts in the copy the first one counts', () => {
  const workplace = new TemporaryWorkplace();
  worked(workplace, (inbox) => take(inbox, [1]));
  const copy = copyOf(workplace);
  copy.load();
  for (const verdict of ['found', 'card_unfit'] as const) {
    copy.append({
      kind: 'verdicts',
      at: MORNING,
      verdicts: [{ operationId: idOf(1), verdict, by: 'evidence' }],
    });
  }
  copy.append(taken([2]));
  expect(statesOf(workplace.open({ openedAt: CLOCK }).inbox, [1, 2])).toEqual([FOUND_AGAIN, UNCLEAR]);
});
