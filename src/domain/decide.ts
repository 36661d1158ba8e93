import type { ApplicationState, Chip } from './application.ts';
import type { Clearing, Decision } from './clearing.ts';
import { askAnew, connectedState, fillingOf, progress } from './unfinished-step.ts';

export type Undecided = Extract<ApplicationState, { status: 'needs_decision' }>;

export interface Decided {
  readonly type: 'decided';
  readonly decision: Decision;
  readonly chip: Chip | undefined;
  /** Milliseconds in which something that was sent may still land; no end is true before. */
  readonly landingMs: number;
}

export const DECISIONS: readonly Decision[] = [
  'is_connected',
  'is_not_connected',
  'look_again',
  'send_again',
];
const OF_THE_UNSENT: readonly Decision[] = ['send_again', 'is_not_connected'];
const OF_THE_APPLICANT: readonly Decision[] = ['send_again', 'look_again', 'is_not_connected'];
const OF_THE_CARD: readonly Decision[] = ['is_connected', 'is_not_connected', 'look_again', 'send_again'];

/** The ways on that a person has; a chip never needs one (2.1 step 13.1). */
export function decisionsOf({ clearing }: Undecided): readonly Decision[] {
  if (clearing === undefined) return OF_THE_UNSENT;
  // What an older journal has lost may have been the card itself.
  return clearing.of === 'connect_card' || clearing.restored ? OF_THE_CARD : OF_THE_APPLICANT;
}

/** Undefined where the decision is none of those that the state has, or comes too early to be true. */
export function afterDecision(
  state: Undecided,
  { decision, chip, landingMs }: Decided,
  now: number,
): ApplicationState | undefined {
  const { clearing } = state;
  if (!decisionsOf(state).includes(decision)) return undefined;
  switch (decision) {
    case 'send_again':
      if (clearing === undefined) return { ...askAnew(state, now), ...fillingOf(state) };
      return lookAgain(state, { ...cleared(clearing), repeats: 0 }, now);
    case 'look_again':
      return clearing && lookAgain(state, { ...cleared(clearing), held: true }, now);
    case 'is_connected':
      // The number that was seen may be of a card that has been blocked since: none is better than another's.
      return connectedState(undefined, chip, now);
    case 'is_not_connected':
      return clearing && landingMs > 0 ? undefined : { status: 'not_connected' };
    default:
      return decision satisfies never;
  }
}

function lookAgain(state: Undecided, clearing: Clearing, now: number): ApplicationState {
  return { ...progress(state), status: 'unknown', since: clearing.since, dueAt: now, clearing };
}

/** What was concluded so far is looked at anew; that nobody knows what an older journal has lost, stays. */
function cleared({ of, since, repeats, restored }: Clearing): Clearing {
  const begun = { next: 'look', since, repeats, misses: 0, ...(restored && { restored }) } as const;
  return of === 'register_chip' ? { of, ...begun, nones: 0 } : { of, ...begun };
}
