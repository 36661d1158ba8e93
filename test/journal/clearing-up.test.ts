import { expect, test } from 'vitest';
import type { ApplicationCard, ApplicationState } from '../../src/domain/application.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Snils } from '../../src/domain/snils.ts';
import type { Step } from '../../src/domain/step.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { APPLICANT, CARD, CONNECTED, IN_FLIGHT, LOST, MORNING, NEW } from './invented-application.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const ALL = { ignoreBackOff: false, limit: Number.MAX_SAFE_INTEGER };
const TIMEOUT: Outcome = { class: 'unknown', reason: 'timeout' };
const NOT_SENT: Outcome = { class: 'not_sent', reason: 'tls' };
const due = (stage: 'registered' | 'checked' | 'client_known', dueAt = MORNING): ApplicationState => ({
  status: 'due',
  stage,
  tries: 0,
  dueAt,
});

function step(journal: Journal, id: number, name: Step, outcome: Outcome, state: ApplicationState): void {
  journal.beginStep(id, name, 'd', { ...IN_FLIGHT, stage: 'checked' }, MORNING);
  journal.endStep(id, outcome, state, MORNING);
}

/** An application that has come so far. */
function put(journal: Journal, state: ApplicationState, card = CARD, snils = APPLICANT.snils): number {
  const { id } = journal.register({ applicant: { ...APPLICANT, snils }, card }, [], MORNING);
  step(journal, id, 'check_active_card', TIMEOUT, state);
  return id;
}

test('a lost answer is looked into when it is due, after all that is to be sent, whoever is in a hurry', () => {
  const journal = new TemporaryWorkplace().open();
  const card = put(journal, LOST.card);
  const client = put(journal, LOST.client);
  const waiting = put(journal, due('checked', MORNING + 90_000));
  expect(journal.nextDueAt()).toBe(LOST.client.dueAt);
  expect(journal.due(LOST.client.dueAt - 1, ALL)).toEqual([]);
  expect(journal.due(LOST.client.dueAt, ALL)).toEqual([client]);
  expect(journal.due(LOST.card.dueAt, ALL)).toEqual([client]);
  expect(journal.due(LOST.card.notBefore, ALL)).toEqual([client, card]);
  expect(journal.due(MORNING, { ...ALL, ignoreBackOff: true })).toEqual([waiting]);
  expect(journal.due(LOST.card.notBefore, { ignoreBackOff: true, limit: 2 })).toEqual([waiting, client]);
  expect(journal.waiting(9).map(({ id }) => id)).toEqual([waiting, client, card]);
});

test('what is weighed leaves a state and an event, no step', () => {
  const journal = new TemporaryWorkplace().open();
  const id = put(journal, LOST.card);
  const lastLook = { ...LOST.card, clearing: { ...LOST.card.clearing, misses: 3 } };
  journal.settle(id, lastLook, MORNING + 5);
  expect(journal.application(id)?.state).toStrictEqual(lastLook);
  expect(journal.steps(id)).toHaveLength(1);
  expect(journal.events(id).at(-1)).toMatchObject({
    at: MORNING + 5,
    kind: 'outcome_weighed',
    detail: { status: 'unknown' },
  });
  journal.settle(id, CONNECTED, MORNING + 6);
  expect(() => journal.settle(id, LOST.card, MORNING + 7)).toThrow('final');
  expect(journal.countByStatus()).toEqual({ connected: 1 });
});

test('a decision keeps who, when and why; its event bears no word that was typed', () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  const under = { stage: 'client_known', tries: 1, since: MORNING, why: 'contradiction' } as const;
  const id = put(journal, { status: 'needs_decision', ...under, clearing: LOST.card.clearing });
  const senior = journal.clerk('Придуманный Ян', MORNING);
  const look = { decision: 'look_again', clerk: senior, reason: 'банк подтвердил по телефону' } as const;
  expect(journal.decide(id, look, LOST.card, MORNING + 5).state).toStrictEqual(LOST.card);
  expect(journal.application(id)?.confirmedAt).toBe(MORNING);
  const again = { ...look, decision: 'send_again', reason: 'заявитель просит' } as const;
  const decided = journal.decide(id, again, due('client_known'), MORNING + 6);
  expect(decided).toMatchObject({ id, confirmedAt: MORNING + 6, state: due('client_known') });
  journal.close();
  const after = workplace.open();
  const { name: clerkName } = senior;
  expect(after.decisions(id)).toStrictEqual([
    { at: MORNING + 5, clerkName, decision: 'look_again', reason: look.reason },
    { at: MORNING + 6, clerkName, decision: 'send_again', reason: again.reason },
  ]);
  expect(after.decisions(id + 1)).toEqual([]);
  const events = after.events(id).filter(({ kind }) => kind === 'person_decided');
  expect(events.map(({ detail }) => detail)).toEqual([
    { decision: 'look_again', clerk: senior.id },
    { decision: 'send_again', clerk: senior.id },
  ]);
  expect(JSON.stringify(after.events(id))).not.toMatch(/банк|просит|Придуманный/);
});

test('a person can not decide what is final, and nothing of the attempt stays', () => {
  const journal = new TemporaryWorkplace().open();
  const id = put(journal, CONNECTED);
  const decision = {
    decision: 'is_not_connected',
    clerk: journal.clerk('Придуманный Ян', MORNING),
    reason: 'р',
  } as const;
  expect(() => journal.decide(id, decision, { status: 'not_connected' }, MORNING)).toThrow('final');
  expect(journal.decisions(id)).toEqual([]);
  expect(journal.application(id)?.state).toEqual(CONNECTED);
});

test('what a person has ended is final: what was kept for sending goes', () => {
  const journal = new TemporaryWorkplace().open();
  const id = put(journal, LOST.card);
  journal.settle(id, { status: 'not_connected' }, MORNING);
  expect(journal.application(id)?.card?.hidden.cipherText).toBe('');
  expect(journal.due(Number.MAX_SAFE_INTEGER, ALL)).toEqual([]);
  expect(journal.filtered('refused', { limit: 9 }).rows).toMatchObject([{ id, status: 'not_connected' }]);
});

test('due times go with the clock, those of open applications and no others', () => {
  const journal = new TemporaryWorkplace().open();
  const returned: ApplicationState = {
    status: 'returned',
    stage: 'client_known',
    tries: 0,
    refusals: [{ reason: 'bad_input', service: 's', code: 4, message: 'м' }],
    notBefore: MORNING + 70,
  };
  const states = [due('checked', MORNING + 90), LOST.card, returned, LOST.client, CONNECTED];
  const ids = states.map((state) => put(journal, state));
  expect(journal.moveDue(-1_000.4, MORNING - 1_000)).toBe(4);
  const moved = ids.map((id) => journal.application(id)?.state);
  const earlier = (state: { dueAt: number }) => ({ ...state, dueAt: state.dueAt - 1_000 });
  expect(moved).toStrictEqual([
    due('checked', MORNING - 910),
    { ...earlier(LOST.card), notBefore: LOST.card.notBefore - 1_000 },
    { ...returned, notBefore: MORNING - 930 },
    earlier(LOST.client),
    CONNECTED,
  ]);
  expect(journal.nextDueAt()).toBe(MORNING - 910);
  expect(journal.moveDue(1_000, MORNING)).toBe(4);
  expect(journal.application(ids[1] ?? 0)?.state).toStrictEqual(LOST.card);
});

test('the clock that moved is on record, with how far and how many', () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  put(journal, LOST.client);
  journal.moveDue(-3_600_000, MORNING);
  journal.close();
  const event = workplace
    .database()
    .prepare('SELECT at, application_id, kind, detail FROM event ORDER BY sequence DESC')
    .get();
  const detail = '{"byMs":-3600000,"moved":1}';
  expect(event).toEqual({ at: MORNING, application_id: null, kind: 'clock_moved', detail });
});

test('unsent is what was confirmed and whose card has not gone out', () => {
  const journal = new TemporaryWorkplace().open();
  expect(journal.unsent()).toEqual({ count: 0 });
  const clerk = journal.clerk('Вымышленова Ия', MORNING);
  journal.registerDraft(journal.startDraft({} as never, clerk, MORNING).id, APPLICANT, MORNING - 9);
  for (const state of [LOST.client, LOST.card, CONNECTED, { ...IN_FLIGHT, stage: 'checked' } as const]) {
    const { id } = journal.register(NEW, [], MORNING - 7);
    journal.beginStep(id, 'check_active_card', 'd', { ...IN_FLIGHT, stage: 'checked' }, MORNING);
    if (state.status !== 'in_flight') journal.endStep(id, TIMEOUT, state, MORNING);
  }
  const sent = put(journal, due('client_known'));
  step(journal, sent, 'connect_card', TIMEOUT, due('client_known'));
  expect(journal.unsent()).toEqual({ count: 0 });
  const offline = put(journal, due('client_known'));
  step(journal, offline, 'connect_card', NOT_SENT, due('client_known'));
  put(journal, due('client_known'));
  put(journal, due('checked'));
  journal.register(NEW, [], MORNING - 5);
  expect(journal.unsent()).toEqual({ count: 4, oldestConfirmedAt: MORNING - 5 });
});

test('connections of an applicant are those of the SNILS, with the card and when the Department said so', () => {
  const journal = new TemporaryWorkplace().open();
  const other: ApplicationCard = { ...CARD, hidden: { ...CARD.hidden, hash: '9f'.repeat(32) } };
  const answered = (numSid: string, answeredAt?: number): Outcome => ({
    class: 'done',
    answer: { step: 'connect_card', numSid },
    ...(answeredAt !== undefined && { answeredAt }),
  });
  const connect = (card: ApplicationCard, outcome: Outcome, state: ApplicationState) => {
    const id = put(journal, due('client_known'), card);
    step(journal, id, 'connect_card', outcome, state);
    return id;
  };
  const chipLater = {
    status: 'due',
    stage: 'card_connected',
    tries: 0,
    numSid: '22',
    dueAt: MORNING,
  } as const;
  const first = connect(CARD, answered('1234567890', MORNING - 60_000), CONNECTED);
  const second = connect(other, answered('22', MORNING - 30_000), chipLater);
  const third = connect(other, TIMEOUT, { status: 'connected', chip: 'none' });
  put(journal, LOST.card);
  put(journal, CONNECTED, CARD, '11223344595' as Snils);
  expect(journal.connectionsOf(APPLICANT.snils, CARD.hidden.hash)).toStrictEqual([
    { applicationId: first, numSid: '1234567890', sameCard: true, connectedAt: MORNING - 60_000 },
    { applicationId: second, numSid: '22', sameCard: false, connectedAt: MORNING - 30_000 },
    { applicationId: third, sameCard: false },
  ]);
  expect(journal.connectionsOf('00000000000', CARD.hidden.hash)).toEqual([]);
});
