import type { ApplicationState, Stage, WaitReason } from './application.ts';
import { backOffMs } from './back-off.ts';
import type {
  CardClearing,
  Circumstances,
  Clearing,
  ClearingWaits,
  ClientClearing,
  DecisionReason,
} from './clearing.ts';
import type { Outcome, Refusal, UnknownReason } from './outcome.ts';
import { type InFlight, progress, SETTING_PROBE_MS } from './unfinished-step.ts';

/** A look or a repeat that has its answer now. */
export type Cleared<Of extends Clearing> = InFlight & { readonly clearing: Of };
type Unknown = Extract<ApplicationState, { status: 'unknown' }>;
/** What brings no knowledge of whether a POST was carried out. */
type Silent = Extract<Outcome, { class: 'not_sent' | 'not_processed' | 'unknown' }>;

/** Automatic repeats are allowed for so long from the clerk's confirmation. */
const WINDOW_MS = 15 * 60_000;
/** Between a look and the repeat that rests on it. */
const LOOK_HOLDS_MS = 60_000;
/** With an answer lost each time; then a person decides. */
export const MOST_REPEATS = 3;

export function isClearing(tried: InFlight): tried is Cleared<Clearing> {
  return tried.clearing !== undefined;
}

/** The answer to a POST is lost: nobody looks before what was sent has had the time to settle. */
export function beginClearing(
  tried: InFlight,
  reason: UnknownReason,
  { settleMs }: ClearingWaits,
  now: number,
): ApplicationState {
  return askLater(tried, clearingOf(tried.stage, now), now + settleMs, reason);
}

/** What a lost answer at that stage has to be cleared up of; the question itself is just asked again. */
export function clearingOf(stage: Stage, since: number): Clearing {
  const begun = { since, repeats: 0, misses: 0 };
  switch (stage) {
    case 'registered':
      throw new Error('the question of an active card leaves nothing to clear up');
    case 'checked':
      return { of: 'register_client', next: 'look', ...begun };
    case 'client_known':
      return { of: 'connect_card', next: 'look', ...begun };
    case 'card_connected':
      return { of: 'register_chip', next: 'repeat', nones: 0, ...begun };
    default:
      return stage satisfies never;
  }
}

export function askLater(tried: InFlight, clearing: Clearing, dueAt: number, reason?: WaitReason): Unknown {
  const why = reason === undefined ? {} : { reason };
  return { ...progress(tried), status: 'unknown', since: clearing.since, dueAt, ...why, clearing };
}

/** Nothing new is known: the same once more, after a back-off or when the Department said. */
export function askAfterSilence(
  tried: InFlight,
  clearing: Clearing,
  outcome: Silent,
  skew: number,
  now: number,
): ApplicationState {
  const misses = clearing.misses + 1;
  const missed = { ...clearing, misses };
  if (outcome.class !== 'not_processed') {
    return askLater(tried, missed, now + backOffMs(misses, skew), outcome.reason);
  }
  const { reason, retryAfterMs } = outcome;
  const usualMs = reason === 'too_many_requests' ? backOffMs(misses, skew) : SETTING_PROBE_MS;
  const asked = askLater(tried, missed, now + Math.max(usualMs, retryAfterMs ?? 0), reason);
  return retryAfterMs === undefined ? asked : { ...asked, notBefore: now + retryAfterMs };
}

export function decide(tried: InFlight, why: DecisionReason, now: number): ApplicationState {
  const { clearing } = tried;
  return { ...progress(tried), status: 'needs_decision', since: now, why, ...(clearing && { clearing }) };
}

/** Back to the clerk, who corrects what was named; what was lost must not overwrite it later. */
export function returnFrom(
  tried: InFlight,
  refusals: readonly [Refusal, ...Refusal[]],
  circumstances: Circumstances,
  now: number,
): ApplicationState {
  const returned = { ...progress(tried), status: 'returned', tries: 0, refusals } as const;
  const landingMs = landingMsOf(circumstances);
  return landingMs === 0 ? returned : { ...returned, notBefore: now + landingMs };
}

/** Milliseconds until nothing that was sent can land any more; 0 when that is over. */
export function landingMsOf({ sinceSentMs, waits }: Pick<Circumstances, 'sinceSentMs' | 'waits'>): number {
  return Math.max(0, waits.lateLandingMs - sinceSentMs);
}

/** With an older journal put back only what was confirmed since then: nobody knows what the lost one had sent. */
export function mayRepeat(
  { repeats, held, restored, since }: Clearing,
  { confirmedAt }: Circumstances,
  now: number,
): boolean {
  if (held || repeats >= MOST_REPEATS || (restored && confirmedAt < since)) return false;
  return isInWindow(confirmedAt, now);
}

/** A repeat that a stop or a pause has kept: what the look before it saw may be true no more. */
export function isStale(state: ApplicationState, confirmedAt: number, now: number): boolean {
  if (state.status !== 'unknown' || state.clearing.of === 'register_chip') return false;
  if (state.clearing.next !== 'repeat' && state.clearing.next !== 'clients') return false;
  const keptMs = now - state.dueAt;
  return keptMs < 0 || keptMs > LOOK_HOLDS_MS || !isInWindow(confirmedAt, now);
}

/** A clock that was put back proves nothing: then the clerk confirms once more. */
export function isInWindow(confirmedAt: number, now: number): boolean {
  return now >= confirmedAt && now - confirmedAt <= WINDOW_MS;
}

/** The next look is due after the settling time: a repeat was lost as well. */
export function repeatLost<Of extends ClientClearing | CardClearing>(clearing: Of): Of {
  return { ...clearing, next: 'look', repeats: clearing.repeats + 1, misses: 0 };
}
