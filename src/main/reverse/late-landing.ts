import type { OperationState } from '../../domain/operation-state.ts';
import type { StoredOperation } from '../journal/inbox.ts';
import { isLost } from './publication-word.ts';
import type { ReverseParts } from './reverse-parts.ts';

/**
 * A lost "accepted" that lands behind the verdict would take the verdict's place at the Department. So no
 * verdict follows before everything that was lost has landed or never will: `next` waits as long as that takes.
 */
export function behindLateLanding(
  { inbox, lateLandingMs }: Pick<ReverseParts, 'inbox' | 'lateLandingMs'>,
  { id, state }: StoredOperation,
  next: OperationState,
): OperationState {
  if (next.status !== 'accepted' || !('tries' in state)) return next;
  // The first answer that came at all: nothing was lost before it.
  if (state.status === 'accepting' && state.tries === 0) return next;
  const lost = inbox.publications(id).filter(isLost);
  // Absent from the list: one has landed. Where it was the only one, nothing else is on its way.
  if (state.status === 'accept_unclear' && lost.length <= 1) return next;
  const landed = lost.map(({ intendedAt, endedAt = intendedAt }) => endedAt + lateLandingMs);
  return { ...next, dueAt: Math.max(next.dueAt, ...landed) };
}
