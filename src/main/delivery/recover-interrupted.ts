import { next } from '../../domain/application-state.ts';
import type { ClearingWaits } from '../../domain/clearing.ts';
import type { Journal } from '../journal/journal.ts';
import { JournalFault } from '../journal/journal-fault.ts';
import type { SetAside } from './set-aside.ts';

/**
 * What a crash cut off is told to the journal as `interrupted`: asking again is harmless, a POST
 * becomes unknown (rule 2 of delivery). Called once, when the journal is opened: with `setAside` one
 * application that throws keeps nobody from opening. Throws when the disk fails.
 */
export function recoverInterrupted(
  journal: Journal,
  now: () => number,
  waits: ClearingWaits,
  setAside?: SetAside,
): void {
  for (const id of journal.inFlight()) {
    try {
      recover(journal, id, now(), waits);
    } catch (error) {
      if (setAside === undefined || error instanceof JournalFault) throw error;
      setAside.add(id, error);
    }
  }
}

function recover(journal: Journal, id: number, at: number, waits: ClearingWaits): void {
  const application = journal.application(id);
  if (application === undefined) throw new Error(`No application ${id} in the journal`);
  const settled = next(application.state, { type: 'interrupted', waits }, at);
  journal.endStep(id, { class: 'unknown', reason: 'interrupted' }, settled, at);
}
