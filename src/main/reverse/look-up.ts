import { nextOperation } from '../../domain/next-operation.ts';
import { verdictOf } from '../../domain/operation-verdict.ts';
import type { OperationChange, StoredOperation } from '../journal/inbox.ts';
import { findingsOf } from './findings-of.ts';
import type { ReverseParts } from './reverse-parts.ts';
import { changesOf } from './set-aside.ts';
import { told } from './told.ts';

/** A frame is 16 ms long, and the journal's write has its time in it, too. */
const TURN_MS = 6;
const AT_ONCE = 50;

/** Looks up those whose time has come, the oldest first, a few at a turn. Returns how many it has looked up. */
export async function lookUpDue(parts: ReverseParts, signal: Pick<AbortSignal, 'aborted'>): Promise<number> {
  let count = 0;
  for (const status of ['accepted', 'waits_for_day'] as const) {
    const at = parts.now();
    while (!signal.aborted) {
      // What is looked up is not due by then any more.
      const due = parts.inbox.due(status, at, AT_ONCE);
      if (due.length === 0) break;
      count += await lookUpSome(parts, due);
    }
  }
  return count;
}

/** As many of them as one turn has time for, one at least. */
async function lookUpSome(parts: ReverseParts, due: readonly StoredOperation[]): Promise<number> {
  const { inbox, now, elapsed, breathe } = parts;
  const until = elapsed() + TURN_MS;
  const changes: OperationChange[] = [];
  for (const operation of due) {
    changes.push(...changesOf(parts, [operation], (one) => lookUp(parts, one)));
    if (elapsed() >= until) break;
  }
  inbox.settle(changes, now());
  await inbox.durable();
  told(parts, changes);
  await breathe();
  return changes.length;
}

function lookUp({ inbox, policy, now, skew }: ReverseParts, stored: StoredOperation): OperationChange {
  const { id, state, operation } = stored;
  if (operation === undefined) throw new Error('an entry that could not be read is not looked up');
  const at = now();
  const verdict = verdictOf(operation, findingsOf(inbox, operation), policy, at);
  const next = nextOperation(state, { type: 'looked_up', ...verdict }, at, skew());
  const applicationId = 'applicationId' in verdict ? verdict.applicationId : undefined;
  return { id, state: next, ...(applicationId !== undefined && { applicationId }) };
}
