import { expect, test } from 'vitest';
import type { ApplicationState } from '../../src/domain/application.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { APPLICANT, CONNECTED, IN_FLIGHT, MORNING, NEW } from './invented-application.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const MINUTE = 60_000;
const LATE = MORNING + 11 * MINUTE;
const DONE: Outcome = { class: 'done', answer: { step: 'connect_card', numSid: '1234567890' } };
const RETURNED: ApplicationState = {
  status: 'returned',
  stage: 'client_known',
  tries: 0,
  refusals: [{ reason: 'bad_requisites', service: 'Cards', code: 5, message: 'm' }],
};
const WAITED: ApplicationState = {
  status: 'needs_decision',
  stage: 'checked',
  tries: 1,
  since: LATE,
  why: 'offline_too_long',
};
const UNCLEAR: ApplicationState = {
  status: 'needs_decision',
  stage: 'client_known',
  tries: 1,
  since: LATE,
  why: 'contradiction',
};
const DUE: ApplicationState = { status: 'due', stage: 'checked', tries: 0, dueAt: LATE };

function end(journal: Journal, id: number, state: ApplicationState, at: number): void {
  journal.beginStep(id, 'connect_card', 'd', { ...IN_FLIGHT, stage: 'client_known' }, at);
  journal.endStep(id, DONE, state, at);
}

function opened() {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  return { workplace, journal, clerk: journal.clerk('Вымышленова Ия', MORNING) };
}

const ids = (journal: Journal) => journal.residentsToTell(9).map(({ applicationId }) => applicationId);
const kinds = (journal: Journal, id: number) => journal.events(id).map(({ kind }) => kind);

test('whoever has left is told, who waits longest first, with all that a call needs', () => {
  const { workplace, journal } = opened();
  for (let count = 0; count < 3; count += 1) journal.register(NEW, [], MORNING);
  end(journal, 2, CONNECTED, LATE + 1);
  end(journal, 1, RETURNED, LATE + 2);
  end(journal, 3, CONNECTED, MORNING + 9 * MINUTE);
  expect(journal.residentsToTell(9)).toStrictEqual([
    {
      applicationId: 2,
      registrationNumber: '12-03/2026-000002',
      fullName: 'Сёмина-Ёлкина Аглая Прохоровна',
      phone: APPLICANT.phone,
      state: CONNECTED,
      since: LATE + 1,
    },
    expect.objectContaining({ applicationId: 1, state: RETURNED, since: LATE + 2 }),
  ]);
  expect(journal.residentsToTell(1)).toHaveLength(1);
  expect(journal.countToTell()).toBe(2);
  journal.close();
  expect(ids(workplace.open())).toEqual([2, 1]);
});

test('told once, by whom and when stands on record, and a second click changes nothing', () => {
  const { workplace, journal, clerk } = opened();
  journal.register(NEW, [], MORNING);
  end(journal, 1, CONNECTED, LATE);
  expect(journal.markTold(1, clerk, LATE + 5)).toBe(true);
  expect(journal.markTold(1, clerk, LATE + 6)).toBe(false);
  expect(journal.markTold(99, clerk, LATE + 6)).toBe(false);
  expect(journal.countToTell()).toBe(0);
  expect(journal.residentsToTell(9)).toEqual([]);
  const told = journal.events(1).filter(({ kind }) => kind === 'resident_told');
  expect(told).toMatchObject([{ at: LATE + 5, detail: { clerk: clerk.id } }]);
  journal.close();
  const row = workplace.database().prepare('SELECT * FROM telling').get();
  expect(row).toEqual({ application_id: 1, since: LATE, told_at: LATE + 5, clerk_id: clerk.id });
});

test('what was told of an older outcome leaves the newer one to be told', () => {
  const { journal, clerk } = opened();
  journal.register(NEW, [], MORNING);
  end(journal, 1, WAITED, LATE);
  const shown = journal.residentsToTell(1)[0]?.since;
  journal.decide(
    1,
    { decision: 'is_not_connected', clerk, reason: 'r' },
    { status: 'not_connected' },
    LATE + 9,
  );
  expect(journal.markTold(1, clerk, LATE + 10, shown)).toBe(false);
  expect(journal.residentsToTell(9)).toMatchObject([{ state: { status: 'not_connected' }, since: LATE + 9 }]);
  expect(journal.markTold(1, clerk, LATE + 11, LATE + 9)).toBe(true);
  expect(journal.countToTell()).toBe(0);
});

test('a person who decides without the resident does not bring them back to the desk', () => {
  const { journal, clerk } = opened();
  journal.register(NEW, [], MORNING);
  end(journal, 1, WAITED, LATE);
  expect(journal.markTold(1, clerk, LATE)).toBe(true);
  const at = LATE + MINUTE;
  journal.decide(1, { decision: 'send_again', clerk, reason: 'r' }, DUE, at);
  expect(journal.application(1)?.confirmedAt).toBe(at);
  expect(ids(journal)).toEqual([]);
  end(journal, 1, CONNECTED, at + 5);
  expect(ids(journal)).toEqual([1]);
});

test('what a senior clerk sends again after ten minutes in the dark is told, too', () => {
  const { journal, clerk } = opened();
  for (let count = 0; count < 2; count += 1) journal.register(NEW, [], MORNING);
  for (const id of [1, 2]) end(journal, id, UNCLEAR, MORNING + MINUTE);
  expect(ids(journal)).toEqual([]);
  const again = { decision: 'send_again', clerk, reason: 'r' } as const;
  journal.decide(1, again, DUE, LATE);
  journal.decide(2, again, DUE, MORNING + 5 * MINUTE);
  for (const id of [1, 2]) end(journal, id, CONNECTED, LATE + 1);
  expect(ids(journal)).toEqual([1]);
});

test('who comes back to correct hears it at the desk', () => {
  const { journal } = opened();
  journal.register(NEW, [], MORNING);
  end(journal, 1, RETURNED, LATE);
  expect(ids(journal)).toEqual([1]);
  journal.confirm(1, NEW, [], DUE, LATE + MINUTE);
  expect(ids(journal)).toEqual([]);
  end(journal, 1, CONNECTED, LATE + 2 * MINUTE);
  expect(ids(journal)).toEqual([]);
  journal.register(NEW, [], MORNING);
  end(journal, 2, RETURNED, LATE);
  journal.confirm(2, NEW, [], DUE, LATE + MINUTE);
  end(journal, 2, CONNECTED, LATE + 12 * MINUTE);
  expect(ids(journal)).toEqual([2]);
});

test('what was weighed or waited too long is told as what an answer brought', () => {
  const { journal } = opened();
  for (let count = 0; count < 2; count += 1) journal.register(NEW, [], MORNING);
  journal.settle(1, WAITED, LATE);
  journal.settle(2, { status: 'has_active_card', active: { numSid: '77' } }, LATE + 1);
  expect(ids(journal)).toEqual([1, 2]);
  expect(kinds(journal, 1).at(-1)).toBe('limit_reached');
  expect(journal.events(1).at(-1)?.detail).toEqual({ status: 'needs_decision', why: 'offline_too_long' });
  expect(kinds(journal, 2).at(-1)).toBe('outcome_weighed');
});

test('who was never confirmed, and what the office itself refused, is told by nobody', () => {
  const { journal, clerk } = opened();
  const draft = journal.startDraft({} as never, clerk, MORNING);
  const { id } = journal.registerDraft(draft.id, APPLICANT, MORNING);
  journal.beginStep(id, 'check_active_card', 'd', { ...IN_FLIGHT, filling: true }, LATE);
  journal.endStep(id, DONE, { status: 'has_active_card', active: { numSid: '77' } }, LATE);
  journal.registerRefusal('1.2.1', APPLICANT, MORNING);
  expect(journal.countToTell()).toBe(0);
});

test('who goes home without an answer is told, however soon it comes', () => {
  const { journal } = opened();
  for (let count = 0; count < 3; count += 1) journal.register(NEW, [], MORNING);
  expect(journal.residentLeft(1, MORNING + 1)).toBe(true);
  expect(journal.residentLeft(1, MORNING + 2)).toBe(false);
  for (const id of [1, 2]) end(journal, id, CONNECTED, MORNING + MINUTE);
  expect(ids(journal)).toEqual([1]);
  expect(journal.residentLeft(2, MORNING + MINUTE)).toBe(false);
  expect(kinds(journal, 2)).not.toContain('resident_left');
  expect(kinds(journal, 1)).toContain('resident_left');
});
