import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { ApplicationState } from '../../src/domain/application.ts';
import { dayStartsIn } from '../../src/main/journal/day-start.ts';
import type { Journal, StatusFilter } from '../../src/main/journal/journal.ts';
import { JournalOnDatabase } from '../../src/main/journal/journal-on-database.ts';
import { migrate } from '../../src/main/journal/migrations.ts';
import { CONNECTED, IN_FLIGHT, LOST, MORNING, NEW } from './invented-application.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

/** Indexes that have the rows asked for and no others; the whole of one may be read. */
const FIRST_BY =
  /^(SEARCH l USING (COVERING )?INDEX listing_|(SEARCH|SCAN) a USING (COVERING )?INDEX application_chip_left)/;
const NO_ANSWER = { class: 'unknown', reason: 'timeout' } as const;
const STATES: readonly ApplicationState[] = [
  IN_FLIGHT,
  { status: 'due', stage: 'registered', tries: 1, dueAt: MORNING },
  LOST.client,
  { status: 'needs_decision', stage: 'checked', tries: 1, since: MORNING, why: 'schoolboy_unavailable' },
  {
    status: 'returned',
    stage: 'checked',
    tries: 0,
    refusals: [{ reason: 'bad_input', service: 's', code: 4, message: 'м' }],
  },
  { status: 'filling', stage: 'checked', tries: 0, filling: true, checkedAt: MORNING },
  CONNECTED,
  { status: 'has_active_card', active: { numSid: '1' } },
  { status: 'refused', by: 'office', ground: '1.2.1' },
  { status: 'withdrawn' },
  { status: 'not_connected' },
];

const SHOWN: Readonly<Record<StatusFilter, readonly string[]>> = {
  all: STATES.map(({ status }) => status),
  open: ['in_flight', 'due', 'unknown', 'needs_decision', 'returned', 'filling'],
  connected: ['connected'],
  refused: ['has_active_card', 'refused', 'withdrawn', 'not_connected'],
};

function add(journal: Journal, state: ApplicationState, at = MORNING): number {
  const { id } = journal.register(NEW, [], at);
  journal.beginStep(id, 'check_active_card', 'd', IN_FLIGHT, at);
  if (state.status !== 'in_flight') journal.endStep(id, NO_ANSWER, state, at);
  return id;
}

test('a narrowed list is the whole one with rows left out, page by page, and nothing is in none', () => {
  const journal = new TemporaryWorkplace().open();
  const statuses: string[] = [];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...STATES), { maxLength: 4 }),
      fc.constantFrom<StatusFilter>('all', 'open', 'connected', 'refused'),
      fc.integer({ min: 1, max: 5 }),
      (added, filter, limit) => {
        for (const state of added) statuses[add(journal, state)] = state.status;
        const seen: number[] = [];
        let before: number | undefined;
        do {
          const page = journal.filtered(filter, { limit, ...(before !== undefined && { before }) });
          expect(page.rows.length).toBeLessThanOrEqual(limit);
          seen.push(...page.rows.map(({ id }) => id));
          before = page.next;
        } while (before !== undefined);
        const expected = [...statuses.keys()].filter((id) => SHOWN[filter].includes(statuses[id] ?? ''));
        expect(seen).toEqual(expected.reverse());
      },
    ),
    { numRuns: 25 },
  );
});

test('a day begins at midnight of the region, and what came before it is another', () => {
  // 23 November begins in Kurgan at 19:00 UTC of the 22nd.
  const midnight = Date.parse('2026-11-22T19:00:00Z');
  const journal = new TemporaryWorkplace().open();
  expect(journal.today(MORNING)).toEqual({ taken: 0, connected: 0 });
  add(journal, CONNECTED, midnight - 1);
  add(journal, CONNECTED, midnight);
  add(journal, IN_FLIGHT, MORNING);
  journal.registerRefusal('1.2.1', undefined, MORNING);
  expect(journal.today(MORNING)).toEqual({ taken: 3, connected: 1 });
  expect(journal.today(midnight - 1)).toEqual({ taken: 4, connected: 2 });
  expect(journal.today(midnight + 86_400_000)).toEqual({ taken: 0, connected: 0 });
});

test('a card counts as connected while its chip still waits or is unclear', () => {
  const journal = new TemporaryWorkplace().open();
  const chip = { stage: 'card_connected', tries: 1 } as const;
  add(journal, { ...chip, status: 'due', dueAt: MORNING });
  add(journal, LOST.chip);
  add(journal, { status: 'due', stage: 'client_known', tries: 1, dueAt: MORNING });
  add(journal, CONNECTED);
  expect(journal.today(MORNING)).toEqual({ taken: 4, connected: 3 });
});

test.each([
  ['Asia/Yekaterinburg', '2026-11-23T04:00:00.123Z', '2026-11-22T19:00:00Z'],
  ['Europe/Kaliningrad', '2026-11-22T22:00:00Z', '2026-11-22T22:00:00Z'],
  ['Asia/Kamchatka', '2026-11-23T11:59:59.999Z', '2026-11-22T12:00:00Z'],
  // The clocks went forward, then back, since midnight.
  ['Europe/Moscow', '2010-03-28T12:00:00Z', '2010-03-27T21:00:00Z'],
  ['Europe/Moscow', '2010-10-31T12:00:00Z', '2010-10-30T20:00:00Z'],
])('in %s the day of %s begins at %s', (timeZone, at, start) => {
  expect(new Date(dayStartsIn(timeZone)(Date.parse(at)))).toEqual(new Date(start));
});

test('what waits comes in the order in which something happens to it', () => {
  const journal = new TemporaryWorkplace().open();
  const due = (dueAt: number): ApplicationState => ({ status: 'due', stage: 'checked', tries: 1, dueAt });
  const unclear = add(journal, STATES[2] as ApplicationState);
  const later = add(journal, due(MORNING + 9));
  const sooner = add(journal, due(MORNING + 1));
  const sending = add(journal, IN_FLIGHT);
  for (const state of STATES.slice(3)) add(journal, state);
  const ids = (limit: number) => journal.waiting(limit).map(({ id }) => id);
  expect(ids(9)).toEqual([sending, sooner, later, unclear]);
  expect(ids(2)).toEqual([sending, sooner]);
  expect(journal.waiting(1)).toEqual([journal.application(sending)]);
});

test('every question of the screen is answered from an index, without a sort', () => {
  const asked: string[] = [];
  const database = new Database(':memory:', { verbose: (sql) => asked.push(String(sql)) });
  onTestFinished(() => void database.close());
  migrate(database);
  const place = { office: '12', workplace: '03', timeZone: 'Asia/Yekaterinburg' };
  const journal = new JournalOnDatabase(database, place, () => {});
  asked.length = 0;
  for (const filter of ['all', 'open', 'connected', 'refused'] as const) {
    journal.filtered(filter, { before: 9, limit: 50 });
  }
  journal.chipsLeft({ before: 9, limit: 50 });
  journal.countChipsLeft();
  journal.today(MORNING);
  journal.waiting(9);
  journal.draftOfApplication(1);
  journal.draft(1);
  expect(asked).toHaveLength(12);
  for (const sql of [...asked]) {
    const plan = database.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all();
    const details = plan.map(({ detail }) => detail).join('; ');
    expect(details).toMatch(/USING (COVERING )?(INDEX|INTEGER PRIMARY KEY)/);
    expect(details).not.toMatch(/TEMP B-TREE|SCAN [dk]\b/);
    if (sql.includes('INDEXED BY')) expect(details).toMatch(FIRST_BY);
  }
});
