import type { ApplicationState } from './application.ts';
import { LONGEST_BACK_OFF_MS } from './back-off.ts';
import { afterCardBack } from './chip-later.ts';
import type { Ground } from './papers.ts';
import { askAnew, pastOf, type Unfinished } from './unfinished-step.ts';

/**
 * What the clerk does to an application before its data go out (regulation, 1.2, 1.3.2 and 2.1 step 5)
 * and, once it is connected, for the chip that was left.
 */
export type DeskEvent =
  /** `snilsChanged`: with this very confirmation, of data that the Department had sent back. */
  | { readonly type: 'confirmed'; readonly snilsChanged?: boolean }
  | { readonly type: 'person_changed'; readonly snilsChanged: boolean }
  | { readonly type: 'refused_by_office'; readonly ground: Ground }
  | { readonly type: 'withdrawn' }
  /** The very card lies on the reader again whose chip could not be registered. */
  | { readonly type: 'card_back' };

/** An answer about an active card that is older than this is asked for once more before anything is posted. */
const RECHECK_AFTER_MS = 15 * 60_000;

type FillingIn = Unfinished & { readonly filling: true };

/** The clerk has not confirmed yet: nothing was posted, so everything can still be changed or ended. */
export function isFilling(state: ApplicationState): state is FillingIn {
  return 'stage' in state && state.filling === true;
}

/** `now` in epoch ms; undefined where the event does not fit the state. */
export function afterDeskEvent(
  state: ApplicationState,
  event: DeskEvent,
  now: number,
): ApplicationState | undefined {
  if (event.type === 'confirmed') return afterConfirmation(state, event.snilsChanged ?? false, now);
  if (event.type === 'card_back') return afterCardBack(state, now);
  if (!isFilling(state)) return undefined;
  switch (event.type) {
    case 'person_changed':
      return event.snilsChanged ? withOtherSnils(state, now) : state;
    case 'refused_by_office':
      return { status: 'refused', by: 'office', ground: event.ground };
    case 'withdrawn':
      return { status: 'withdrawn' };
  }
}

function afterConfirmation(
  state: ApplicationState,
  snilsChanged: boolean,
  now: number,
): ApplicationState | undefined {
  if (state.status !== 'returned' && !isFilling(state)) return undefined;
  const asked = snilsChanged ? withOtherSnils(state, now) : state;
  switch (asked.status) {
    case 'filling': {
      const stage = now - asked.checkedAt > RECHECK_AFTER_MS ? 'registered' : 'checked';
      return { status: 'due', stage, tries: 0, ...pastOf(asked), dueAt: now };
    }
    case 'returned': {
      // Time went by, and the clerk may have corrected more than was named: all is asked and sent anew.
      const held = heldUntil(asked.notBefore, now);
      const { filling: _, ...confirmed } = askAnew(asked, now, held);
      return confirmed;
    }
    case 'due':
    case 'in_flight': {
      const { filling: _, ...confirmed } = asked;
      return confirmed;
    }
    default:
      return undefined;
  }
}

/** Further ahead than any wait is only what was noted before the clock was put back. */
function heldUntil(notBefore: number | undefined, now: number): number | undefined {
  if (notBefore === undefined || notBefore <= now) return undefined;
  return Math.min(notBefore, now + LONGEST_BACK_OFF_MS);
}

/** Whatever is known of the old SNILS says nothing about the new one. */
function withOtherSnils(state: Unfinished, now: number): Unfinished {
  if (state.status === 'in_flight') return { ...state, outdated: true };
  return askAnew(state, now, 'notBefore' in state ? state.notBefore : undefined);
}
