import type { ApplicationState, ApplicationStatus } from './application.ts';
import { isFilling } from './desk-event.ts';
import { isCardConnected } from './status-text.ts';

/** Whoever has confirmed waits at the desk for so long; then they have gone home. */
const AT_DESK_MS = 10 * 60_000;

/** What is in the dark for the resident, too: they leave without knowing. */
const UNCLEAR: readonly ApplicationStatus[] = ['unknown', 'needs_decision'];

export type Telling =
  /** The clerk says it to their face. */
  | 'at_desk'
  /** They have left; there is nothing yet that would have to be told. */
  | 'left'
  /** They have left and must be told how it stands. */
  | 'owed';

export interface Visit {
  /** Epoch ms. */
  readonly confirmedAt: number;
  /** Kept from before: a confirmation anew by the clerk alone does not bring the resident back. */
  readonly hasLeft: boolean;
}

/** Who has to be told what became of an application that went from one state to another at `now` (epoch ms). */
export function tellingAfter(
  { confirmedAt, hasLeft }: Visit,
  before: ApplicationState,
  after: ApplicationState,
  now: number,
): Telling {
  // Before the confirmation nobody leaves without the clerk knowing, and there is no telephone number yet.
  // What becomes of the chip of a card that is connected adds nothing to the word of success (2.1 step 13.1).
  if (isFilling(before) || isCardConnected(before)) return 'at_desk';
  const isLate = !isAtDesk(confirmedAt, now);
  if (isToBeTold(after)) return hasLeft || isLate ? 'owed' : 'at_desk';
  const wasUnclear = UNCLEAR.includes(before.status) || UNCLEAR.includes(after.status);
  return hasLeft || (isLate && wasUnclear) ? 'left' : 'at_desk';
}

/** Confirmed and without an end: whoever goes home now goes without an answer. */
export function isInTheDark(state: ApplicationState): boolean {
  if (isFilling(state) || isCardConnected(state)) return false;
  return state.status === 'due' || state.status === 'in_flight' || UNCLEAR.includes(state.status);
}

/** A clock that was put back proves nothing: rather one call too many. */
function isAtDesk(confirmedAt: number, now: number): boolean {
  return now >= confirmedAt && now - confirmedAt <= AT_DESK_MS;
}

/** An end that did not come about at the desk, or something that the resident has to do. */
function isToBeTold(state: ApplicationState): boolean {
  if (isCardConnected(state)) return true;
  switch (state.status) {
    case 'connected':
    case 'has_active_card':
    case 'not_connected':
    case 'returned':
      return true;
    case 'refused':
      return state.by === 'department';
    case 'needs_decision':
      return state.why === 'offline_too_long';
    case 'withdrawn':
    case 'filling':
    case 'due':
    case 'in_flight':
    case 'unknown':
      return false;
    default:
      return state satisfies never;
  }
}
