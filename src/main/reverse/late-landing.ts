import type { OperationState } from '../../domain/operation-state.ts';
import { LastSent } from '../clock/last-sent.ts';
import type { Inbox, StoredOperation } from '../journal/inbox.ts';
import { isLost } from './publication-word.ts';
import type { ReverseParts } from './reverse-parts.ts';

interface LateLandingParts {
  readonly inbox: Pick<Inbox, 'publications'>;
  readonly lateLandingMs: number;
  readonly elapsed: () => number;
}

/**
 * How long a lost "accepted" may still land, by the clock that never jumps: the one on the wall may be put
 * forward meanwhile. One for each start of the program.
 */
export class LateLanding {
  readonly #parts: LateLandingParts;
  readonly #lastSent: LastSent;
  /** Their lost ones are not all on record, or have not been looked for there. */
  readonly #mayLand = new Set<number>();

  constructor(parts: LateLandingParts) {
    this.#parts = parts;
    this.#lastSent = new LastSent(parts.elapsed);
  }

  /** Nobody waits for its answer any more. */
  lost(id: number): void {
    this.#mayLand.add(id);
    this.#lastSent.mark(id);
  }

  /** Something may have been lost before this start that no record tells of: an older journal was put back. */
  unclear(id: number): void {
    this.#mayLand.add(id);
  }

  isKnownToLand(id: number): boolean {
    return this.#mayLand.has(id);
  }

  /** 0 where nothing can land any more. `answered`: the `rqUID` of the request whose answer has just come. */
  leftMs(id: number, answered?: string): number {
    const leftMs = this.#parts.lateLandingMs - this.#lastSent.sinceMs(id);
    if (leftMs <= 0) return 0;
    return this.#mayLand.has(id) || this.#hasLost(id, answered) ? leftMs : 0;
  }

  #hasLost(id: number, answered: string | undefined): boolean {
    const published = this.#parts.inbox.publications(id);
    // The first verdict has waited for all that was lost before it, be it in another start of the program.
    if (published.some(({ status }) => status !== 'accepted')) return false;
    return published.some((one) => one.rqUid !== answered && isLost(one));
  }
}

/**
 * A lost "accepted" that lands behind the verdict would take the verdict's place at the Department. So no
 * verdict follows before everything that was lost has landed or never will: `next` waits as long as that takes. To
 * be off the list is no proof that it has landed: another kiosk may have published for the same operation.
 */
export function behindLateLanding(
  { landing, now }: Pick<ReverseParts, 'landing' | 'now'>,
  { id, state }: StoredOperation,
  next: OperationState,
  /** The `rqUID` of the request whose answer has just come. */
  answered?: string,
): OperationState {
  if (state.status === 'accept_unclear') landing.unclear(id);
  if (next.status !== 'accepted' || !('tries' in state)) return next;
  // The first answer that came at all: nothing was lost before it.
  if (state.status === 'accepting' && state.tries === 0 && !landing.isKnownToLand(id)) return next;
  return { ...next, dueAt: Math.max(next.dueAt, now() + Math.ceil(landing.leftMs(id, answered))) };
}
