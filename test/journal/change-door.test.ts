import { expect, onTestFinished, test } from 'vitest';
import { ChangeDoor } from '../../src/main/journal/change-door.ts';
import { makeDurable, openEncrypted } from '../../src/main/journal/encrypted-database.ts';
import { JournalOnDatabase } from '../../src/main/journal/journal-on-database.ts';
import { migrate } from '../../src/main/journal/migrations.ts';
import { EVERY_CHANGE } from './every-change.ts';
import { CONNECTED, IN_FLIGHT, MORNING, NEW } from './invented-application.ts';
import { journalOptions } from './journal-options.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

/** A journal whose every statement is written down as it reaches SQLite. */
function watched() {
  const workplace = new TemporaryWorkplace();
  workplace.make();
  const statements: string[] = [];
  const verbose = (sql: unknown): void => {
    statements.push(String(sql).trim().split(/\s+/).slice(0, 3).join(' '));
  };
  const database = openEncrypted(workplace.file, workplace.key(), { verbose });
  makeDurable(database);
  migrate(database);
  const journal = new JournalOnDatabase(database, journalOptions(workplace.dataDirectory), () => undefined);
  onTestFinished(() => journal.close());
  return { journal, database, take: () => statements.splice(0) };
}

const WRITES = /^(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER)\b/;

test('every change is one transaction that ends with its event', () => {
  const { journal, take } = watched();
  // Typing leaves no event, nor does asking for a list: they happen every few moments.
  const { saveDraft: _, 'inbox.polled': _polled, ...changes } = EVERY_CHANGE;
  for (const [name, ready] of Object.entries(changes)) {
    const change = ready(journal);
    take();
    change();
    // What is looked at first, what is shown afterwards, does not belong to it.
    const all = take();
    const statements = all.slice(all.indexOf('BEGIN IMMEDIATE'), all.lastIndexOf('COMMIT') + 1);
    expect(
      all.filter((sql) => /^(BEGIN|COMMIT|ROLLBACK)/.test(sql)),
      name,
    ).toHaveLength(2);
    expect(all.filter((sql) => WRITES.test(sql))).toEqual(statements.filter((sql) => WRITES.test(sql)));
    expect(statements.slice(-2)).toEqual(['INSERT INTO event', 'COMMIT']);
    expect(statements.filter((sql) => sql === 'INSERT INTO event')).toHaveLength(1);
    expect(statements.filter((sql) => WRITES.test(sql)).length).toBeGreaterThan(1);
  }
});

test('reading writes nothing', () => {
  const { journal, take } = watched();
  journal.register(NEW, [], MORNING);
  take();
  journal.inFlight();
  journal.due(MORNING, { ignoreBackOff: true, limit: 9 });
  journal.nextDueAt();
  journal.application(1);
  journal.page({ limit: 9 });
  journal.find({ by: 'name', value: 'с' }, { limit: 9 });
  journal.find({ by: 'snils', value: NEW.applicant.snils }, { limit: 9 });
  journal.steps(1);
  journal.events(1);
  journal.countByStatus();
  journal.decisions(1);
  journal.residentsToTell(9);
  journal.countToTell();
  journal.unsent();
  journal.connectionsOf(NEW.applicant.snils, NEW.card.hidden.hash);
  const statements = take();
  expect(statements.length).toBeGreaterThanOrEqual(15);
  expect(statements.filter((sql) => !sql.startsWith('SELECT'))).toEqual([]);
});

test('a change that fails midway leaves neither itself nor an event, and no gap', () => {
  const { journal, database } = watched();
  journal.register(NEW, [], MORNING);
  const door = new ChangeDoor(database);
  const rows = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  const broken = () =>
    door.change(
      MORNING,
      ({ numbering, applications }) => {
        const state = { status: 'due', stage: 'registered', tries: 0, dueAt: MORNING } as const;
        applications.insert({ number: numbering.allot(2026), at: MORNING, state, ...NEW });
        throw new Error('the power went');
      },
      () => ({ kind: 'clerk_added', detail: {} }),
    );
  expect(broken).toThrow('the power went');
  expect(['application', 'person', 'card', 'listing', 'name_entry', 'event'].map(rows)).toEqual([
    1, 1, 1, 1, 1, 1,
  ]);
  const next = journal.register(NEW, [], MORNING);
  expect(next.registrationNumber).toBe('12-03/2026-000002');
  expect(journal.events(next.id).map(({ sequence }) => sequence)).toEqual([2]);
});

test('no event, no change', () => {
  const { journal, database } = watched();
  database.exec(
    "CREATE TEMP TRIGGER no_log BEFORE INSERT ON main.event BEGIN SELECT RAISE(ABORT, 'no log'); END",
  );
  expect(() => journal.register(NEW, [], MORNING)).toThrow('no log');
  expect(journal.page({ limit: 1 }).rows).toEqual([]);
});

test('two steps of one application are never open at once', () => {
  const { journal } = watched();
  const { id } = journal.register(NEW, [], MORNING);
  journal.beginStep(id, 'check_active_card', 'd', IN_FLIGHT, MORNING);
  expect(() => journal.beginStep(id, 'register_client', 'd', IN_FLIGHT, MORNING)).toThrow('not ended');
  journal.endStep(id, { class: 'unknown', reason: 'interrupted' }, CONNECTED, MORNING);
  expect(() => journal.endStep(id, { class: 'unknown', reason: 'timeout' }, CONNECTED, MORNING)).toThrow();
  expect(journal.steps(id)).toHaveLength(1);
});

test('a step begins in flight and ends otherwise', () => {
  const { journal } = watched();
  const { id, state } = journal.register(NEW, [], MORNING);
  expect(() => journal.beginStep(id, 'check_active_card', 'd', state, MORNING)).toThrow('in_flight');
  journal.beginStep(id, 'check_active_card', 'd', IN_FLIGHT, MORNING);
  const outcome = { class: 'unknown', reason: 'timeout' } as const;
  expect(() => journal.endStep(id, outcome, IN_FLIGHT, MORNING)).toThrow('no more');
  expect(journal.inFlight()).toEqual([id]);
});
