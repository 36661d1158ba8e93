import { stepUnder } from '../../domain/application-state.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Journal } from '../journal/journal.ts';
import type { Delivery, RunOptions } from './delivery.ts';
import { runOne } from './delivery-round.ts';
import type { SetAside } from './set-aside.ts';

/** Enough to find one to ask with, however many wait. */
const MOST_LOOKED_AT = 50;

export interface Probed {
  readonly applicationId: number;
  readonly outcome: Outcome;
}

type ProbeOptions = Pick<RunOptions, 'ignoreBackOff' | 'signal'>;

/**
 * One request of one application, to learn whether the Department takes anything again: a question
 * where one is due. `metBy` met the wrong setting last and comes only where no other one is due. Undefined
 * where nothing is.
 */
export async function probe(
  journal: Journal,
  delivery: Delivery,
  { now, metBy }: { readonly now: number; readonly metBy: number | undefined },
  { ignoreBackOff = false, signal }: ProbeOptions,
  setAside: SetAside,
): Promise<Probed | undefined> {
  const due = journal.due(now, { ignoreBackOff, limit: Number.MAX_SAFE_INTEGER });
  const ids = due.filter((id) => !setAside.has(id)).slice(0, MOST_LOOKED_AT);
  for (const applicationId of inOrder(journal, ids, metBy)) {
    let outcome: Outcome | undefined;
    const stop = {
      get aborted() {
        return outcome !== undefined || signal?.aborted === true;
      },
    };
    const onOutcome = (heard: Outcome): void => {
      outcome = heard;
    };
    await runOne(delivery, applicationId, { ignoreBackOff, signal: stop, onOutcome }, setAside);
    if (outcome !== undefined) return { applicationId, outcome };
    if (stop.aborted) return undefined;
  }
  return undefined;
}

/** Whether somebody answered; that the key was looked at follows from no silence. */
export function isAnswer(outcome: Outcome): boolean {
  return outcome.class === 'unknown' ? outcome.httpStatus !== undefined : outcome.class !== 'not_sent';
}

function inOrder(journal: Journal, ids: readonly number[], metBy: number | undefined): readonly number[] {
  const asks = (id: number): boolean => {
    const state = journal.application(id)?.state;
    return state !== undefined && 'stage' in state && stepUnder(state) === 'check_active_card';
  };
  const rank = (id: number): number => (id === metBy ? 2 : asks(id) ? 0 : 1);
  return ids
    .map((id) => ({ id, rank: rank(id) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id);
}
