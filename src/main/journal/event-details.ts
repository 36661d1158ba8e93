import type { ApplicationState } from '../../domain/application.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Ground } from '../../domain/papers.ts';
import type { NewEvent } from './event-rows.ts';
import type { Clerk, Draft, PersonsDecision } from './journal.ts';
import type { StepKey } from './step-rows.ts';

/** A dotted field and a code, `card.uid: uid_random`: words of the program, never what was typed. */
const WARNING = /^[A-Za-z0-9_.]+(: [a-z0-9_]+)?$/;

export function registeredEvent(applicationId: number, warnings: readonly string[]): NewEvent {
  return { kind: 'application_registered', applicationId, detail: { warnings: joined(warnings) } };
}

function joined(warnings: readonly string[]): string {
  if (!warnings.every((warning) => WARNING.test(warning))) throw new Error('a warning is given by its code');
  return warnings.join(', ');
}

/** The clerk stands in them by number, and nothing of what was typed. */
export type DraftEventKind =
  | 'draft_started'
  | 'draft_taken_over'
  | 'draft_dropped'
  | 'correction_started'
  | 'person_registered';

export function draftEvent(kind: DraftEventKind, draft: Draft): NewEvent {
  const { id, applicationId, clerk } = draft;
  const of = applicationId === undefined ? {} : { applicationId };
  return { kind, ...of, detail: { draft: id, clerk: clerk.id } };
}

export function personCorrectedEvent(applicationId: number, snilsChanged: boolean): NewEvent {
  return { kind: 'person_corrected', applicationId, detail: { snilsChanged } };
}

export function confirmedEvent(applicationId: number, warnings: readonly string[]): NewEvent {
  return { kind: 'application_confirmed', applicationId, detail: { warnings: joined(warnings) } };
}

export function withdrawnEvent(applicationId: number): NewEvent {
  return { kind: 'application_withdrawn', applicationId, detail: {} };
}

export function refusedEvent(applicationId: number, ground: Ground): NewEvent {
  return { kind: 'application_refused_by_office', applicationId, detail: { ground } };
}

export function stepBegunEvent(applicationId: number, { step, attempt }: StepKey): NewEvent {
  return { kind: 'step_begun', applicationId, detail: { step, attempt } };
}

export function stepEndedEvent(
  applicationId: number,
  { step, attempt }: StepKey,
  outcome: Outcome,
  state: ApplicationState,
): NewEvent {
  const why = reasonOf(outcome);
  const detail = { step, attempt, outcome: outcome.class, status: state.status, ...(why && { reason: why }) };
  return { kind: 'step_ended', applicationId, detail };
}

/** Where nothing was weighed but the time: the application has waited longer than it may. */
export function settledEvent(applicationId: number, state: ApplicationState): NewEvent {
  const { status } = state;
  if (status !== 'needs_decision') return { kind: 'outcome_weighed', applicationId, detail: { status } };
  const { why } = state;
  const kind = why === 'offline_too_long' ? 'limit_reached' : 'outcome_weighed';
  return { kind, applicationId, detail: { status, why } };
}

/** The reason is the clerk's own words and stays with the decision. */
export function decidedEvent(applicationId: number, { decision, clerk }: PersonsDecision): NewEvent {
  return { kind: 'person_decided', applicationId, detail: { decision, clerk: clerk.id } };
}

export function leftEvent(applicationId: number): NewEvent {
  return { kind: 'resident_left', applicationId, detail: {} };
}

export function chipTakenUpEvent(applicationId: number, clerk: Clerk): NewEvent {
  return { kind: 'chip_taken_up_again', applicationId, detail: { clerk: clerk.id } };
}

export function toldEvent(applicationId: number, clerk: Clerk): NewEvent {
  return { kind: 'resident_told', applicationId, detail: { clerk: clerk.id } };
}

/** Of no application in particular: all that wait are moved with it. */
export function clockMovedEvent(byMs: number, moved: number): NewEvent {
  return { kind: 'clock_moved', detail: { byMs, moved } };
}

/** Somebody has seen to what the put-back asks for. */
export function putBackAcknowledgedEvent(clerk: Clerk): NewEvent {
  return { kind: 'put_back_acknowledged', detail: { clerk: clerk.id } };
}

/** Likewise: what had found no line need not wait out its back-off. */
export function lineBackEvent(moved: number): NewEvent {
  return { kind: 'line_back', detail: { moved } };
}

/** Never the Department's own words: those may name a person. */
function reasonOf(outcome: Outcome): string | undefined {
  switch (outcome.class) {
    case 'done':
      return undefined;
    case 'refused':
      return outcome.refusals.map(({ reason, code }) => `${reason} (${code})`).join(', ');
    case 'not_sent':
    case 'not_processed':
    case 'unknown':
      return outcome.reason;
  }
}
