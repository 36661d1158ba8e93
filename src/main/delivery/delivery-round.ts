import type { Application } from '../../domain/application.ts';
import type { Journal } from '../journal/journal.ts';
import type { Delivery, RunOptions } from './delivery.ts';

/** Applications worked on at once: one that waits for an answer holds back none of the others. */
const AT_ONCE = 4;

/**
 * Runs all that is due once. `ignoreBackOff` is a person's "now": it sets the back-off aside, never
 * a `Retry-After`. A wrong key or region code ends the round: every further call would get the same.
 */
export async function deliverDue(
  journal: Journal,
  delivery: Delivery,
  now: number,
  options: RunOptions,
): Promise<'done' | 'setting_is_wrong'> {
  const ids = [
    ...journal.due(now, { ignoreBackOff: options.ignoreBackOff ?? false, limit: Number.MAX_SAFE_INTEGER }),
  ];
  let wrong = false;
  const worker = async (): Promise<void> => {
    for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
      wrong ||= settingIsWrong(await delivery.run(id, options));
      if (wrong || options.signal?.aborted) ids.length = 0;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return wrong ? 'setting_is_wrong' : 'done';
}

function settingIsWrong({ state }: Application): boolean {
  return state.status === 'due' && (state.reason === 'key_rejected' || state.reason === 'region_unknown');
}
