import type { Application } from '../../domain/application.ts';
import { next } from '../../domain/application-state.ts';
import { isFilling } from '../../domain/desk-event.ts';
import { readDraftApplicant } from '../../domain/draft-check.ts';
import type { Ground } from '../../domain/papers.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Draft } from '../journal/journal.ts';
import { NOT_REGISTERED, SENT_ALREADY } from './desk-problem.ts';
import type { DeskAnswer, DeskSessionParts } from './desk-session-parts.ts';
import { applicationOf } from './registration.ts';

/** The office refuses (regulation, 1.2): under a number of its own, also where the draft had none yet. */
export function refuseDraft(parts: DeskSessionParts, draft: Draft, ground: Ground): DeskAnswer<Application> {
  const application = applicationOf(parts, draft);
  if (application !== undefined) return conclude(parts, application, { type: 'refused_by_office', ground });
  const { journal, now } = parts;
  // Without a consent nothing personal is kept, however much was typed.
  const mayKeep = draft.form.papers.includes('consent');
  const applicant = mayKeep ? readDraftApplicant(draft.form, parts.rules()) : undefined;
  return ok(journal.registerRefusal(ground, applicant, now(), draft.id));
}

/** The applicant takes the application back; only while nothing was posted. */
export function withdrawDraft(parts: DeskSessionParts, draft: Draft): DeskAnswer<Application> {
  const application = applicationOf(parts, draft);
  if (application === undefined) return fail([NOT_REGISTERED]);
  return conclude(parts, application, { type: 'withdrawn' });
}

function conclude(
  { journal, now }: DeskSessionParts,
  { id, state }: Application,
  event: Parameters<typeof next>[1],
): DeskAnswer<Application> {
  if (!isFilling(state)) return fail([SENT_ALREADY]);
  return ok(journal.conclude(id, next(state, event, now()), now()));
}
