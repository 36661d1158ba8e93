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
/** A turn takes on no more than the one before had time for, and a few. */
const A_FEW = 5;
/** So many wait for the disk together. */
const MOST_UNHEARD = 200;
/** Told of in one turn. */
const HEARD_AT_ONCE = 25;

/** Looks up those whose time has come, the oldest first, a few at a turn. Returns how many it has looked up. */
export async function lookUpDue(parts: ReverseParts, signal: Pick<AbortSignal, 'aborted'>): Promise<number> {
  let count = 0;
  for (const status of ['accepted', 'waits_for_day'] as const)
    count += await lookUpAll(parts, status, signal);
  return count;
}

async function lookUpAll(
  parts: ReverseParts,
  status: 'accepted' | 'waits_for_day',
  signal: Pick<AbortSignal, 'aborted'>,
): Promise<number> {
  const at = parts.now();
  let count = 0;
  let atOnce = AT_ONCE;
  let unheard: OperationChange[] = [];
  while (!signal.aborted) {
    // What is looked up is not due by then any more.
    const due = parts.inbox.due(status, at, atOnce);
    if (due.length === 0) break;
    const changes = lookUpSome(parts, due);
    count += changes.length;
    atOnce = Math.min(AT_ONCE, changes.length + A_FEW);
    unheard.push(...changes);
    await parts.breathe();
    if (unheard.length < MOST_UNHEARD) continue;
    await tellAll(parts, unheard);
    unheard = [];
  }
  await tellAll(parts, unheard);
  return count;
}

/** As many of them as one turn has time for, one at least. */
function lookUpSome(parts: ReverseParts, due: readonly StoredOperation[]): readonly OperationChange[] {
  const { inbox, now, elapsed } = parts;
  const until = elapsed() + TURN_MS;
  const changes: OperationChange[] = [];
  for (const operation of due) {
    changes.push(...changesOf(parts, [operation], (one) => lookUp(parts, one)));
    if (elapsed() >= until) break;
  }
  inbox.settle(changes, now());
  return changes;
}

async function tellAll(parts: ReverseParts, changes: readonly OperationChange[]): Promise<void> {
  if (changes.length === 0) return;
  await parts.inbox.durable();
  for (let from = 0; from < changes.length; from += HEARD_AT_ONCE) {
    told(parts, changes.slice(from, from + HEARD_AT_ONCE));
    if (parts.onOperation) await parts.breathe();
  }
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
