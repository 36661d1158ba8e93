import type { ApplicationState } from './application.ts';
import type { CardClearing, Circumstances } from './clearing.ts';
import { askLater, landingMsOf } from './clearing-step.ts';
import type { Refusal } from './outcome.ts';
import type { InFlight } from './unfinished-step.ts';

/**
 * A refusal that would end an application from an older journal (regulation, 4.2 and 4.3). What the lost one
 * had sent may be the reason for it, or may still land: so the active card is looked at first, once nothing can
 * land any more. Undefined where the refusal may end it at once. `now` in epoch ms.
 */
export function lookBeforeRefusal(
  tried: InFlight,
  refusals: readonly [Refusal, ...Refusal[]],
  circumstances: Circumstances,
  now: number,
): ApplicationState | undefined {
  if (!tried.restored) return undefined;
  // Then no card request of this application can ever have been taken.
  if (refusals.some(({ reason }) => reason === 'card_of_another')) return undefined;
  const clearing: CardClearing = {
    of: 'connect_card',
    next: 'last_look',
    verdict: refusals,
    restored: true,
    since: now,
    repeats: 0,
    misses: 0,
  };
  return askLater({ ...tried, stage: 'client_known' }, clearing, now + landingMsOf(circumstances));
}
