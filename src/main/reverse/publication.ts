import { nextOperation, type OperationEvent } from '../../domain/next-operation.ts';
import type { OperationId, OperationStatus } from '../../domain/operation.ts';
import type { OperationState } from '../../domain/operation-state.ts';
import type { PublishOutcome, PublishRefusal } from '../department/reverse-department.ts';
import type { OperationChange, StoredOperation } from '../journal/inbox.ts';
import { behindLateLanding } from './late-landing.ts';
import { operationIdOf } from './operation-id-of.ts';
import { wordOf } from './publication-word.ts';
import type { ReverseParts } from './reverse-parts.ts';
import { changesOf, setAside } from './set-aside.ts';

/** Undefined where a bug kept it from being sent or judged. */
export type Published = PublishOutcome | undefined;

/**
 * Publishes one status of each: the intent is durable before a byte leaves, and what came of it before
 * anything else is done.
 */
export async function publish(parts: ReverseParts, batch: readonly StoredOperation[]): Promise<Published> {
  const { inbox, now, newRqUid } = parts;
  const begun = withStates(batch, changesOf(parts, batch, begin(parts)));
  const able = begun.filter(({ state }) => state.status !== 'set_aside');
  settleUnable(parts, begun);
  if (able.length === 0) return undefined;
  const rqUid = newRqUid();
  const publication = inbox.beginPublication(able.map(changeOf), rqUid, now());
  await inbox.durable();
  const outcome = await send(parts, able, rqUid);
  // Before anything is written: a failed disk must not make it forgotten.
  if (outcome === undefined || outcome.class === 'unknown') markLost(parts, able);
  const refusals = refusalsIn(outcome);
  const changes = changesOf(parts, able, (operation) => {
    const refusal = refusals.get(operationIdOf(operation));
    const answer = { rqUid, outcome, refusal, isAlone: able.length === 1 };
    return { id: operation.id, state: after(parts, operation, answer) };
  });
  inbox.endPublication(publication, outcome ? wordOf(outcome) : 'unknown:fault', changes, now());
  await inbox.durable();
  for (const operation of withStates(able, changes)) parts.onOperation?.(operation);
  return outcome;
}

function begin({ now, skew }: ReverseParts): (operation: StoredOperation) => OperationChange {
  return ({ id, state }) => ({
    id,
    state: nextOperation(state, { type: 'publication_begun' }, now(), skew()),
  });
}

function settleUnable({ inbox, now, onOperation }: ReverseParts, begun: readonly StoredOperation[]): void {
  const unable = begun.filter(({ state }) => state.status === 'set_aside');
  if (unable.length > 0) inbox.settle(unable.map(changeOf), now());
  for (const operation of unable) onOperation?.(operation);
}

async function send(
  { department, onFault }: ReverseParts,
  batch: readonly StoredOperation[],
  rqUid: string,
): Promise<Published> {
  try {
    const statuses = batch.map((operation) => ({
      operationId: operationIdOf(operation),
      status: statusOf(operation),
    }));
    return await department.publish(statuses, rqUid);
  } catch (error) {
    onFault?.(error);
    return undefined;
  }
}

/** A verdict may land late: it is never another one. */
function markLost({ landing }: ReverseParts, batch: readonly StoredOperation[]): void {
  for (const { id, state } of batch) if (state.status === 'accepting') landing.lost(id);
}

function statusOf({ state }: StoredOperation): OperationStatus {
  if (state.status === 'accepting') return 'accepted';
  if (state.status === 'publishing') return state.verdict;
  throw new Error(`Nothing is published while ${state.status}`);
}

interface AnswerOfOne {
  readonly rqUid: string;
  readonly outcome: Published;
  /** Of this operation. */
  readonly refusal: PublishRefusal | undefined;
  readonly isAlone: boolean;
}

function after(parts: ReverseParts, operation: StoredOperation, answer: AnswerOfOne): OperationState {
  const at = parts.now();
  // Whichever of the batch the program fails at: each goes alone next, and what fails alone is left to a person.
  if (answer.outcome === undefined && answer.isAlone) return setAside(operation.state, at);
  const next = nextOperation(operation.state, eventOf(answer), at, parts.skew());
  return behindLateLanding(parts, operation, next, answer.rqUid);
}

function eventOf({ outcome, refusal }: AnswerOfOne): OperationEvent {
  if (outcome === undefined) return { type: 'refused_whole', reason: 'bad_input' };
  switch (outcome.class) {
    case 'done':
      return refusal === undefined ? { type: 'taken' } : { type: 'refused', reason: refusal };
    case 'refused':
      return { type: 'refused_whole', reason: outcome.reason };
    case 'not_sent':
      return { type: 'not_sent' };
    case 'not_processed': {
      const { retryAfterMs } = outcome;
      return { type: 'not_processed', ...(retryAfterMs !== undefined && { retryAfterMs }) };
    }
    case 'unknown':
      return { type: 'answer_lost' };
    default:
      return outcome satisfies never;
  }
}

/** An answer names only those that were not taken. */
function refusalsIn(outcome: Published): ReadonlyMap<OperationId, PublishRefusal> {
  const failed = outcome?.class === 'done' ? outcome.failed : [];
  return new Map(failed.map(({ operationId, reason }) => [operationId, reason]));
}

function changeOf({ id, state }: StoredOperation): OperationChange {
  return { id, state };
}

/** The operations as they are behind `changes`, which come in the same order. */
function withStates(
  operations: readonly StoredOperation[],
  changes: readonly OperationChange[],
): readonly StoredOperation[] {
  return operations.map((operation, index) => ({
    ...operation,
    state: changes[index]?.state ?? operation.state,
  }));
}
