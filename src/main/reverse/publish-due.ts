import type { OperationState } from '../../domain/operation-state.ts';
import type { StoredOperation } from '../journal/inbox.ts';
import { type Published, publish } from './publication.ts';
import { wasTooMany } from './publication-word.ts';
import type { ReverseParts } from './reverse-parts.ts';

/** Their intents are one transaction, and nobody waits longer than a frame for it. */
const AT_ONCE = 50;
const ALL = Number.MAX_SAFE_INTEGER;

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
    const batch = next();
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
  { ignoreBackOff = false }: PublishOptions,
): () => readonly StoredOperation[] {
  const { inbox, now } = parts;
  const at = now();
  const early = ignoreBackOff ? inbox.due(status, ALL, ALL).filter((one) => !isHeld(parts, one, at)) : [];
  const tried = new Set<string>();
  return () => {
    const due = early.length > 0 ? early.splice(0, upToAlone(early.slice(0, AT_ONCE)).length) : [];
    const late = due.length > 0 ? [] : inbox.due(status, now(), AT_ONCE);
    const batch = upToAlone([...due, ...late].filter((one) => !tried.has(keyOf(one))));
    for (const one of batch) tried.add(keyOf(one));
    return batch;
  };
}

function keyOf({ id, state }: StoredOperation): string {
  return isAlone(state) ? `${id} alone` : `${id}`;
}

function isAlone(state: OperationState): boolean {
  return 'alone' in state && state.alone === true;
}

function isHeld({ inbox }: ReverseParts, { id, state }: StoredOperation, at: number): boolean {
  if (!('dueAt' in state) || state.dueAt <= at) return false;
  const last = inbox.publications(id).at(-1);
  return last !== undefined && wasTooMany(last);
}

function upToAlone(due: readonly StoredOperation[]): readonly StoredOperation[] {
  const alone = due.findIndex(({ state }) => isAlone(state));
  return alone < 0 ? due : due.slice(0, Math.max(alone, 1));
}
