import type { ApplicationState, Chip, Stage, WaitReason } from './application.ts';
import { backOffMs } from './back-off.ts';
import type { Outcome } from './outcome.ts';

/** A state that the forward flow is still in. */
export type Unfinished = Extract<ApplicationState, { readonly stage: Stage }>;
export type InFlight = Extract<ApplicationState, { status: 'in_flight' }>;
type Due = Extract<ApplicationState, { status: 'due' }>;
type NotProcessed = Extract<Outcome, { class: 'not_processed' }>;

/** A wrong setting fails every application alike: this often is one of them tried again. */
export const SETTING_PROBE_MS = 300_000;
const MOST_SCHOOLBOY_REFUSALS = 3;

/** The same step once more, at `dueAt` in epoch ms. */
export function dueAgain(tried: InFlight, dueAt: number, reason: WaitReason): Due {
  return { ...progress(tried), status: 'due', dueAt, reason };
}

/** What outlives a change of status within one stage. */
export function progress(state: Unfinished) {
  const { stage, tries, schoolboyRefusals } = state;
  const counted = schoolboyRefusals === undefined ? {} : { schoolboyRefusals };
  return { stage, tries, ...fillingOf(state), ...pastOf(state), ...counted, ...numSidOf(state) };
}

/** The clerk has not confirmed yet; lasts through everything but the confirmation. */
export function fillingOf(from: { readonly filling?: true }): { readonly filling?: true } {
  return from.filling ? { filling: true } : {};
}

/** Whether requests that are not known here may have been sent for it; lasts until it ends. */
export function pastOf(from: { readonly restored?: true }): { readonly restored?: true } {
  return from.restored ? { restored: true } : {};
}

/** The question of an active card, to be asked of the SNILS that holds now; `notBefore` as in the state. */
export function askAnew(from: Unfinished, now: number, notBefore?: number): Due {
  const ask = { status: 'due', stage: 'registered', tries: 0, ...fillingOf(from), ...pastOf(from) } as const;
  if (notBefore === undefined) return { ...ask, dueAt: now };
  return { ...ask, dueAt: Math.max(now, notBefore), notBefore };
}

export function numSidOf(from: { readonly numSid?: string }): { readonly numSid?: string } {
  return from.numSid === undefined ? {} : { numSid: from.numSid };
}

/** The Department took nothing; where it named a time, that is kept to. */
export function afterNotProcessed(
  tried: InFlight,
  outcome: NotProcessed,
  skew: number,
  now: number,
): ApplicationState {
  const { reason, retryAfterMs } = outcome;
  const busy = reason === 'too_many_requests';
  const delayMs = busy ? (retryAfterMs ?? backOffMs(tried.tries, skew)) : SETTING_PROBE_MS;
  const due = dueAgain(tried, now + Math.max(delayMs, retryAfterMs ?? 0), reason);
  return retryAfterMs === undefined ? due : { ...due, notBefore: now + retryAfterMs };
}

/** Counted apart from other tries: a long time offline must not use them up. */
export function afterSchoolboyUnavailable(tried: InFlight, skew: number, now: number): ApplicationState {
  const schoolboyRefusals = (tried.schoolboyRefusals ?? 0) + 1;
  const counted = { ...tried, schoolboyRefusals };
  const reason = 'schoolboy_unavailable';
  if (schoolboyRefusals < MOST_SCHOOLBOY_REFUSALS) {
    return dueAgain(counted, now + backOffMs(schoolboyRefusals, skew), reason);
  }
  return { ...progress(counted), status: 'needs_decision', since: now, why: reason };
}

/** The card is connected: its chip comes next, where it has one (regulation, 2.1 step 11). */
export function connectedState(
  numSid: string | undefined,
  chip: Chip | undefined,
  now: number,
): ApplicationState {
  if (chip === undefined) throw new Error('a card was connected that nobody has taken down');
  const known = numSid === undefined ? {} : { numSid };
  if (chip.kind === 'none') return { status: 'connected', ...known, chip: 'none' };
  return { status: 'due', stage: 'card_connected', tries: 0, ...known, dueAt: now };
}
