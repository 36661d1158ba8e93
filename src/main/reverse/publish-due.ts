import type { OperationState } from '../../domain/operation-state.ts';
import type { StoredOperation } from '../journal/inbox.ts';
import { type Published, publish } from './publication.ts';
import { wasTooMany } from './publication-word.ts';
import type { ReverseParts } from './reverse-parts.ts';
import { told } from './told.ts';

/** Their intents are one transaction, and nobody waits longer than a frame for it. */
const AT_ONCE = 50;

export interface PublishOptions {
  /** No back-off holds, but what the Department asked for does. */
  readonly ignoreBackOff?: boolean;
  readonly signal: Pick<AbortSignal, 'aborted'>;
  readonly onOutcome: (outcome: Published) => void;
}

export interface PublishedDue {
  /** Answered one by one, taken or not. */
  readonly settled: number;
  /** Nobody knows what became of them. */
  readonly lost: number;
}

/**
 * Publishes what is due in that state, the oldest first, each once. Ends early where an answer would be the same
 * for the next: nobody is reached, or a setting is wrong.
 */
export async function publishDue(
  parts: ReverseParts,
  status: 'saved' | 'decided',
  options: PublishOptions,
): Promise<PublishedDue> {
  const next = batchesOf(parts, status, options);
  let settled = 0;
  let lost = 0;
  while (!options.signal.aborted) {
    const batch = await next();
    if (batch.length === 0) break;
    const outcome = await publish(parts, batch);
    options.onOutcome(outcome);
    if (outcome?.class === 'done') settled += batch.length;
    if (outcome?.class === 'unknown') lost += batch.length;
    if (outcome?.class === 'not_sent' || outcome?.class === 'not_processed') break;
    await parts.breathe();
  }
  return { settled, lost };
}

/**
 * Batch after batch of what is due now, no operation twice: only what a batch was refused for is tried once more,
 * each alone, and none overtakes it.
 */
function batchesOf(
  parts: ReverseParts,
  status: 'saved' | 'decided',
  { ignoreBackOff = false, signal }: PublishOptions,
): () => Promise<readonly StoredOperation[]> {
  const nextEarly = ignoreBackOff ? earlyBatches(parts, status, signal) : async () => [];
  const tried = new Set<string>();
  return async () => {
    const early = await nextEarly();
    if (signal.aborted) return [];
    const due = early.length > 0 ? early : dueNow(parts, status);
    const batch = upToAlone(due.filter((one) => !tried.has(keyOf(one))));
    for (const one of batch) tried.add(keyOf(one));
    return batch;
  };
}

/**
 * The oldest ones whose time has come. By the wall clock: where that was put forward, what would land before
 * a lost "accepted" has is put off.
 */
function dueNow(parts: ReverseParts, status: 'saved' | 'decided'): readonly StoredOperation[] {
  const { inbox, now } = parts;
  for (;;) {
    const due = inbox.due(status, now(), AT_ONCE);
    const tooSoon = due.filter((one) => landsInMs(parts, one) > 0);
    if (tooSoon.length === 0) return due;
    putOff(parts, tooSoon);
  }
}

function putOff(parts: ReverseParts, tooSoon: readonly StoredOperation[]): void {
  const { inbox, now } = parts;
  const changes = tooSoon.flatMap((one) => {
    const { id, state } = one;
    if (state.status !== 'decided') return [];
    return [{ id, state: { ...state, dueAt: now() + Math.ceil(landsInMs(parts, one)) } }];
  });
  inbox.settle(changes, now());
  told(parts, changes);
}

function landsInMs({ landing }: ReverseParts, { id, state }: StoredOperation): number {
  return state.status === 'decided' ? landing.leftMs(id) : 0;
}

/** All in that state but those that the Department or a lost "accepted" holds back, read a few at a turn: there may be thousands. */
function earlyBatches(
  parts: ReverseParts,
  status: 'saved' | 'decided',
  signal: PublishOptions['signal'],
): () => Promise<readonly StoredOperation[]> {
  const { inbox, now, breathe } = parts;
  const at = now();
  const ids = inbox.duesIn(status).map(({ id }) => id);
  let from = 0;
  return async () => {
    while (from < ids.length && !signal.aborted) {
      const page = ids.slice(from, from + AT_ONCE).flatMap((id) => inbox.operation(id) ?? []);
      const free = page.filter((one) => one.state.status === status && !isHeld(parts, one, at));
      const batch = upToAlone(free);
      const [next] = free.slice(batch.length);
      from = next === undefined ? from + AT_ONCE : ids.indexOf(next.id, from);
      if (batch.length > 0) return batch;
      await breathe();
    }
    return [];
  };
}

function keyOf({ id, state }: StoredOperation): string {
  return isAlone(state) ? `${id} alone` : `${id}`;
}

function isAlone(state: OperationState): boolean {
  return 'alone' in state && state.alone === true;
}

function isHeld(parts: ReverseParts, operation: StoredOperation, at: number): boolean {
  if (landsInMs(parts, operation) > 0) return true;
  const { id, state } = operation;
  if (!('dueAt' in state) || state.dueAt <= at) return false;
  const last = parts.inbox.publications(id).at(-1);
  return last !== undefined && wasTooMany(last);
}

function upToAlone(due: readonly StoredOperation[]): readonly StoredOperation[] {
  const alone = due.findIndex(({ state }) => isAlone(state));
  return alone < 0 ? due : due.slice(0, Math.max(alone, 1));
}
