import { expect, it } from 'vitest';
import type { Operation } from '../../src/domain/operation.ts';
import type { OperationState } from '../../src/domain/operation-state.ts';
import { applicationView } from '../../src/main/api/application-view.ts';
import { operationCalls } from '../../src/main/api/operation-calls.ts';
import { reverseView } from '../../src/main/api/reverse-view.ts';
import { tellingCalls } from '../../src/main/api/telling-calls.ts';
import type { Clerk, Journal } from '../../src/main/journal/journal.ts';
import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import { APPLICANT, CARD, CONNECTED, IN_FLIGHT, MORNING, NEW } from '../journal/invented-application.ts';
import {
  ACCEPTED,
  accept,
  finish,
  idOf,
  listed,
  operation,
  PUBLISHING,
  publish,
  take,
  unreadable,
} from '../journal/invented-operation.ts';
import { TemporaryWorkplace } from '../journal/temporary-workplace.ts';

const HOUR_MS = 3_600_000;
const REASON = 'Тот же человек, сменилась фамилия';
const ALIKE: OperationState = {
  status: 'waits_for_clerk',
  proposed: 'found',
  why: 'person_alike',
  since: MORNING,
};

/** A journal with one connected card, and the calls of a screen over it. */
function office(
  change: { readonly hasSeveralWorkplaces?: boolean; readonly round?: () => Promise<unknown> } = {},
) {
  const journal = new TemporaryWorkplace().open();
  const heard = { woken: 0, changed: [] as number[] };
  const desk: { clerk: Clerk | undefined } = { clerk: journal.clerk('Вымышленова Ия', MORNING) };
  const calls = operationCalls({
    journal,
    timeZone: 'Asia/Yekaterinburg',
    workplace: '03',
    hasSeveralWorkplaces: change.hasSeveralWorkplaces ?? true,
    now: () => MORNING + HOUR_MS,
    clerk: () => desk.clerk,
    wake: () => {
      heard.woken += 1;
    },
    round: change.round,
    onChanged: ({ id }) => heard.changed.push(id),
  });
  return { journal, calls, desk, heard };
}

/** Of the applicant, connected here two hours before; and the id of the application. */
function connectedHere(journal: Journal): number {
  const at = MORNING - 2 * HOUR_MS;
  const { id } = journal.register(NEW, [], at);
  journal.beginStep(id, 'connect_card', 'd', { ...IN_FLIGHT, stage: 'client_known' }, at);
  const answer = { step: 'connect_card', numSid: '1234567890' } as const;
  journal.endStep(id, { class: 'done', answer }, CONNECTED, at);
  return id;
}

function waiting(journal: Journal, count: number, change: Partial<Operation> = {}): number {
  journal.inbox.take([listed(count, change)], MORNING);
  const id = journal.inbox.byOperationId(idOf(count))?.id ?? 0;
  accept(journal.inbox, [id]);
  journal.inbox.settle([{ id, state: ALIKE }], MORNING);
  return id;
}

const OTHER_SURNAME = { client: { ...operation(1).client, lastName: ' Сидорова' } };

function given<Value>(answer: { ok: true; value: Value } | { ok: false; problem: unknown }): Value {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
}

it('lists who waits, the oldest first, and says which journal was searched', () => {
  const { journal, calls } = office();
  const late = waiting(journal, 2);
  const early = waiting(journal, 1, OTHER_SURNAME);
  const { count, rows, searched, setAside } = calls.operations();
  expect([count, rows.map(({ id }) => id), setAside]).toEqual([2, [early, late], []]);
  expect(rows[0]).toMatchObject({
    name: 'Подключение карты на портале',
    fullName: 'Сидорова Аглая Прохоровна',
    text: 'Человек похож, но не всё совпадает',
    tone: 'waiting',
  });
  expect(searched).toContain('№ 03');
  expect(searched).toContain('журналы отсюда не видны');
  expect(office({ hasSeveralWorkplaces: false }).calls.operations().searched).toContain(
    'Других в отделе нет',
  );
});

it('lays what was sent beside what is known, and marks what differs', () => {
  const { journal, calls } = office();
  const application = connectedHere(journal);
  const view = given(calls.readOperation(waiting(journal, 1, OTHER_SURNAME)));
  expect(view.candidates).toMatchObject([{ applicationId: application, text: 'похож' }]);
  const matches = view.candidates[0]?.lines.map(({ name, match }) => [name, match]);
  expect(matches).toEqual([
    ['Имя', 'differs'],
    ['Родился', 'agrees'],
    ['Документ', 'agrees'],
    ['Выдан', 'not_compared'],
    ['СНИЛС', 'agrees'],
    ['Телефон', 'agrees'],
  ]);
  expect(view.candidates[0]?.lines[0]).toMatchObject({
    sent: 'Сидорова Аглая Прохоровна',
    known: 'Сёмина-Ёлкина Аглая Прохоровна',
  });
  expect(view.candidates[0]?.cards).toEqual(['Эта карта активна с 23.11.2026.']);
  expect(view.decision).toMatchObject({ proposed: 'found', speaksAgainst: ['Отличается: фамилия.'] });
  expect(view.decision?.ways.map(({ number }) => number)).toEqual([2, 3, 4, 5, 6]);
});

it('shows nothing of a card that a screen may not have', () => {
  const { journal, calls } = office();
  connectedHere(journal);
  const ids = [waiting(journal, 1, OTHER_SURNAME), waiting(journal, 2, { type: 'block' })];
  const shown = JSON.stringify([calls.operations(), ids.map((id) => calls.readOperation(id))]);
  expect(shown).not.toContain(CARD.hidden.hash);
  expect(shown).not.toContain('9620001');
});

it('takes a verdict with its reason once, on record with the name, and publishes it soon', () => {
  const { journal, calls, heard } = office();
  const application = connectedHere(journal);
  const id = waiting(journal, 1, OTHER_SURNAME);
  const view = given(calls.decideOperation(id, 'found', REASON, application));
  expect(view).toMatchObject({ status: 'decided', application: { id: application } });
  expect(view.decision).toBeUndefined();
  expect(view.history).toContainEqual(
    expect.objectContaining({ reason: REASON, text: 'Решение: найден, карта подходит. Вымышленова Ия' }),
  );
  expect(heard).toEqual({ woken: 1, changed: [id] });
  expect(journal.inbox.verdicts(id)).toEqual([
    { at: MORNING + HOUR_MS, clerkName: 'Вымышленова Ия', verdict: 'found', reason: REASON },
  ]);
  expect(calls.decideOperation(id, 'person_not_found', REASON)).toMatchObject({
    problem: [{ code: 'operation_answered' }],
  });
  expect(heard.woken).toBe(1);
  expect(calls.operations().count).toBe(0);
});

it.each([
  ['nobody sits at the desk', 'no_clerk', { clerk: false, verdict: 'person_not_found', reason: REASON }],
  ['no reason is given', 'reason_empty', { verdict: 'person_not_found', reason: ' ' }],
  ['the reason bears a number', 'reason_number', { verdict: 'person_not_found', reason: '2200000000000053' }],
  ['nobody is named', 'person_not_named', { verdict: 'found', reason: REASON }],
  ['a stranger is named', 'person_not_named', { verdict: 'found', reason: REASON, person: 99 }],
  [
    'somebody is named as not found',
    'not_a_verdict',
    { verdict: 'person_not_found', reason: REASON, person: 1 },
  ],
  ['a block is no card that fits', 'not_a_verdict', { type: 'block', verdict: 'card_unfit', reason: REASON }],
] as const)('writes nothing down where %s', (_name, code, typed) => {
  const { journal, calls, desk, heard } = office();
  connectedHere(journal);
  const type = 'type' in typed ? typed.type : 'register';
  const id = waiting(journal, 1, { ...OTHER_SURNAME, type });
  if ('clerk' in typed) desk.clerk = undefined;
  const person = 'person' in typed ? typed.person : undefined;
  expect(calls.decideOperation(id, typed.verdict, typed.reason, person)).toMatchObject({
    ok: false,
    problem: [{ code }],
  });
  expect(journal.inbox.operation(id)?.state).toEqual(ALIKE);
  expect(journal.inbox.verdicts(id)).toEqual([]);
  expect(heard).toEqual({ woken: 0, changed: [] });
});

it('asks for the list when a person wants it, and says why it can not', async () => {
  const rounds: string[] = [];
  const asked = office({ round: async () => rounds.push('round') });
  expect(await asked.calls.takeInNow()).toEqual({ ok: true, value: null });
  expect(rounds).toEqual(['round']);
  expect(await office().calls.takeInNow()).toMatchObject({ problem: [{ code: 'sending_not_set_up' }] });
  const full = () => Promise.reject(new JournalFault('disk_full'));
  expect(await office({ round: full }).calls.takeInNow()).toMatchObject({
    problem: [{ code: 'journal_fault' }],
  });
});

it('knows no operation that is not there', () => {
  const { calls } = office();
  const unknown = { ok: false, problem: [{ code: 'operation_unknown' }] };
  expect(calls.readOperation(7)).toMatchObject(unknown);
  expect(calls.decideOperation(7, 'person_not_found', REASON)).toMatchObject(unknown);
  expect(calls.markOperationTold(7)).toMatchObject({ problem: [{ code: 'told_already' }] });
});

it('puts whoever was found on the list of those to tell, by what they have consented to', () => {
  const { journal, calls, heard } = office();
  const application = connectedHere(journal);
  const [id = 0] = take(journal.inbox, [1]);
  accept(journal.inbox, [id]);
  journal.inbox.settle([{ id, state: ACCEPTED, applicationId: application }], MORNING);
  finish(journal.inbox, [id]);
  const { toTell } = tellingCalls(journal);
  expect(toTell()).toMatchObject({
    count: 1,
    rows: [
      {
        kind: 'operation',
        operationId: id,
        fullName: 'Сёмина-Ёлкина Аглая Прохоровна',
        phone: '+7 912 345-67-80',
        channel: 'Согласие есть на СМС.',
      },
    ],
  });
  expect(calls.markOperationTold(id)).toEqual({ ok: true, value: null });
  expect(calls.markOperationTold(id)).toMatchObject({ problem: [{ code: 'told_already' }] });
  expect(heard.changed).toEqual([id]);
  expect(toTell()).toEqual({ count: 0, rows: [] });
});

it('tells of a block on the application of its card, and no resident that it is connected', () => {
  const { journal } = office();
  const application = connectedHere(journal);
  const shown = () =>
    applicationView(
      { journal, now: () => MORNING, canSend: true, timeZone: 'Asia/Yekaterinburg', landingMs: () => 0 },
      journal.application(application) as NonNullable<ReturnType<Journal['application']>>,
    );
  expect(shown()).toMatchObject({ operations: [] });
  expect(shown().cardState).toBeUndefined();
  journal.inbox.take([listed(1, { type: 'block', blockedBy: 'department' })], MORNING);
  const id = journal.inbox.byOperationId(idOf(1))?.id ?? 0;
  accept(journal.inbox, [id]);
  journal.inbox.settle([{ id, state: ACCEPTED, applicationId: application }], MORNING);
  finish(journal.inbox, [id]);
  const { cardState, operations, tell } = shown();
  expect(cardState).toEqual({ text: 'заблокирована 23.11.2026 Департаментом', tone: 'bad' });
  expect(operations).toMatchObject([
    { id, name: 'Блокировка карты на портале', text: 'Департамент принял ответ: найден, блокировка принята' },
  ]);
  expect(tell).toEqual(['Эта карта жителя сейчас не действует: она заблокирована 23.11.2026 Департаментом.']);
});

it('shows each publication with what came of it, and the code to IT alone', () => {
  const { journal, calls } = office();
  const [id = 0] = take(journal.inbox, [1]);
  accept(journal.inbox, [id]);
  const lost = publish(journal.inbox, [id]);
  journal.inbox.endPublication(lost, 'unknown:timeout', [{ id, state: PUBLISHING }], MORNING);
  const { history, text } = given(calls.readOperation(id));
  expect(text).toBe('Ответ готов, отправляем: найден, карта подходит');
  const last = history.at(-1);
  expect(last?.text).toBe('Ответ Департаменту: найден, карта подходит. Дошёл ли, неясно, уточним сами.');
  expect(last).toMatchObject({ tone: 'waiting', forIt: '2: unknown:timeout' });
  expect(history[1]).toMatchObject({ text: 'Получена и сохранена' });
});

it('shows what was set aside without a value of it', () => {
  const { journal, calls } = office();
  journal.inbox.take([unreadable(idOf(5))], MORNING);
  const { setAside } = calls.operations();
  expect(setAside).toMatchObject([{ text: 'Отложена: запись Департамента не прочитана', tone: 'bad' }]);
  const view = given(calls.readOperation(setAside[0]?.id ?? 0));
  expect(view).toMatchObject({ operationId: idOf(5), candidates: [], sent: [] });
  expect(view.history.at(-1)).toMatchObject({ tone: 'bad', forIt: 'operationType' });
  expect(JSON.stringify(view)).not.toContain('Dance');
});

it('counts for every screen, with the time of the last list and from when one is late', () => {
  const { journal } = office();
  waiting(journal, 1);
  take(journal.inbox, [2, 3]);
  const state = { status: 'running', lastSuccessAt: MORNING } as const;
  const view = reverseView(journal.inbox, { state: () => state });
  expect(view).toEqual({ ...state, overdueAt: MORNING + 960_000, underWay: 2, waitForClerk: 1, setAside: 0 });
  expect(reverseView(journal.inbox, undefined).status).toBe('off');
  const paused = reverseView(journal.inbox, { state: () => ({ status: 'paused', why: 'key_rejected' }) });
  expect(paused.why).toMatch(/ключ.*специалист/i);
  expect(JSON.stringify(view)).not.toMatch(new RegExp(APPLICANT.lastName));
});
