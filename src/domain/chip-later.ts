import type { Application, ApplicationState, Chip } from './application.ts';
import type { Outcome } from './outcome.ts';
import { numSidOf } from './unfinished-step.ts';

type Connected = Extract<ApplicationState, { status: 'connected' }>;
type WithoutChip = Connected & { readonly chip: 'not_registered' };
type KnownChip = Extract<Chip, { kind: 'uid' }>;

/** The card is connected and its chip is not: a success (regulation, 2.1 step 13.1) that leaves a task. */
function lacksChip(state: ApplicationState): state is WithoutChip {
  return state.status === 'connected' && state.chip === 'not_registered';
}

/** The chip that is to be registered once its card lies on the reader again; absent where nothing is left to do. */
export function chipLeft({ state, card }: Pick<Application, 'state' | 'card'>): KnownChip | undefined {
  return lacksChip(state) && card?.chip.kind === 'uid' ? card.chip : undefined;
}

/**
 * The same card lies on the reader again. The one way out of an end: only the chip is sent once more,
 * what the applicant was told stays true. `now` in epoch ms.
 */
export function afterCardBack(state: ApplicationState, now: number): ApplicationState | undefined {
  if (!lacksChip(state)) return undefined;
  return { status: 'due', stage: 'card_connected', tries: 0, ...numSidOf(state), dueAt: now };
}

/** Why it is missing, for the clerk; by the last answer to the registration of the chip, if there was one. */
export function chipLeftText(last: Outcome | undefined): string {
  if (last?.class !== 'refused') return NOT_CONFIRMED;
  const notFound = last.refusals.every(({ reason }) => reason === 'card_unknown');
  return notFound ? CARD_NOT_FOUND : NOT_TAKEN;
}

const NOT_CONFIRMED = 'Департамент не подтвердил, что чип зарегистрирован.';
const CARD_NOT_FOUND = 'Департамент ещё не нашёл у себя карту, когда мы отправили номер чипа.';
const NOT_TAKEN = 'Департамент не принял номер чипа.';
