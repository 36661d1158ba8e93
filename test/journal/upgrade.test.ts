import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeDurable } from '../../src/main/journal/encrypted-database.ts';
import { MIGRATIONS, migrate, versionOf } from '../../src/main/journal/migrations.ts';
import { APPLICANT, CARD, MORNING, NEW } from './invented-application.ts';
import { leaveOldJournal, rowsOf } from './old-journal.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

function oldWorkplace(version: 1 | 2 = 1): TemporaryWorkplace {
  const workplace = new TemporaryWorkplace();
  mkdirSync(workplace.dataDirectory);
  leaveOldJournal(workplace, randomBytes, version);
  return workplace;
}

test('a journal of the first version opens, reads the same and goes on', () => {
  const journal = oldWorkplace().open();
  const { lastName, firstName, middleName, snils } = APPLICANT;
  expect(journal.application(2)).toStrictEqual({
    id: 2,
    registrationNumber: '12-03/2026-000002',
    registeredAt: MORNING,
    confirmedAt: MORNING,
    person: { lastName, firstName, middleName, snils },
    applicant: APPLICANT,
    card: CARD,
    state: {
      status: 'due',
      stage: 'checked',
      tries: 1,
      dueAt: MORNING + 5,
      notBefore: MORNING + 9,
      reason: 'tls',
    },
  });
  expect(journal.application(1)?.state).toEqual({ status: 'connected', numSid: '1234567890', chip: 'none' });
  expect(journal.application(4)).not.toHaveProperty('person');
  expect(journal.inFlight()).toEqual([3]);
  expect(journal.nextDueAt()).toBe(MORNING + 9);
  expect(journal.steps(3)).toHaveLength(1);
  expect(journal.events(4).map(({ sequence }) => sequence)).toEqual([4]);
  expect(journal.countByStatus()).toEqual({ connected: 1, refused: 1, due: 1, in_flight: 1 });
  expect(journal.find({ by: 'name', value: 'семина' }, { limit: 9 }).rows).toHaveLength(3);
  expect(journal.filtered('open', { limit: 9 }).rows.map(({ id }) => id)).toEqual([3, 2]);
  expect(journal.register(NEW, [], MORNING)).toMatchObject({
    id: 5,
    registrationNumber: '12-03/2026-000005',
  });
});

test('the upgrade loses no row and keeps what one row says of another', () => {
  const workplace = oldWorkplace();
  const tables = [
    'application',
    'person',
    'document',
    'card',
    'listing',
    'name_entry',
    'tally',
    'step',
    'event',
  ];
  const database = workplace.database();
  makeDurable(database);
  const before = tables.map((table) => rowsOf(database, table));
  migrate(database);
  const bank = (rows: unknown[]) => rows.map((row) => ({ ...(row as object), bank: null }));
  expect(tables.map((table) => rowsOf(database, table))).toEqual(
    before.map((rows, at) => (tables[at] === 'card' ? bank(rows) : rows)),
  );
  expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(() => database.exec('DELETE FROM application WHERE id = 2')).toThrow('FOREIGN KEY');
});

test('an upgrade that breaks off leaves the old journal as it was', () => {
  const workplace = oldWorkplace();
  const database = workplace.database();
  makeDurable(database);
  const before = rowsOf(database, 'application');
  const half = `${MIGRATIONS[1]}; INSERT INTO step VALUES (99, 1, 'x', 1, 'd', 0, NULL, NULL);`;
  expect(() => migrate(database, [String(MIGRATIONS[0]), half])).toThrow('astray');
  expect(versionOf(database)).toBe(1);
  expect(rowsOf(database, 'application')).toEqual(before);
  expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
});

test('a person is known in full or as far as registration needs, never in between', () => {
  const workplace = oldWorkplace();
  workplace.open().close();
  const database = workplace.database();
  expect(() => database.exec('UPDATE person SET phone = NULL WHERE application_id = 1')).toThrow('CHECK');
});

test('lost answers that an older program could only show are cleared up by this one, from the first look on', () => {
  const journal = oldWorkplace(2).open();
  const begun = { next: 'look', repeats: 0, misses: 0 } as const;
  const lost = (at: number) => ({ status: 'unknown', since: MORNING + at, dueAt: MORNING + at }) as const;
  expect([5, 6, 7, 8, 9].map((id) => journal.application(id)?.state)).toStrictEqual([
    {
      ...lost(5),
      stage: 'checked',
      tries: 2,
      reason: 'timeout',
      clearing: { ...begun, of: 'register_client', since: MORNING + 5 },
    },
    {
      ...lost(6),
      stage: 'client_known',
      tries: 1,
      reason: 'server_error',
      clearing: { ...begun, of: 'connect_card', since: MORNING + 6 },
    },
    {
      ...lost(7),
      stage: 'card_connected',
      tries: 1,
      numSid: '77',
      reason: 'interrupted',
      clearing: { ...begun, of: 'register_chip', next: 'repeat', since: MORNING + 7, nones: 0 },
    },
    {
      status: 'needs_decision',
      stage: 'checked',
      tries: 3,
      schoolboyRefusals: 3,
      since: MORNING + 8,
      why: 'schoolboy_unavailable',
    },
    { status: 'filling', stage: 'checked', tries: 0, filling: true, checkedAt: MORNING + 9 },
  ]);
  const looked = { ignoreBackOff: false, limit: 9 };
  expect(journal.nextDueAt()).toBe(MORNING + 5);
  expect(journal.due(MORNING + 7, looked)).toEqual([5, 6, 7]);
  expect(journal.countToTell()).toBe(0);
  const { state } = journal.application(6) ?? {};
  if (state?.status !== 'unknown') throw new Error('no lost answer');
  journal.settle(6, { ...state, dueAt: MORNING + 8, clearing: { ...state.clearing, misses: 1 } }, MORNING);
  expect(journal.due(MORNING + 8, looked)).toEqual([5, 7, 6]);
  expect(journal.filtered('refused', { limit: 9 }).rows.map(({ id }) => id)).toEqual([10, 4]);
});

test('an upgrade to the newest version loses no row, whatever version it begins at', () => {
  const workplace = oldWorkplace(2);
  const database = workplace.database();
  makeDurable(database);
  const kept = ['person', 'document', 'card', 'listing', 'name_entry', 'tally', 'step', 'event', 'draft'];
  const before = kept.map((table) => rowsOf(database, table));
  const unchanged = "SELECT * FROM application WHERE status <> 'unknown' ORDER BY id";
  const applications = database.prepare(unchanged).all();
  migrate(database);
  expect(kept.map((table) => rowsOf(database, table))).toEqual(before);
  expect(database.prepare(unchanged).all()).toEqual(applications);
  expect(rowsOf(database, 'application')).toHaveLength(10);
  expect(versionOf(database)).toBe(MIGRATIONS.length);
});
