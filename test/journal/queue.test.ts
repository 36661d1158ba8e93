import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ApplicationState } from '../../src/domain/application.ts';
import { CONNECTED, IN_FLIGHT, MORNING, NEW } from './invented-application.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

type Due = Extract<ApplicationState, { status: 'due' }>;

const noKnowledge = { class: 'not_sent', reason: 'tls' } as const;
const ALL = Number.MAX_SAFE_INTEGER;
const time = fc.integer({ min: 0, max: 20 }).map((minute) => MORNING + minute * 60_000);
const waiting = fc.record({ dueAt: time, notBefore: fc.option(time, { nil: undefined }) });

function dueState({ dueAt, notBefore }: { dueAt: number; notBefore: number | undefined }): Due {
  const limit = notBefore === undefined ? {} : { notBefore };
  return { status: 'due', stage: 'registered', tries: 1, dueAt, ...limit };
}

test('what is due is what a walk over all states would give', () => {
  const journal = new TemporaryWorkplace().open();
  const states = new Map<number, Due>();
  fc.assert(
    fc.property(fc.array(waiting, { minLength: 1, maxLength: 4 }), time, (added, now) => {
      for (const times of added) {
        const { id } = journal.register(NEW, [], MORNING);
        journal.beginStep(id, 'check_active_card', 'd', IN_FLIGHT, MORNING);
        journal.endStep(id, noKnowledge, dueState(times), MORNING);
        states.set(id, dueState(times));
      }
      const readyAt = ({ dueAt, notBefore = 0 }: Due) => Math.max(dueAt, notBefore);
      const all = [...states].sort(([a, x], [b, y]) => readyAt(x) - readyAt(y) || a - b);
      const ids = (keep: (state: Due) => boolean) => all.filter(([, state]) => keep(state)).map(([id]) => id);
      expect(journal.due(now, { ignoreBackOff: false, limit: ALL })).toEqual(
        ids((state) => readyAt(state) <= now),
      );
      expect(journal.due(now, { ignoreBackOff: true, limit: ALL })).toEqual(
        ids(({ notBefore = 0 }) => notBefore <= now),
      );
      expect(journal.due(now, { ignoreBackOff: true, limit: 2 })).toEqual(
        ids(({ notBefore = 0 }) => notBefore <= now).slice(0, 2),
      );
      expect(journal.nextDueAt()).toBe(Math.min(...all.map(([, state]) => readyAt(state))));
    }),
    { numRuns: 25 },
  );
});

test('nothing is due where nothing waits', () => {
  const journal = new TemporaryWorkplace().open();
  expect(journal.nextDueAt()).toBeUndefined();
  journal.registerRefusal('1.2.1', undefined, MORNING);
  expect(journal.nextDueAt()).toBeUndefined();
  expect(journal.due(ALL, { ignoreBackOff: true, limit: ALL })).toEqual([]);
});

test('a crash leaves in flight what had begun, and nothing else', () => {
  const workplace = new TemporaryWorkplace();
  const before = workplace.open();
  for (let count = 0; count < 3; count += 1) before.register(NEW, [], MORNING);
  before.beginStep(2, 'check_active_card', 'd', IN_FLIGHT, MORNING);
  before.close();
  const after = workplace.open();
  expect(after.inFlight()).toEqual([2]);
  expect(after.due(MORNING, { ignoreBackOff: false, limit: ALL })).toEqual([1, 3]);
});

test('every application is counted once, under the status it has', () => {
  const journal = new TemporaryWorkplace().open();
  expect(journal.countByStatus()).toEqual({});
  for (let count = 0; count < 5; count += 1) journal.register(NEW, [], MORNING);
  journal.registerRefusal('1.2.1', undefined, MORNING);
  for (const id of [1, 2, 3]) journal.beginStep(id, 'check_active_card', 'd', IN_FLIGHT, MORNING);
  for (const id of [2, 3]) journal.endStep(id, noKnowledge, CONNECTED, MORNING);
  expect(journal.countByStatus()).toEqual({ due: 2, in_flight: 1, connected: 2, refused: 1 });
  expect(journal.page({ limit: 9 }).rows.map(({ status }) => status)).toEqual([
    'refused',
    'due',
    'due',
    'connected',
    'connected',
    'in_flight',
  ]);
});
