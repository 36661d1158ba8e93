import { expect, test } from 'vitest';
import { eventText } from '../../src/domain/event-text.ts';
import type { OperationState } from '../../src/domain/operation-state.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { APPLICANT, CARD, MORNING, NEW } from './invented-application.ts';
import {
  ACCEPTED,
  ACCEPTING,
  accept,
  DECIDED,
  DONE,
  finish,
  idOf,
  listed,
  operation,
  PUBLISHING,
  publish,
  take,
  unreadable,
  WAITS,
} from './invented-operation.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const opened = (): Journal => new TemporaryWorkplace().open();

test('what is taken in is there as it came, after a new start too', () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  expect(journal.inbox.take([listed(1), unreadable(idOf(2)), unreadable()], MORNING)).toEqual({
    fresh: 2,
    known: [],
    nameless: 1,
  });
  journal.close();
  const { inbox } = workplace.open();
  expect(inbox.byOperationId(idOf(1))).toEqual({
    id: 1,
    receivedAt: MORNING,
    state: { status: 'saved', dueAt: MORNING, tries: 0 },
    operation: operation(1),
  });
  expect(inbox.operation(2)).toEqual({
    id: 2,
    receivedAt: MORNING,
    state: { status: 'set_aside', why: 'unreadable', since: MORNING },
    unreadable: { operationId: idOf(2), why: 'operationType' },
  });
  expect(inbox.count()).toEqual({ saved: 1, set_aside: 1 });
  expect(inbox.operation(3)).toBeUndefined();
});

test('one that is here already stays as it is, one that comes twice on a page is taken once', () => {
  const { inbox } = opened();
  const [id] = take(inbox, [1]) as [number];
  accept(inbox, [id]);
  const again = inbox.take([listed(1), listed(2), listed(2, { type: 'block' })], MORNING + 9);
  expect(again).toEqual({ fresh: 1, known: [idOf(1)], nameless: 0 });
  expect(inbox.operation(id)).toMatchObject({ receivedAt: MORNING, state: ACCEPTED });
  expect(inbox.byOperationId(idOf(2))?.operation?.type).toBe('register');
  expect(inbox.take([], MORNING)).toEqual({ fresh: 0, known: [], nameless: 0 });
});

test('what is due comes oldest first by its own time, and not before it', () => {
  const { inbox } = opened();
  inbox.take([listed(1, { madeAt: MORNING + 50 }), listed(2), listed(3, { madeAt: MORNING + 50 })], MORNING);
  const due = (now: number, limit = 9) => inbox.due('saved', now, limit).map(({ id }) => id);
  expect(due(MORNING)).toEqual([2, 1, 3]);
  expect(due(MORNING, 2)).toEqual([2, 1]);
  expect(due(MORNING - 1)).toEqual([]);
  inbox.settle([{ id: 2, state: { status: 'saved', dueAt: MORNING + 99, tries: 1 } }], MORNING);
  expect(due(MORNING + 98)).toEqual([1, 3]);
  expect(inbox.nextDueAt()).toBe(MORNING);
  accept(inbox, [1, 3]);
  inbox.settle(
    [
      { id: 1, state: WAITS },
      { id: 3, state: WAITS },
    ],
    MORNING,
  );
  expect(inbox.nextDueAt()).toBe(MORNING + 99);
  expect(inbox.inState('waits_for_clerk', 1).map(({ id }) => id)).toEqual([1]);
});

test('the way of an operation, with each publication and event of it', () => {
  const journal = opened();
  const { inbox } = journal;
  const application = journal.register(NEW, [], MORNING);
  const [id] = take(inbox, [1]) as [number];
  accept(inbox, [id]);
  inbox.settle([{ id, state: DECIDED, applicationId: application.id }], MORNING);
  const publication = inbox.beginPublication([{ id, state: PUBLISHING }], 'rq-9', MORNING + 5);
  expect(inbox.publications(id).at(-1)).toEqual({ rqUid: 'rq-9', status: 'found', intendedAt: MORNING + 5 });
  inbox.endPublication(publication, 'taken', [{ id, state: DONE }], MORNING + 6);
  expect(inbox.publications(id)).toEqual([
    { rqUid: 'rq-1', status: 'accepted', intendedAt: MORNING, endedAt: MORNING, outcome: 'taken' },
    { rqUid: 'rq-9', status: 'found', intendedAt: MORNING + 5, endedAt: MORNING + 6, outcome: 'taken' },
  ]);
  expect(inbox.events(id).map(({ kind, detail }) => eventText(kind, detail))).toEqual([
    'Операция портала получена и сохранена',
    'Отправляем Департаменту: операция принята в обработку',
    'Обмен с Департаментом окончен: принята в обработку, ищем человека',
    'Операция портала: ответ готов, отправляем: найден',
    'Отправляем Департаменту ответ: найден',
    'Обмен с Департаментом окончен: Департамент принял ответ: найден',
  ]);
  expect(inbox.operation(id)).toMatchObject({ state: DONE, applicationId: application.id });
  expect(inbox.ofApplication(application.id).map((stored) => stored.id)).toEqual([id]);
  expect(inbox.count()).toEqual({ done: 1 });
  expect(journal.events(application.id).map(({ kind }) => kind)).toContain('operation_settled');
});

test('a batch leaves an event for each, in one order without gaps', () => {
  const journal = opened();
  const ids = take(journal.inbox, [1, 2, 3]);
  accept(journal.inbox, ids);
  const sequences = ids.flatMap((id) => journal.inbox.events(id).map(({ sequence }) => sequence));
  expect(sequences.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

const OTHER: OperationState = { status: 'decided', verdict: 'card_unfit', by: 'clerk', dueAt: 1, tries: 0 };

test('there is never a second verdict, and nothing after the end', () => {
  const { inbox } = opened();
  const [id] = take(inbox, [1]) as [number];
  accept(inbox, [id]);
  const later = { status: 'waits_for_day', verdict: 'card_unfit', dueAt: MORNING } as const;
  inbox.settle([{ id, state: later }], MORNING);
  inbox.settle([{ id, state: DECIDED }], MORNING);
  expect(() => inbox.settle([{ id, state: OTHER }], MORNING)).toThrow('a verdict already');
  expect(() => inbox.settle([{ id, state: ACCEPTED }], MORNING)).toThrow('a verdict already');
  const publication = inbox.beginPublication([{ id, state: PUBLISHING }], 'rq', MORNING);
  expect(() => inbox.settle([{ id, state: OTHER }], MORNING)).toThrow('a verdict already');
  inbox.endPublication(publication, 'timeout', [{ id, state: DECIDED }], MORNING);
  finishAgain(id);
  expect(() => inbox.settle([{ id, state: DECIDED }], MORNING)).toThrow('has ended');
  expect(inbox.operation(id)?.state).toEqual(DONE);

  function finishAgain(of: number): void {
    const next = inbox.beginPublication([{ id: of, state: PUBLISHING }], 'rq', MORNING);
    inbox.endPublication(next, 'taken', [{ id: of, state: DONE }], MORNING);
  }
});

test('nothing is published that was not saved or decided before, and an answer comes once', () => {
  const { inbox } = opened();
  const [id] = take(inbox, [1]) as [number];
  expect(() => inbox.beginPublication([{ id, state: PUBLISHING }], 'rq', MORNING)).toThrow('is saved');
  expect(() => inbox.beginPublication([{ id, state: ACCEPTED }], 'rq', MORNING)).toThrow('about to be');
  const publication = inbox.beginPublication([{ id, state: ACCEPTING }], 'rq', MORNING);
  expect(() => inbox.beginPublication([{ id, state: ACCEPTING }], 'rq', MORNING)).toThrow('is accepting');
  inbox.endPublication(publication, 'taken', [{ id, state: ACCEPTED }], MORNING);
  expect(() => inbox.endPublication(publication, 'taken', [{ id, state: ACCEPTED }], MORNING)).toThrow(
    'under way',
  );
  expect(inbox.publications(id)).toHaveLength(1);
});

test('a clerk decides what waits for one, once, with a reason that stands in no event', () => {
  const journal = opened();
  const { inbox } = journal;
  const clerk = journal.clerk('Вымышленова Ия', MORNING);
  const { id: applicationId } = journal.register(NEW, [], MORNING);
  const [id] = take(inbox, [1]) as [number];
  const decision = { verdict: 'card_unfit', reason: 'карта не та', clerk, applicationId } as const;
  expect(() => inbox.decide(id, decision, OTHER, MORNING)).toThrow('is saved');
  accept(inbox, [id]);
  inbox.settle([{ id, state: WAITS }], MORNING);
  expect(() => inbox.decide(id, decision, DECIDED, MORNING)).toThrow('leads to the state');
  inbox.decide(id, decision, OTHER, MORNING + 3);
  expect(inbox.operation(id)).toMatchObject({ state: OTHER, applicationId });
  expect(inbox.verdicts(id)).toEqual([
    { at: MORNING + 3, clerkName: 'Вымышленова Ия', verdict: 'card_unfit', reason: 'карта не та' },
  ]);
  expect(() => inbox.decide(id, decision, OTHER, MORNING)).toThrow('is decided');
  expect(JSON.stringify(inbox.events(id))).not.toContain('карта не та');
});

test('told are those whose card was connected, once', () => {
  const journal = opened();
  const { inbox } = journal;
  const clerk = journal.clerk('Вымышленова Ия', MORNING);
  inbox.take([listed(1), listed(2, { type: 'block' }), listed(3)], MORNING);
  accept(inbox, [1, 2, 3]);
  finish(inbox, [1, 2]);
  const unfit = { verdict: 'card_unfit', by: 'clerk' } as const;
  inbox.settle([{ id: 3, state: OTHER }], MORNING);
  const publication = inbox.beginPublication(
    [{ id: 3, state: { status: 'publishing', ...unfit, tries: 0 } }],
    'rq',
    MORNING,
  );
  inbox.endPublication(publication, 'taken', [{ id: 3, state: { status: 'done', ...unfit } }], MORNING);
  expect(inbox.toTell(9)).toEqual([{ id: 1, operation: operation(1), since: MORNING }]);
  expect(inbox.countToTell()).toBe(1);
  expect(inbox.markTold(2, clerk, MORNING)).toBe(false);
  expect(inbox.markTold(1, clerk, MORNING)).toBe(true);
  expect(inbox.markTold(1, clerk, MORNING)).toBe(false);
  expect(inbox.countToTell()).toBe(0);
  expect(inbox.events(1).at(-1)?.detail).toEqual({ operation: 1, clerk: clerk.id });
});

test('the last poll is known, the last good one too', () => {
  const { inbox } = opened();
  expect(inbox.poll()).toEqual({});
  inbox.polled('timeout', false, MORNING);
  expect(inbox.poll()).toEqual({ lastAskedAt: MORNING, lastOutcome: 'timeout' });
  inbox.polled('taken', true, MORNING + 1);
  inbox.polled('server_error', false, MORNING + 2);
  expect(inbox.poll()).toEqual({
    lastSuccessAt: MORNING + 1,
    lastAskedAt: MORNING + 2,
    lastOutcome: 'server_error',
  });
});

test('the clock jumps for operations too', () => {
  const journal = opened();
  take(journal.inbox, [1]);
  journal.moveDue(-60_000, MORNING);
  expect(journal.inbox.nextDueAt()).toBe(MORNING - 60_000);
});

test('events name nobody', () => {
  const journal = opened();
  const { inbox } = journal;
  const ids = take(inbox, [1, 2]);
  accept(inbox, ids);
  publish(inbox, ids);
  const { client, card, operationId } = operation(1);
  const text = JSON.stringify(ids.map((id) => inbox.events(id)));
  const planted = [card.hash, card.numSid, client?.snils, client?.phone, client?.firstName, operationId];
  expect(planted.filter((value) => value !== undefined && text.includes(value))).toEqual([]);
  expect(text).toContain('operation_publishing');
  expect([APPLICANT.snils, CARD.hidden.hash]).toEqual([client?.snils, card.hash]);
});
