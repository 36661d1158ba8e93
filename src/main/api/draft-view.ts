import type { Application } from '../../domain/application.ts';
import { isFilling } from '../../domain/desk-event.ts';
import { draftOfApplication } from '../../domain/draft-of-application.ts';
import type { DeskSession } from '../desk/desk-session.ts';
import type { Draft } from '../journal/journal.ts';
import { type ApplicationViewParts, applicationView } from './application-view.ts';
import type { DraftView } from './desk-views.ts';

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
    ...(application && { ...sentBack(application), application: applicationView(parts, application) }),
  };
}

function sentBack(application: Application): Pick<DraftView, 'sent'> {
  if (application.state.status !== 'returned' || isFilling(application.state)) return {};
  const { applicant, card } = draftOfApplication(application);
  return { sent: { applicant, account: card.account } };
}
