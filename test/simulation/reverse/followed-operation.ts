import type { OperationId, OperationStatus, OperationVerdict } from '../../../src/domain/operation.ts';
import type { OperationState } from '../../../src/domain/operation-state.ts';
import type { StoredOperation } from '../../../src/main/journal/inbox.ts';

/** What is known of one operation at one kiosk, from outside: by what that has written, sent and heard. */
export interface FollowedOperation {
  /** `‹kiosk› ‹operation›` */
  readonly key: string;
  readonly operationId: OperationId;
  /** Of the row; another one after an older journal was put back. */
  id: number;
  /** As it was last durable. */
  state: OperationState;
  /** Changes of it so far: each has its row in the register of actions. */
  changes: number;
  /** When its status was reached; elapsed ms. */
  since: number;
  readonly sent: { readonly status: OperationStatus; readonly at: number }[];
  /** Whose intent was durable first: no other one may ever follow. */
  verdict?: OperationVerdict;
  /** It was written down that the Department does not know it. */
  isGone?: true;
  /** The Department has said so. */
  wasUnknownThere?: true;
  /** The answer to its last publication, one word. */
  heard?: string;
}

export function followedOperation(
  kiosk: string,
  stored: StoredOperation,
  elapsed: number,
): FollowedOperation {
  const operationId = idOf(stored);
  return {
    key: `${kiosk} ${operationId}`,
    operationId,
    id: stored.id,
    state: stored.state,
    changes: 0,
    since: elapsed,
    sent: [],
  };
}

export function idOf({ id, operation, unreadable }: StoredOperation): OperationId {
  const operationId = operation?.operationId ?? unreadable?.operationId;
  if (operationId === undefined) throw new Error(`operation ${id} has no id`);
  return operationId;
}

/** Nothing more happens to it by itself, today. */
export function isAtRest({ status }: OperationState): boolean {
  return ['done', 'gone', 'set_aside', 'waits_for_clerk', 'waits_for_day'].includes(status);
}

export function wordOfState(state: OperationState): string {
  const verdict = 'verdict' in state && state.verdict ? ` ${state.verdict}` : '';
  const why = 'why' in state ? ` (${state.why})` : '';
  const alone = 'alone' in state ? ', alone' : '';
  const tries = 'tries' in state && state.tries > 0 ? `, ${state.tries} tries` : '';
  const due = 'dueAt' in state ? `, due ${new Date(state.dueAt).toISOString().slice(11, 19)}` : '';
  return `${state.status}${verdict}${why}${alone}${tries}${due}`;
}
