import type { DeskSession } from '../desk/desk-session.ts';
import type { Draft } from '../journal/journal.ts';
import { type ApplicationViewParts, applicationView } from './application-view.ts';
import type { DraftView } from './views.ts';

/** What was typed, and what is known beside it: the card in hand and, once there is one, the application. */
export function draftView(
  session: DeskSession,
  parts: ApplicationViewParts,
  { id, clerk, form, page, savedAt, applicationId }: Draft,
): DraftView {
  const application = applicationId === undefined ? undefined : parts.journal.application(applicationId);
  return {
    id,
    clerk: clerk.name,
    ofAnother: clerk.id !== session.clerk?.id,
    form,
    page,
    savedAt,
    card: session.cardOf(id),
    ...(application && { application: applicationView(parts, application) }),
  };
}
