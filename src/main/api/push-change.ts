import type { DeskChange, DeskSession } from '../desk/desk-session.ts';
import type { Journal, ListedApplication } from '../journal/journal.ts';
import { journalTrouble } from './journal-trouble.ts';
import { listedOf, listedView } from './listed-view.ts';
import type { PushBoard } from './push-board.ts';
import type { ListedView } from './views.ts';

/** Tells screens what the clerk at the desk has changed, or which card lies on the reader at home. */
export function pushChange(
  board: PushBoard,
  journal: Journal,
  { clerk }: DeskSession,
  { desk, draftId, applicationId, found }: DeskChange,
): void {
  if (desk) board.touch('desk');
  if (applicationId !== undefined) board.touch('queue', 'today', 'desk', 'to_tell');
  if (draftId !== undefined || applicationId !== undefined) {
    board.change({
      ...(draftId !== undefined && { draftId }),
      ...(applicationId !== undefined && { applicationId }),
    });
  }
  // Whose card it is may be known to a clerk, and to nobody who only has the card.
  if (found === undefined || clerk === undefined) return;
  const rows = journalTrouble(() => found.map((row) => foundView(journal, row)));
  if (rows.ok) board.tell({ topic: 'found', applications: rows.value });
}

/** Told in full: a card may have been laid for what its application has left. */
function foundView(journal: Journal, row: ListedApplication): ListedView {
  const application = journal.application(row.id);
  return application ? listedOf(application) : listedView(journal, row);
}
