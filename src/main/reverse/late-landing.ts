import type { OperationState } from '../../domain/operation-state.ts';
import type { PublicationRecord, StoredOperation } from '../journal/inbox.ts';
import { isLost } from './publication-word.ts';
import type { ReverseParts } from './reverse-parts.ts';

/**
 * A lost "accepted" that lands behind the verdict would take the verdict's place at the Department. So no
 * verdict follows before everything that was lost has landed or never will: `next` waits as long as that takes. To
 * be off the list is no proof that it has landed: another kiosk may have published for the same operation.
 */
export function behindLateLanding(
  { inbox, lateLandingMs, now }: Pick<ReverseParts, 'inbox' | 'lateLandingMs' | 'now'>,
  { id, state }: StoredOperation,
  next: OperationState,
  /** The `rqUID` of the request whose answer has just come. */
  answered?: string,
): OperationState {
  if (next.status !== 'accepted' || !('tries' in state)) return next;
  // The first answer that came at all: nothing was lost before it.
  if (state.status === 'accepting' && state.tries === 0) return next;
  const lost = inbox.publications(id).filter((one) => one.rqUid !== answered && isLost(one));
  // A clock that was put back since makes nothing land later than that.
  const endedAt = (publication: PublicationRecord) =>
    Math.min(publication.endedAt ?? publication.intendedAt, now());
  const landed = lost.map((publication) => endedAt(publication) + lateLandingMs);
  return { ...next, dueAt: Math.max(next.dueAt, ...landed) };
}
