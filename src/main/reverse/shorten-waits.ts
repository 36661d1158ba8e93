import { LONGEST_BACK_OFF_MS } from '../../domain/back-off.ts';
import type { ReverseParts } from './reverse-parts.ts';
import { told } from './told.ts';

/** Settled in one transaction; short enough that nobody waits for it. */
const AT_ONCE = 50;

/**
 * Due times are told by the wall clock, for they outlive the program. Where that clock was put back nothing
 * waits for longer than it ever would have; nor for less, as what was lost may still land.
 */
export async function shortenWaits(parts: ReverseParts): Promise<void> {
  await shorten(parts, 'saved', LONGEST_BACK_OFF_MS);
  await shorten(parts, 'decided', LONGEST_BACK_OFF_MS);
  await shorten(parts, 'accepted', parts.lateLandingMs);
}

async function shorten(
  parts: ReverseParts,
  status: 'saved' | 'decided' | 'accepted',
  longestMs: number,
): Promise<void> {
  const { inbox, now, breathe } = parts;
  const dueAt = now() + longestMs;
  const late = inbox.duesIn(status).filter((one) => one.dueAt !== null && one.dueAt > dueAt);
  for (let from = 0; from < late.length; from += AT_ONCE) {
    const some = late.slice(from, from + AT_ONCE).flatMap(({ id }) => inbox.operation(id) ?? []);
    const changes = some.flatMap(({ id, state }) =>
      state.status === status ? [{ id, state: { ...state, dueAt } }] : [],
    );
    inbox.settle(changes, now());
    told(parts, changes);
    await breathe();
  }
}
