import type { Application, ApplicationStatus } from '../../domain/application.ts';
import { isFilling } from '../../domain/desk-event.ts';
import type { DraftPage } from '../../domain/draft.ts';
import { copyOfApplication, draftOfApplication } from '../../domain/draft-of-application.ts';
import { pageOfProblem } from '../../domain/draft-page.ts';
import { problemsOfRefusal } from '../../domain/draft-refusal.ts';
import { isInDoubt } from '../../domain/in-doubt.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Clerk, Draft } from '../journal/journal.ts';
import {
  NO_SUCH_APPLICATION,
  NOT_EDITABLE,
  NOT_ENDED,
  NOTHING_TO_COPY,
  RESULT_UNKNOWN,
} from './desk-problem.ts';
import type { DeskAnswer, DeskSessionParts } from './desk-session-parts.ts';

const ENDED: readonly ApplicationStatus[] = [
  'connected',
  'has_active_card',
  'refused',
  'withdrawn',
  'not_connected',
];

/** A new visit of the same person: what was typed then, but neither papers nor card. */
export function openCopy(
  { journal, now }: DeskSessionParts,
  clerk: Clerk,
  applicationId: number,
): DeskAnswer<Draft> {
  const application = journal.application(applicationId);
  if (application === undefined) return fail([NO_SUCH_APPLICATION]);
  if (!ENDED.includes(application.state.status)) return fail([NOT_ENDED]);
  if (application.person === undefined && application.applicant === undefined) return fail([NOTHING_TO_COPY]);
  return ok(journal.startDraft(copyOfApplication(application), clerk, now()));
}

/** The draft that is there, whoever began it; else one in which what was sent back is corrected. */
export function openCorrection(
  { journal, now }: DeskSessionParts,
  clerk: Clerk,
  applicationId: number,
): DeskAnswer<Draft> {
  const application = journal.application(applicationId);
  if (application === undefined) return fail([NO_SUCH_APPLICATION]);
  const draft = journal.draftOfApplication(applicationId);
  if (draft !== undefined) return ok(draft);
  const page = pageToCorrect(application);
  if (page === undefined) return fail([isInDoubt(application.state) ? RESULT_UNKNOWN : NOT_EDITABLE]);
  return ok(journal.startCorrection(applicationId, draftOfApplication(application), page, clerk, now()));
}

function pageToCorrect({ state }: Application): DraftPage | undefined {
  if (state.status !== 'returned') return isFilling(state) ? 'person' : undefined;
  const [first] = problemsOfRefusal(state.refusals, state.stage);
  return pageOfProblem(first?.field ?? '');
}
