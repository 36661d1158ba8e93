import type { ApplicationState, Chip, Stage } from './application.ts';
import { backOffMs } from './back-off.ts';
import { afterDeskEvent, type DeskEvent } from './desk-event.ts';
import type { Answer, Outcome } from './outcome.ts';
import { refusalVerdict } from './refusal-verdict.ts';
import type { Step } from './step.ts';
import {
  afterNotProcessed,
  afterSchoolboyUnavailable,
  askAnew,
  dueAgain,
  fillingOf,
  type InFlight,
  numSidOf,
  progress,
  unknown,
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
    }
  /** The program ended while the step was on its way. */
  | { readonly type: 'interrupted' }
  | DeskEvent;

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
      return state.status === 'in_flight' ? afterInterruption(tried(state), now) : undefined;
    case 'outcome': {
      if (state.status !== 'in_flight') return undefined;
      const { outcome, chip, skew } = event;
      return state.outdated
        ? askAnew(state, now, notBeforeOf(outcome, now))
        : afterOutcome(tried(state), outcome, chip, skew, now);
    }
    default:
      return afterDeskEvent(state, event, now);
  }
}

function tried(state: InFlight): InFlight {
  return { ...state, tries: state.tries + 1 };
}

/** While the clerk fills in, the one thing that may be sent is the question of an active card. */
function afterSending(state: ApplicationState): ApplicationState | undefined {
  if (state.status !== 'due') return undefined;
  if (state.filling && state.stage !== 'registered') return undefined;
  return { status: 'in_flight', ...progress(state) };
}

/** A busy Department is busy whomever the question was about. */
function notBeforeOf(outcome: Outcome, now: number): number | undefined {
  if (outcome.class !== 'not_processed' || outcome.retryAfterMs === undefined) return undefined;
  return now + outcome.retryAfterMs;
}

function afterInterruption(tried: InFlight, now: number): ApplicationState {
  if (tried.outdated) return askAnew(tried, now);
  return stepOf(tried.stage) === 'check_active_card'
    ? dueAgain(tried, now, 'interrupted')
    : unknown(tried, now, 'interrupted');
}

function afterOutcome(
  tried: InFlight,
  outcome: Outcome,
  chip: Chip | undefined,
  skew: number,
  now: number,
): ApplicationState {
  switch (outcome.class) {
    case 'done':
      return afterAnswer(tried, outcome.answer, chip, now);
    case 'refused':
      return afterRefusal(tried, outcome, skew, now);
    case 'not_sent':
      return dueAgain(tried, now + backOffMs(tried.tries, skew), outcome.reason);
    case 'not_processed':
      return afterNotProcessed(tried, outcome, skew, now);
    case 'unknown':
      // A GET changes nothing, so it alone may simply be asked again.
      return stepOf(tried.stage) === 'check_active_card'
        ? dueAgain(tried, now + backOffMs(tried.tries, skew), outcome.reason)
        : unknown(tried, now, outcome.reason);
    default:
      return outcome satisfies never;
  }
}

function afterAnswer(tried: InFlight, answer: Answer, chip: Chip | undefined, now: number): ApplicationState {
  expectStep(tried, answer.step);
  switch (answer.step) {
    case 'check_active_card':
      if (answer.active) return { status: 'has_active_card', active: answer.active };
      return tried.filling
        ? { status: 'filling', stage: 'checked', tries: 0, filling: true, checkedAt: now }
        : { status: 'due', stage: 'checked', tries: 0, dueAt: now };
    case 'register_client':
      return { status: 'due', stage: 'client_known', tries: 0, dueAt: now };
    case 'connect_card':
      if (chip === undefined) throw new Error('a card was connected that nobody has taken down');
      if (chip.kind === 'none') return { status: 'connected', ...numSidOf(answer), chip: 'none' };
      return { status: 'due', stage: 'card_connected', tries: 0, ...numSidOf(answer), dueAt: now };
    case 'register_chip':
      return { status: 'connected', ...numSidOf(tried), chip: 'registered' };
    default:
      return answer satisfies never;
  }
}

function afterRefusal(
  tried: InFlight,
  { step, refusals }: Refused,
  skew: number,
  now: number,
): ApplicationState {
  expectStep(tried, step);
  // The card is connected, and that is what the applicant came for (2.1 step 13.1).
  if (step === 'register_chip') return { status: 'connected', ...numSidOf(tried), chip: 'not_registered' };
  const verdict = refusalVerdict(refusals);
  switch (verdict) {
    case 'ends':
      return { status: 'refused', by: 'department', refusals };
    case 'returns': {
      const clientUnknown = refusals.some(({ reason }) => reason === 'client_unknown');
      const stage = clientUnknown ? 'checked' : tried.stage;
      return { status: 'returned', stage, tries: 0, ...fillingOf(tried), refusals };
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
