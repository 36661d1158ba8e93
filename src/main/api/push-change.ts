import type { DeskChange, DeskSession } from '../desk/desk-session.ts';
import type { Journal } from '../journal/journal.ts';
import { journalTrouble } from './journal-trouble.ts';
import { listedInFull } from './listed-view.ts';
import type { PushBoard } from './push-board.ts';

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
  const rows = journalTrouble(() => found.map((row) => listedInFull(journal, row)));
  if (rows.ok) board.tell({ topic: 'found', applications: rows.value });
}
