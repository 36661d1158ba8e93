import type { ApplicationState, Chip, Stage } from './application.ts';
import { backOffMs } from './back-off.ts';
import { clearCard, weighCard } from './clear-card.ts';
import { clearChip } from './clear-chip.ts';
import { clearClient } from './clear-client.ts';
import type { Circumstances, Clearing, ClearingWaits } from './clearing.ts';
import { askLater, beginClearing, type Cleared, isClearing, isStale } from './clearing-step.ts';
import { afterDecision, type Decided } from './decide.ts';
import { afterDeskEvent, type DeskEvent } from './desk-event.ts';
import { lookBeforeRefusal } from './look-before-refusal.ts';
import type { Answer, Outcome } from './outcome.ts';
import { refusalVerdict } from './refusal-verdict.ts';
import type { Step } from './step.ts';
import {
  afterNotProcessed,
  afterSchoolboyUnavailable,
  askAnew,
  connectedState,
  dueAgain,
  fillingOf,
  type InFlight,
  numSidOf,
  pastOf,
  progress,
  type Unfinished,
} from './unfinished-step.ts';

export type ApplicationEvent =
  /** The intent is durable: a byte may leave. */
  | { readonly type: 'sent' }
  /** `skew` in [-1, 1] spreads repeats; `chip` is the card's, once there is one. */
  | {
      readonly type: 'outcome';
      readonly outcome: Outcome;
      readonly chip: Chip | undefined;
      readonly skew: number;
      readonly circumstances: Circumstances;
    }
  /** No request: what journal and operations say (table C), or that a repeat has waited for too long. */
  | { readonly type: 'weighed'; readonly chip: Chip | undefined; readonly circumstances: Circumstances }
  /** It has waited unsent for longer than the region lets it. */
  | { readonly type: 'limit_reached' }
  /** Too many requests within the hour: nothing leaves before `until`, whoever asks. */
  | { readonly type: 'postponed'; readonly until: number }
  /** The program ended while the step was on its way. */
  | { readonly type: 'interrupted'; readonly waits: ClearingWaits }
  | Decided
  | DeskEvent;

type Arrived = Omit<Extract<ApplicationEvent, { type: 'outcome' }>, 'type'>;
type Due = Extract<ApplicationState, { status: 'due' }>;
type Refused = Extract<Outcome, { class: 'refused' }>;

const STEP_OF_STAGE: Readonly<Record<Stage, Step>> = {
  registered: 'check_active_card',
  checked: 'register_client',
  client_known: 'connect_card',
  card_connected: 'register_chip',
};

/** The step that comes next once the Department has confirmed so much (regulation, 2.1). */
export function stepOf(stage: Stage): Step {
  return STEP_OF_STAGE[stage];
}

/** Confirmed, and no card has gone out: all that the Department may know by now is the applicant. */
export function isUnsent(state: ApplicationState): state is Due {
  if (state.status !== 'due' || state.filling || state.stage === 'card_connected') return false;
  return state.schoolboyRefusals === undefined;
}

/** The step to be sent now; undefined where evidence is weighed and nothing is sent. */
export function stepUnder(state: Unfinished): Step | undefined {
  const clearing = 'clearing' in state ? state.clearing : undefined;
  switch (clearing?.next) {
    case undefined:
    case 'repeat':
      return stepOf(state.stage);
    case 'look':
    case 'last_look':
      return 'check_active_card';
    case 'clients':
      return 'register_client';
    case 'evidence':
      return undefined;
  }
}

/**
 * Where an event leads an application in the forward flow (regulation, 2.1); `now` in epoch ms.
 * Throws for an event that its state does not know, as only a bug sends one: so no final state ever changes.
 */
export function next(state: ApplicationState, event: ApplicationEvent, now: number): ApplicationState {
  const after = reached(state, event, now);
  if (after === undefined)
    throw new Error(`event ${event.type} does not fit an application that is ${state.status}`);
  return after;
}

function reached(
  state: ApplicationState,
  event: ApplicationEvent,
  now: number,
): ApplicationState | undefined {
  switch (event.type) {
    case 'sent':
      return afterSending(state);
    case 'interrupted':
      return state.status === 'in_flight' ? afterInterruption(tried(state), event.waits, now) : undefined;
    case 'outcome':
      if (state.status !== 'in_flight') return undefined;
      return state.outdated
        ? askAnew(state, now, notBeforeOf(event.outcome, now))
        : afterOutcome(tried(state), event, now);
    case 'weighed':
      return state.status === 'unknown' ? afterWeighing(state, event, now) : undefined;
    case 'limit_reached':
      return isUnsent(state)
        ? { ...progress(state), status: 'needs_decision', since: now, why: 'offline_too_long' }
        : undefined;
    case 'postponed':
      if (state.status !== 'due' && state.status !== 'unknown') return undefined;
      return { ...state, dueAt: event.until, notBefore: event.until };
    case 'decided':
      return state.status === 'needs_decision' ? afterDecision(state, event, now) : undefined;
    default:
      return afterDeskEvent(state, event, now);
  }
}

function afterWeighing(
  state: Extract<ApplicationState, { status: 'unknown' }>,
  { chip, circumstances }: Extract<ApplicationEvent, { type: 'weighed' }>,
  now: number,
): ApplicationState | undefined {
  const { clearing } = state;
  const weighed: InFlight = { ...progress(state), status: 'in_flight' };
  if (clearing.next === 'evidence') return weighCard({ ...weighed, clearing }, circumstances, chip, now);
  if (!isStale(state, circumstances.confirmedAt, now)) return undefined;
  return askLater(weighed, { ...clearing, next: 'look' }, now);
}

function tried(state: InFlight): InFlight {
  return { ...state, tries: state.tries + 1 };
}

/** While the clerk fills in, the one thing that may be sent is the question of an active card. */
function afterSending(state: ApplicationState): ApplicationState | undefined {
  if (state.status === 'unknown') {
    if (stepUnder(state) === undefined) return undefined;
    return { status: 'in_flight', ...progress(state), clearing: state.clearing };
  }
  if (state.status !== 'due') return undefined;
  if (state.filling && state.stage !== 'registered') return undefined;
  return { status: 'in_flight', ...progress(state) };
}

/** A busy Department is busy whomever the question was about. */
function notBeforeOf(outcome: Outcome, now: number): number | undefined {
  if (outcome.class !== 'not_processed' || outcome.retryAfterMs === undefined) return undefined;
  return now + outcome.retryAfterMs;
}

function afterInterruption(tried: InFlight, waits: ClearingWaits, now: number): ApplicationState {
  if (tried.outdated) return askAnew(tried, now);
  const outcome = { class: 'unknown', reason: 'interrupted' } as const;
  if (isClearing(tried)) {
    const circumstances = {
      confirmedAt: 0,
      sinceSentMs: 0,
      waits,
      evidence: { ownConnections: [], operations: [] },
    };
    return afterClearing(tried, { outcome, chip: undefined, skew: 0, circumstances }, now);
  }
  return stepOf(tried.stage) === 'check_active_card'
    ? dueAgain(tried, now, outcome.reason)
    : beginClearing(tried, outcome.reason, waits, now);
}

function afterOutcome(tried: InFlight, event: Arrived, now: number): ApplicationState {
  if (isClearing(tried)) return afterClearing(tried, event, now);
  const { outcome, chip, skew, circumstances } = event;
  switch (outcome.class) {
    case 'done':
      return afterAnswer(tried, outcome.answer, chip, now);
    case 'refused':
      return afterRefusal(tried, outcome, event, now);
    case 'not_sent':
      return dueAgain(tried, now + backOffMs(tried.tries, skew), outcome.reason);
    case 'not_processed':
      return afterNotProcessed(tried, outcome, skew, now);
    case 'unknown':
      // A GET changes nothing, so it alone may simply be asked again.
      return stepOf(tried.stage) === 'check_active_card'
        ? dueAgain(tried, now + backOffMs(tried.tries, skew), outcome.reason)
        : beginClearing(tried, outcome.reason, circumstances.waits, now);
    default:
      return outcome satisfies never;
  }
}

function afterClearing(tried: Cleared<Clearing>, event: Arrived, now: number): ApplicationState {
  const { clearing } = tried;
  const { outcome, chip, skew, circumstances } = event;
  switch (clearing.of) {
    case 'register_client':
      return clearClient({ ...tried, clearing }, outcome, circumstances, skew, now);
    case 'connect_card':
      return clearCard({ ...tried, clearing }, outcome, circumstances, chip, skew, now);
    case 'register_chip':
      return clearChip({ ...tried, clearing }, outcome, skew, now);
    default:
      return clearing satisfies never;
  }
}

function afterAnswer(tried: InFlight, answer: Answer, chip: Chip | undefined, now: number): ApplicationState {
  expectStep(tried, answer.step);
  switch (answer.step) {
    case 'check_active_card':
      if (answer.active) return { status: 'has_active_card', active: answer.active };
      return tried.filling
        ? { status: 'filling', stage: 'checked', tries: 0, filling: true, ...pastOf(tried), checkedAt: now }
        : { status: 'due', stage: 'checked', tries: 0, ...pastOf(tried), dueAt: now };
    case 'register_client':
      return { status: 'due', stage: 'client_known', tries: 0, ...pastOf(tried), dueAt: now };
    case 'connect_card':
      return connectedState(answer.numSid, chip, now);
    case 'register_chip':
      return { status: 'connected', ...numSidOf(tried), chip: 'registered' };
    default:
      return answer satisfies never;
  }
}

function afterRefusal(
  tried: InFlight,
  { step, refusals }: Refused,
  { skew, circumstances }: Arrived,
  now: number,
): ApplicationState {
  expectStep(tried, step);
  // The card is connected, and that is what the applicant came for (2.1 step 13.1).
  if (step === 'register_chip') return { status: 'connected', ...numSidOf(tried), chip: 'not_registered' };
  const verdict = refusalVerdict(refusals);
  switch (verdict) {
    case 'ends':
      return (
        lookBeforeRefusal(tried, refusals, circumstances, now) ?? {
          status: 'refused',
          by: 'department',
          refusals,
        }
      );
    case 'returns': {
      const clientUnknown = refusals.some(({ reason }) => reason === 'client_unknown');
      const stage = clientUnknown ? 'checked' : tried.stage;
      return { status: 'returned', stage, tries: 0, ...fillingOf(tried), ...pastOf(tried), refusals };
    }
    case 'later':
      return afterSchoolboyUnavailable(tried, skew, now);
    default:
      return verdict satisfies never;
  }
}

function expectStep(state: InFlight, step: Step): void {
  if (stepOf(state.stage) !== step) throw new Error(`answer to ${step} at stage ${state.stage}`);
}
