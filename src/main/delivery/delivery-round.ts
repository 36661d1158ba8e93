import type { Application, ApplicationState } from '../../domain/application.ts';
import type { Journal } from '../journal/journal.ts';
import { JournalFault } from '../journal/journal-fault.ts';
import type { Delivery, RunOptions } from './delivery.ts';

/** Applications worked on at once: one that waits for an answer holds back none of the others. */
const AT_ONCE = 4;

/** Applications that only a bug can have made throw: nothing more is tried with them. */
export interface SetAside {
  has(id: number): boolean;
  add(id: number, error: unknown): void;
}

/**
 * Runs all that is due once. `ignoreBackOff` is a person's "now": it sets the back-off aside, never
 * a `Retry-After`. A wrong key or region code ends the round: every further call would get the same.
 * Throws when the disk fails, and without `setAside` what an application throws, once all under way
 * have come to rest.
 */
export async function deliverDue(
  journal: Journal,
  delivery: Delivery,
  now: number,
  options: RunOptions,
  setAside?: SetAside,
): Promise<'done' | 'setting_is_wrong'> {
  const { ignoreBackOff = false } = options;
  const due = journal.due(now, { ignoreBackOff, limit: Number.MAX_SAFE_INTEGER });
  const ids = due.filter((id) => !setAside?.has(id));
  let wrong = false;
  const worker = async (): Promise<void> => {
    for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
      const application = await runOne(delivery, id, options, setAside).catch((error: unknown) => {
        ids.length = 0;
        throw error;
      });
      wrong ||= application !== undefined && settingIsWrong(application.state);
      if (wrong || options.signal?.aborted) ids.length = 0;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return wrong ? 'setting_is_wrong' : 'done';
}

/** Undefined for one that was set aside; a failed disk concerns all of them and is thrown. */
export async function runOne(
  delivery: Delivery,
  id: number,
  options: RunOptions,
  setAside: SetAside | undefined,
): Promise<Application | undefined> {
  try {
    return await delivery.run(id, options);
  } catch (error) {
    if (setAside === undefined || error instanceof JournalFault) throw error;
    setAside.add(id, error);
    return undefined;
  }
}

/** Key or region code were not accepted: no application is to blame, and none gets through. */
export function settingIsWrong(state: ApplicationState): boolean {
  return state.status === 'due' && (state.reason === 'key_rejected' || state.reason === 'region_unknown');
}
