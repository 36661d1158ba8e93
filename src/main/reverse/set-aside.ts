import type { OperationState } from '../../domain/operation-state.ts';
import type { OperationChange, StoredOperation } from '../journal/inbox.ts';
import { JournalFault } from '../journal/journal-fault.ts';
import type { ReverseParts } from './reverse-parts.ts';

/**
 * What `work` makes of each operation; one that throws is set aside for a person and holds back none of the
 * others. A failed disk concerns all of them and is thrown.
 */
export function changesOf(
  parts: Pick<ReverseParts, 'now' | 'onFault'>,
  operations: readonly StoredOperation[],
  work: (operation: StoredOperation) => OperationChange,
): readonly OperationChange[] {
  return operations.map((operation) => {
    try {
      return work(operation);
    } catch (error) {
      if (error instanceof JournalFault) throw error;
      parts.onFault?.(error);
      return { id: operation.id, state: setAside(operation.state, parts.now()) };
    }
  });
}

export function setAside(before: OperationState, since: number): OperationState {
  return { status: 'set_aside', why: 'program_fault', since, ...leftOf(before) };
}

type SetAside = Extract<OperationState, { status: 'set_aside' }>;

/** From where it can go on once a person wants it. A verdict that may still change is none yet. */
function leftOf(before: OperationState): Pick<SetAside, 'verdict' | 'by' | 'isAccepted'> {
  switch (before.status) {
    case 'decided':
    case 'publishing':
      return { verdict: before.verdict, by: before.by };
    case 'accepted':
    case 'waits_for_day':
    case 'waits_for_clerk':
      return { isAccepted: true };
    case 'saved':
    case 'accepting':
    case 'accept_unclear':
    case 'set_aside':
    case 'done':
    case 'gone':
      return {};
    default:
      return before satisfies never;
  }
}
