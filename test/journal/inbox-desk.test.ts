import { expect, test } from 'vitest';
import type { OperationState } from '../../src/domain/operation-state.ts';
import type { FindOperations } from '../../src/main/journal/inbox-desk.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { MORNING } from './invented-application.ts';
import { DECIDED, idOf, listed, operation, take, unreadable } from './invented-operation.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const HOUR_MS = 3_600_000;
const opened = (): Journal => new TemporaryWorkplace().open();
const clerkOf = (journal: Journal) => journal.clerk('Вымышленова Ия', MORNING);
const named = (count: number, lastName: string) =>
  listed(count, { client: { ...operation(count).client, lastName } });

test('all that were ever taken in are there page by page, those that came last first', () => {
  const { inbox } = opened();
  take(inbox, [1, 2, 3, 4, 5]);
  inbox.take([unreadable(idOf(6))], MORNING);
  const first = inbox.operationPage(undefined, { limit: 4 });
  expect(first.rows.map(({ id }) => id)).toEqual([6, 5, 4, 3]);
  const second = inbox.operationPage(undefined, { before: first.next ?? 0, limit: 4 });
  expect(second.rows.map(({ id }) => id)).toEqual([2, 1]);
  expect(second.next).toBeUndefined();
  expect(inbox.operationPage(undefined, { limit: 6 }).next).toBeUndefined();
});

test('they are found by the beginning of a name as anybody writes it, and by the day they were made', () => {
  const { inbox } = opened();
  const DAY_MS = 24 * HOUR_MS;
  inbox.take([named(1, ' Ёлкина'), named(2, 'Елкин'), named(3, 'Сидорова')], MORNING);
  inbox.take([listed(4, { madeAt: MORNING - DAY_MS }), unreadable(idOf(5))], MORNING);
  const found = (find: FindOperations, limit = 9) =>
    inbox.operationPage(find, { limit }).rows.map(({ id }) => id);
  expect(found({ by: 'name', value: 'ёлк' })).toEqual([2, 1]);
  expect(found({ by: 'name', value: 'Елкина А' })).toEqual([1]);
  expect(found({ by: 'name', value: 'Небывалова' })).toEqual([]);
  const { next = 0 } = inbox.operationPage({ by: 'name', value: 'елк' }, { limit: 1 });
  expect(inbox.operationPage({ by: 'name', value: 'елк' }, { before: next, limit: 1 }).rows).toHaveLength(1);
  expect(found({ by: 'day', from: MORNING - DAY_MS, until: MORNING })).toEqual([4]);
  expect(found({ by: 'day', from: MORNING, until: MORNING + 3 })).toEqual([5, 2, 1]);
});

test('something else under a number is put on record once, and the first one goes on', () => {
  const journal = opened();
  const { inbox } = journal;
  const [id = 0] = take(inbox, [1]);
  const other = listed(1, { card: { hash: 'another' } });
  expect(inbox.takeAgain([listed(1)], MORNING)).toEqual([]);
  expect(inbox.countWithOthers()).toBe(0);
  expect(inbox.takeAgain([listed(1), other, listed(2)], MORNING + 1)).toEqual([id]);
  expect(inbox.takeAgain([other], MORNING + 2)).toEqual([]);
  expect(inbox.operation(id)).toMatchObject({
    operation: operation(1),
    state: { status: 'saved', dueAt: MORNING },
  });
  expect(inbox.others(id)).toEqual([{ at: MORNING + 1, entry: other }]);
  expect(inbox.withOthers(9).map((stored) => stored.id)).toEqual([id]);
  expect(inbox.events(id).map(({ kind }) => kind)).toEqual(['operation_taken', 'operation_differs']);
  expect(inbox.byOperationId(idOf(2))).toBeUndefined();
});

test('of many that differ so many are kept as anybody reads', () => {
  const { inbox } = opened();
  const [id = 0] = take(inbox, [1]);
  for (let count = 0; count < 9; count += 1)
    inbox.takeAgain([listed(1, { madeAtText: `2026-11-23T08:00:0${count}.500` })], MORNING);
  expect(inbox.others(id)).toHaveLength(3);
});

test('whoever has looked at it is on record, and it waits for nobody any more', () => {
  const journal = opened();
  const { inbox } = journal;
  const [id = 0] = take(inbox, [1]);
  const clerk = clerkOf(journal);
  expect(inbox.seeOthers(id, clerk, MORNING)).toBe(false);
  inbox.takeAgain([unreadable(idOf(1))], MORNING);
  expect(inbox.seeOthers(id, clerk, MORNING + 5)).toBe(true);
  expect(inbox.seeOthers(id, clerk, MORNING + 6)).toBe(false);
  expect(inbox.countWithOthers()).toBe(0);
  expect(inbox.others(id)).toMatchObject([{ seenAt: MORNING + 5, seenBy: 'Вымышленова Ия' }]);
  expect(inbox.events(id).at(-1)).toMatchObject({
    kind: 'operation_difference_seen',
    detail: { clerk: clerk.id },
  });
});

test('what could not be read is taken in once it can be, after a new start too', () => {
  const workplace = new TemporaryWorkplace();
  const before = workplace.open();
  before.inbox.take([unreadable(idOf(1))], MORNING);
  expect(before.inbox.takeAgain([unreadable(idOf(1))], MORNING)).toEqual([]);
  expect(before.inbox.takeAgain([listed(1)], MORNING + HOUR_MS)).toEqual([1]);
  expect(before.inbox.takeAgain([listed(1)], MORNING + HOUR_MS)).toEqual([]);
  before.close();
  const { inbox } = workplace.open();
  expect(inbox.operation(1)).toEqual({
    id: 1,
    receivedAt: MORNING,
    state: { status: 'saved', dueAt: MORNING + HOUR_MS, tries: 0 },
    operation: operation(1),
  });
  expect(inbox.count()).toEqual({ saved: 1 });
  expect(inbox.ofCard(operation(1).card.hash, '')).toHaveLength(1);
  expect(inbox.operationPage({ by: 'name', value: 'сёмина' }, { limit: 9 }).rows).toHaveLength(1);
});

test('what was set aside goes on with a name on record, and with no other verdict', () => {
  const journal = opened();
  const { inbox } = journal;
  const clerk = clerkOf(journal);
  const [id = 0] = take(inbox, [1]);
  const aside: OperationState = {
    status: 'set_aside',
    why: 'not_taken',
    since: MORNING,
    verdict: 'found',
    by: 'evidence',
  };
  inbox.settle([{ id, state: aside }], MORNING);
  expect(inbox.operation(id)?.state).toEqual(aside);
  const other: OperationState = { ...DECIDED, verdict: 'card_unfit' } as OperationState;
  expect(() => inbox.takeUpAgain(id, clerk, other, MORNING)).toThrow('has a verdict already');
  inbox.takeUpAgain(id, clerk, DECIDED, MORNING + 7);
  expect(inbox.operation(id)?.state).toEqual(DECIDED);
  expect(inbox.takenUpAgain(id)).toEqual([{ at: MORNING + 7, clerkName: 'Вымышленова Ия' }]);
  expect(() => inbox.takeUpAgain(id, clerk, DECIDED, MORNING)).toThrow('is decided');
});
