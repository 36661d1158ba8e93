import type { ListedOperation, Operation, OperationId } from '../../src/domain/operation.ts';
import type { OperationState } from '../../src/domain/operation-state.ts';
import type { Inbox, StoredOperation } from '../../src/main/journal/inbox.ts';
import { APPLICANT, CARD, MORNING } from './invented-application.ts';

export const idOf = (count: number): OperationId =>
  `5e0c0de0-0000-4000-8000-${String(count).padStart(12, '0')}` as OperationId;

/** As the Department sends them: a leading blank, a SNILS with hyphens. */
export function operation(count: number, change: Partial<Operation> = {}): Operation {
  return {
    operationId: idOf(count),
    type: 'register',
    madeAtText: '2026-11-23T08:00:00.000',
    madeAt: MORNING + count,
    client: {
      lastName: ' Сёмина-Ёлкина',
      firstName: 'Аглая',
      middleName: 'Прохоровна',
      phone: APPLICANT.phone,
      snils: APPLICANT.snils,
      birthDate: '1985-03-17',
      document: { type: 1, series: '3705', number: '123456', unitCode: '450-001' },
    },
    card: { hash: CARD.hidden.hash, numSid: '9620001', lastTwo: '53' },
    ...change,
  };
}

export function listed(count: number, change: Partial<Operation> = {}): ListedOperation {
  return { kind: 'operation', operation: operation(count, change) };
}

export function unreadable(operationId?: OperationId): ListedOperation {
  const entry = { why: 'operationType', raw: '{"operationType":"Dance"}' };
  return { kind: 'unreadable', entry: operationId === undefined ? entry : { ...entry, operationId } };
}

export const ACCEPTING: OperationState = { status: 'accepting', tries: 0 };
export const ACCEPTED: OperationState = { status: 'accepted', dueAt: MORNING };
const FOUND = { verdict: 'found', by: 'evidence' } as const;
export const DECIDED: OperationState = { status: 'decided', ...FOUND, dueAt: MORNING, tries: 0 };
export const PUBLISHING: OperationState = { status: 'publishing', ...FOUND, tries: 0 };
export const DONE: OperationState = { status: 'done', ...FOUND };
export const WAITS: OperationState = {
  status: 'waits_for_clerk',
  proposed: 'person_not_found',
  why: 'person_not_found',
  since: MORNING,
};

/** Takes so many in; their ids here. */
export function take(inbox: Inbox, counts: readonly number[]): number[] {
  inbox.take(
    counts.map((count) => listed(count)),
    MORNING,
  );
  return counts.map((count) => (inbox.byOperationId(idOf(count)) as StoredOperation).id);
}

const all = (ids: readonly number[], state: OperationState) => ids.map((id) => ({ id, state }));

/** The Department has heard that they were taken. */
export function accept(inbox: Inbox, ids: readonly number[]): void {
  const publication = inbox.beginPublication(all(ids, ACCEPTING), 'rq-1', MORNING);
  inbox.endPublication(publication, 'taken', all(ids, ACCEPTED), MORNING);
}

/** Their verdicts are published, up to the answer. */
export function publish(inbox: Inbox, ids: readonly number[]): number {
  inbox.settle(all(ids, DECIDED), MORNING);
  return inbox.beginPublication(all(ids, PUBLISHING), 'rq-2', MORNING);
}

export function finish(inbox: Inbox, ids: readonly number[]): void {
  inbox.endPublication(publish(inbox, ids), 'taken', all(ids, DONE), MORNING);
}
