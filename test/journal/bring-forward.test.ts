import { expect, test } from 'vitest';
import type { ApplicationState } from '../../src/domain/application.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { CONNECTED, IN_FLIGHT, LOST, MORNING, NEW } from './invented-application.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const MINUTE = 60_000;
const NEVER_LEFT = {
  status: 'due',
  stage: 'checked',
  tries: 5,
  dueAt: MORNING + 15 * MINUTE,
  reason: 'connect_timeout',
} as const satisfies ApplicationState;

function put(journal: Journal, state: ApplicationState): number {
  const { id } = journal.register(NEW, [], MORNING);
  journal.beginStep(id, 'register_client', 'd', { ...IN_FLIGHT, stage: 'checked' }, MORNING);
  journal.endStep(id, { class: 'unknown', reason: 'timeout' }, state, MORNING);
  return id;
}

/** A quarter further into the time with each that is drawn. */
function inSteps(): () => number {
  let drawn = -0.25;
  return () => (drawn += 0.25);
}

function dueOf(journal: Journal, id: number): number | undefined {
  const state = journal.application(id)?.state;
  return state && 'dueAt' in state ? state.dueAt - MORNING : undefined;
}

test('what never left comes forward, each by its own time', () => {
  const journal = new TemporaryWorkplace().open();
  const look = { ...LOST.client, dueAt: MORNING + 5 * MINUTE, reason: 'tls' } as const;
  const ids = [NEVER_LEFT, { ...NEVER_LEFT, reason: 'name_lookup' } as const, look].map((state) =>
    put(journal, state),
  );
  expect(journal.bringForward(MINUTE, inSteps(), MORNING)).toBe(3);
  expect(ids.map((id) => dueOf(journal, id))).toEqual([0, 15_000, 30_000]);
  expect(journal.application(ids[0] ?? 0)?.state).toStrictEqual({ ...NEVER_LEFT, dueAt: MORNING });
  expect(journal.application(ids[2] ?? 0)?.state).toStrictEqual({ ...look, dueAt: MORNING + 30_000 });
});

test.each<readonly [string, ApplicationState]>([
  ['is busy', { ...NEVER_LEFT, reason: 'too_many_requests' }],
  ['said when', { ...NEVER_LEFT, notBefore: MORNING + 10 * MINUTE }],
  ['took no key', { ...NEVER_LEFT, reason: 'key_rejected' }],
  ['gave no answer to a question', { ...NEVER_LEFT, reason: 'timeout' }],
  ['knows of no school', { ...NEVER_LEFT, reason: 'schoolboy_unavailable' }],
  ['may still take what was sent', { ...LOST.client, dueAt: MORNING + 10 * MINUTE }],
  ['was answered for', { ...NEVER_LEFT, reason: undefined as never }],
  ['is asked soon', { ...NEVER_LEFT, dueAt: MORNING + MINUTE }],
  ['is asked about nothing', CONNECTED],
])('what waits because the Department %s stays, and nothing is on record', (_, state) => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  const id = put(journal, state);
  const before = journal.application(id);
  expect(journal.bringForward(MINUTE, () => 0, MORNING)).toBe(0);
  expect(journal.application(id)).toStrictEqual(before);
  journal.close();
  expect(kinds(workplace)).not.toContain('line_back');
});

test('it is on record once, with how many', () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  put(journal, NEVER_LEFT);
  put(journal, NEVER_LEFT);
  journal.bringForward(MINUTE, () => 0.9, MORNING + 7);
  journal.bringForward(MINUTE, () => 0, MORNING + 8);
  journal.close();
  const last = workplace.database().prepare('SELECT * FROM event ORDER BY sequence DESC').get();
  expect(last).toMatchObject({
    at: MORNING + 7,
    application_id: null,
    kind: 'line_back',
    detail: '{"moved":2}',
  });
});

function kinds(workplace: TemporaryWorkplace): unknown[] {
  return workplace.database().prepare('SELECT kind FROM event').pluck().all();
}
