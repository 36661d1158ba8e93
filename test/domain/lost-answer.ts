import type { ApplicationState, Chip, Stage } from '../../src/domain/application.ts';
import { next } from '../../src/domain/application-state.ts';
import type { CardOperation, Circumstances, Clearing, OwnConnection } from '../../src/domain/clearing.ts';
import type { Outcome, Refusal, RefusalReason } from '../../src/domain/outcome.ts';
import type { Step } from '../../src/domain/step.ts';
import { parseUid } from '../../src/domain/uid.ts';
import { expectOk } from './problem-of.ts';

export const NOW = 1_800_000_000_000;
const MINUTE_MS = 60_000;
export const CHIP: Chip = { kind: 'uid', uid: expectOk(parseUid('2A83155E')), mifareId: '2A83155E' };

/** What one row of a table gives beside the answer. */
export interface Given {
  readonly confirmedMsAgo?: number;
  readonly sentMsAgo?: number;
  readonly noneAt?: number;
  readonly own?: readonly OwnConnection[];
  readonly operations?: readonly CardOperation[];
  readonly skew?: number;
  /** Since when the look or repeat is due. */
  readonly dueMsAgo?: number;
}

/** Both sides of the fifteen minutes, and of the time in which a request may still land. */
export const IN_TIME: Given = { confirmedMsAgo: 15 * MINUTE_MS };
export const TOO_LATE: Given = { confirmedMsAgo: 15 * MINUTE_MS + 1, sentMsAgo: 150_000 };
export const CLOCK_PUT_BACK: Given = { confirmedMsAgo: -1, sentMsAgo: 150_000 };
export const MAY_LAND: Given = { sentMsAgo: 149_000 };
export const LANDED: Given = { sentMsAgo: 150_000 };

function circumstances(given: Given = {}): Circumstances {
  const { confirmedMsAgo = 5 * MINUTE_MS, sentMsAgo = 30_000, noneAt, own = [], operations = [] } = given;
  return {
    confirmedAt: NOW - confirmedMsAgo,
    sinceSentMs: sentMsAgo,
    waits: { settleMs: 30_000, lateLandingMs: 150_000 },
    evidence: { ...(noneAt !== undefined && { noneAt }), ownConnections: own, operations },
  };
}

const STAGE_OF: Readonly<Record<Clearing['of'], Stage>> = {
  register_client: 'checked',
  connect_card: 'client_known',
  register_chip: 'card_connected',
};

/** A look or a repeat of that clearing up has its answer now. */
export function answered(clearing: Clearing, outcome: Outcome, given: Given = {}): ApplicationState {
  const numSid = clearing.of === 'register_chip' ? { numSid: 'N1' } : {};
  const stage = STAGE_OF[clearing.of];
  const state: ApplicationState = { status: 'in_flight', stage, tries: 1, ...numSid, clearing };
  const event = { type: 'outcome', outcome, chip: CHIP, skew: given.skew ?? 0 } as const;
  return next(state, { ...event, circumstances: circumstances(given) }, NOW);
}

/** The evidence is at hand now, and no request is made. */
export function weighed(clearing: Clearing, given: Given = {}): ApplicationState {
  const stage = STAGE_OF[clearing.of];
  const state: ApplicationState = {
    status: 'unknown',
    stage,
    tries: 1,
    since: clearing.since,
    dueAt: NOW - (given.dueMsAgo ?? 0),
    clearing,
  };
  return next(state, { type: 'weighed', chip: CHIP, circumstances: circumstances(given) }, NOW);
}

/** What becomes of it, in a few words that fit a row. */
export function told(state: ApplicationState): string {
  switch (state.status) {
    case 'unknown':
      return `${state.clearing.next} +${(state.dueAt - NOW) / 1000} s`;
    case 'due':
      return `${state.stage} +${(state.dueAt - NOW) / 1000} s`;
    case 'needs_decision':
      return `person: ${state.why}`;
    case 'returned':
      return `returned, held ${((state.notBefore ?? NOW) - NOW) / 1000} s`;
    case 'refused':
      return state.by === 'office' ? 'refused' : `refused ${state.refusals.map(({ code }) => code)}`;
    case 'has_active_card':
      return `active ${state.active.numSid}`;
    case 'connected':
      return `connected, chip ${state.chip}`;
    default:
      return state.status;
  }
}

export function active(numSid: string): Outcome {
  return { class: 'done', answer: { step: 'check_active_card', active: { numSid } } };
}

export const NONE: Outcome = { class: 'done', answer: { step: 'check_active_card' } };
export const BAD_SNILS = refused('check_active_card', [1, 'invalid_snils']);

export function refused(
  step: Step,
  first: readonly [number, RefusalReason],
  ...more: (readonly [number, RefusalReason])[]
): Outcome {
  const refusal = ([code, reason]: readonly [number, RefusalReason]): Refusal => ({
    reason,
    code,
    service: 'service',
    message: 'нет',
  });
  return { class: 'refused', step, refusals: [refusal(first), ...more.map(refusal)] };
}

export const LOST: Outcome = { class: 'unknown', reason: 'timeout' };
export const UNLISTED: Outcome = { class: 'unknown', reason: 'unlisted_code', httpStatus: 400 };
const NOT_SENT: Outcome = { class: 'not_sent', reason: 'connection_refused' };
const WRONG_KEY: Outcome = { class: 'not_processed', reason: 'key_rejected' };
const WRONG_REGION: Outcome = { class: 'not_processed', reason: 'region_unknown' };
const BUSY: Outcome = { class: 'not_processed', reason: 'too_many_requests' };
export const BUSY_FOR_90_S: Outcome = { ...BUSY, retryAfterMs: 90_000 };

/** What brings no knowledge, and when the next try is due after the first and after the fourth such answer in a row. */
export const SILENCES: readonly (readonly [string, Outcome, number, number])[] = [
  ['not sent', NOT_SENT, 5, 300],
  ['time-out', LOST, 5, 300],
  ['unlisted code', UNLISTED, 5, 300],
  ['401 or 403', WRONG_KEY, 300, 300],
  ['12', WRONG_REGION, 300, 300],
  ['429', BUSY, 5, 300],
  ['429, Retry-After 90 s', BUSY_FOR_90_S, 90, 300],
];
