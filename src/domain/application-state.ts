import type { ApplicationState, Chip, Stage } from './application.ts';
import { backOffMs } from './back-off.ts';
import type { Answer, Outcome } from './outcome.ts';
import { refusalVerdict } from './refusal-verdict.ts';
import type { Step } from './step.ts';
import {
  afterNotProcessed,
  afterSchoolboyUnavailable,
  dueAgain,
  type InFlight,
  numSidOf,
  progress,
  unknown,
} from './unfinished-step.ts';

export type ApplicationEvent =
  /** The intent is durable: a byte may leave. */
  | { readonly type: 'sent' }
  /** `skew` in [-1, 1] spreads repeats; `chip` is the card's, for what follows its connection. */
  | { readonly type: 'outcome'; readonly outcome: Outcome; readonly chip: Chip; readonly skew: number }
  /** The program ended while the step was on its way. */
  | { readonly type: 'interrupted' };

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
  if (event.type === 'sent') {
    if (state.status !== 'due') throw misfit(state, event);
    return { status: 'in_flight', ...progress(state) };
  }
  if (state.status !== 'in_flight') throw misfit(state, event);
  const tried = { ...state, tries: state.tries + 1 };
  if (event.type === 'interrupted') return afterInterruption(tried, now);
  return afterOutcome(tried, event.outcome, event.chip, event.skew, now);
}

function afterInterruption(tried: InFlight, now: number): ApplicationState {
  return stepOf(tried.stage) === 'check_active_card'
    ? dueAgain(tried, now, 'interrupted')
    : unknown(tried, now, 'interrupted');
}

function afterOutcome(
  tried: InFlight,
  outcome: Outcome,
  chip: Chip,
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

function afterAnswer(tried: InFlight, answer: Answer, chip: Chip, now: number): ApplicationState {
  expectStep(tried, answer.step);
  switch (answer.step) {
    case 'check_active_card':
      if (answer.active) return { status: 'has_active_card', active: answer.active };
      return { status: 'due', stage: 'checked', tries: 0, dueAt: now };
    case 'register_client':
      return { status: 'due', stage: 'client_known', tries: 0, dueAt: now };
    case 'connect_card':
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
      return { status: 'returned', stage: clientUnknown ? 'checked' : tried.stage, tries: 0, refusals };
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

function misfit(state: ApplicationState, event: ApplicationEvent): Error {
  return new Error(`event ${event.type} does not fit an application that is ${state.status}`);
}
