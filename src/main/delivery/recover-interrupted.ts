import { next } from '../../domain/application-state.ts';
import type { ClearingWaits } from '../../domain/clearing.ts';
import type { Journal } from '../journal/journal.ts';

/**
 * What a crash cut off is told to the journal as `interrupted`: asking again is harmless, a POST
 * becomes unknown (rule 2 of delivery). Called once, when the journal is opened.
 */
export function recoverInterrupted(journal: Journal, now: () => number, waits: ClearingWaits): void {
  for (const { id, state } of journal.inFlight()) {
    const at = now();
    const settled = next(state, { type: 'interrupted', waits }, at);
    journal.endStep(id, { class: 'unknown', reason: 'interrupted' }, settled, at);
  }
}
