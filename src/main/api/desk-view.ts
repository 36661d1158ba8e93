import type { Clerk, Draft, Journal } from '../journal/journal.ts';
import type { DeskView } from './desk-views.ts';

/** Nobody at the desk: not even that there are drafts, for they bear names. */
export function deskView(journal: Journal, clerk: Clerk | undefined): DeskView {
  if (clerk === undefined) return { drafts: [] };
  return { clerk: clerk.name, drafts: journal.drafts().map((draft) => draftRow(journal, draft)) };
}

function draftRow(journal: Journal, { id, applicationId, form, clerk, savedAt }: Draft) {
  const { lastName, firstName, middleName } = form.applicant;
  const name = [lastName, firstName, middleName]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ');
  const application = applicationId === undefined ? undefined : journal.readable(applicationId);
  return {
    id,
    ...(application && {
      applicationId: application.id,
      registrationNumber: application.registrationNumber,
    }),
    name,
    clerk: clerk.name,
    savedAt,
  };
}
