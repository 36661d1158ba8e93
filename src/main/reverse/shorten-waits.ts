import { LONGEST_BACK_OFF_MS } from '../../domain/back-off.ts';
import type { ReverseParts } from './reverse-parts.ts';
import { told } from './told.ts';

const ALL = Number.MAX_SAFE_INTEGER;

/**
 * Due times are told by the wall clock, for they outlive the program. Where that clock was put back nothing
 * waits for longer than it ever would have; nor for less, as what was lost may still land.
 */
export function shortenWaits(parts: ReverseParts): void {
  shorten(parts, 'saved', LONGEST_BACK_OFF_MS);
  shorten(parts, 'decided', LONGEST_BACK_OFF_MS);
  shorten(parts, 'accepted', parts.lateLandingMs);
}

function shorten(parts: ReverseParts, status: 'saved' | 'decided' | 'accepted', longestMs: number): void {
  const { inbox, now } = parts;
  const dueAt = now() + longestMs;
  const changes = inbox.inState(status, ALL).flatMap(({ id, state }) => {
    return state.status === status && state.dueAt > dueAt ? [{ id, state: { ...state, dueAt } }] : [];
  });
  inbox.settle(changes, now());
  told(parts, changes);
}
