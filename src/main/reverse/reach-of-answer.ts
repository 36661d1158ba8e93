import { type Reach, reachOf } from '../../domain/reach.ts';
import type { ListOutcome } from '../department/reverse-department.ts';
import type { Published } from './publication.ts';

/** What an answer of the reverse flow has shown of the way to the Department; undefined where it has shown nothing. */
export function reachOfAnswer(outcome: NonNullable<ListOutcome | Published>): Reach | undefined {
  switch (outcome.class) {
    case 'done': {
      const { answeredAt } = outcome;
      return { ok: true, ...(answeredAt !== undefined && { answeredAt }) };
    }
    case 'refused':
      return { ok: true };
    case 'unknown':
      // Somebody answered, but not to us.
      if (outcome.reason === 'wrong_rq_uid') return { ok: false, reason: 'wrong_shape' };
      return reachOf({ class: 'unknown', reason: outcome.reason });
    case 'not_sent':
    case 'not_processed':
      return reachOf(outcome);
    default:
      return outcome satisfies never;
  }
}
