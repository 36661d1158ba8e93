import type { OperationStatus } from '../../domain/operation.ts';
import type { OperationState } from '../../domain/operation-state.ts';
import type { NewEvent } from './event-rows.ts';
import type { OperationChange } from './inbox.ts';
import type { Clerk } from './journal.ts';

/** The operation stands in them by its number here: its id at the Department names a person to whoever asks there. */
export function takenEvent(operation: number, { status }: OperationState): NewEvent {
  const kind = status === 'set_aside' ? 'operation_unreadable' : 'operation_taken';
  return { kind, detail: { operation } };
}

/** What could not be read before. */
export function mendedEvent(operation: number): NewEvent {
  return { kind: 'operation_mended', detail: { operation } };
}

/** Something else has come under its number; that stands beside it. */
export function differsEvent(operation: number): NewEvent {
  return { kind: 'operation_differs', detail: { operation } };
}

export function othersSeenEvent(operation: number, clerk: Clerk): NewEvent {
  return { kind: 'operation_difference_seen', detail: { operation, clerk: clerk.id } };
}

export function takenUpAgainEvent(change: OperationChange, clerk: Clerk): NewEvent {
  const detail = { operation: change.id, clerk: clerk.id, ...worded(change.state) };
  return { kind: 'operation_taken_up_again', detail };
}

/** From the second copy, as this journal did not know it or knew it as it was before. */
export function recoveredEvent(operation: number, state: OperationState): NewEvent {
  return { kind: 'operation_recovered', detail: { operation, ...worded(state) } };
}

/** Of no operation in particular. */
export function copyRenewedEvent(operations: number): NewEvent {
  return { kind: 'inbox_copy_renewed', detail: { operations } };
}

export function publishingEvent(operation: number, publication: number, status: OperationStatus): NewEvent {
  if (status === 'accepted') return { kind: 'operation_accepting', detail: { operation, publication } };
  return { kind: 'operation_publishing', detail: { operation, publication, verdict: status } };
}

export function answeredEvent(change: OperationChange, publication: number, outcome: string): NewEvent {
  const detail = { operation: change.id, publication, outcome, ...worded(change.state) };
  return { kind: 'operation_answered', ...ofApplication(change), detail };
}

export function operationSettledEvent(change: OperationChange): NewEvent {
  const detail = { operation: change.id, ...worded(change.state) };
  return { kind: 'operation_settled', ...ofApplication(change), detail };
}

/** The reason is the clerk's own words and stays with the verdict. */
export function operationDecidedEvent(change: OperationChange, clerk: Clerk): NewEvent {
  const detail = { operation: change.id, clerk: clerk.id, ...worded(change.state) };
  return { kind: 'operation_decided', ...ofApplication(change), detail };
}

export function operationToldEvent(
  operation: number,
  clerk: Clerk,
  applicationId: number | undefined,
): NewEvent {
  return {
    kind: 'operation_told',
    ...(applicationId && { applicationId }),
    detail: { operation, clerk: clerk.id },
  };
}

/** Words of the program alone. */
function worded(state: OperationState): Record<string, string> {
  const { status } = state;
  const verdict = 'verdict' in state ? state.verdict : undefined;
  const why = 'why' in state ? state.why : undefined;
  return { status, ...(verdict && { verdict }), ...(why && { why }) };
}

function ofApplication({ applicationId }: OperationChange): { readonly applicationId?: number } {
  return applicationId === undefined ? {} : { applicationId };
}
