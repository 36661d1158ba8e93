import type { Application } from '../../domain/application.ts';
import { type ApplicationEvent, isUnsent, stepUnder } from '../../domain/application-state.ts';
import type { Circumstances } from '../../domain/clearing.ts';
import { isStale } from '../../domain/clearing-step.ts';
import type { DeliveryParts } from './delivery.ts';
import { freeAgainAt } from './request-rate.ts';

type Parts = Pick<DeliveryParts, 'journal' | 'isOutlived'>;

/** What is to happen to a due application where no request may or need leave; undefined: send. */
export function insteadOfRequest(
  { id, state, card, confirmedAt }: Application,
  { journal, isOutlived }: Parts,
  circumstances: () => Circumstances,
  now: number,
): ApplicationEvent | undefined {
  // Table C asks nobody: what journal and operations say is at hand.
  const asksNobody = 'stage' in state && stepUnder(state) === undefined;
  if (asksNobody || isStale(state, confirmedAt, now)) {
    return { type: 'weighed', chip: card?.chip, circumstances: circumstances() };
  }
  if (isUnsent(state) && isOutlived?.(confirmedAt, now)) return { type: 'limit_reached' };
  const until = freeAgainAt(journal.steps(id), now);
  return until === undefined ? undefined : { type: 'postponed', until };
}
