import type { Application } from '../../domain/application.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { isWrongSetting, type WrongSetting } from '../../domain/wrong-setting.ts';
import type { Journal } from '../journal/journal.ts';
import { JournalFault } from '../journal/journal-fault.ts';
import type { Delivery, RunOptions } from './delivery.ts';
import type { SetAside } from './set-aside.ts';

/** Applications worked on at once: one that waits for an answer holds back none of the others. */
const AT_ONCE = 4;

export interface RoundOptions extends Pick<RunOptions, 'ignoreBackOff' | 'signal'> {
  /** Behind a pause: those that the wrong setting has put off are due, too. */
  readonly afterPause?: boolean;
  /** Which application was answered so; told after the outcome is durable. */
  readonly onOutcome?: (applicationId: number, outcome: Outcome) => void;
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
  options: RoundOptions,
  setAside?: SetAside,
): Promise<'done' | 'setting_is_wrong'> {
  const { afterPause = false, ignoreBackOff = false, signal, onOutcome } = options;
  const ids = dueIds(journal, now, { afterPause, ignoreBackOff }).filter((id) => !setAside?.has(id));
  let wrong = false;
  // Those at work begin no further step either.
  const stop = {
    get aborted() {
      return wrong || signal?.aborted === true;
    },
  };
  const worker = async (): Promise<void> => {
    for (let id = ids.shift(); id !== undefined && !stop.aborted; id = ids.shift()) {
      const applicationId = id;
      const hear = (outcome: Outcome): void => {
        wrong ||= wrongSettingOf(outcome) !== undefined;
        onOutcome?.(applicationId, outcome);
      };
      const run = { ignoreBackOff: ignoreBackOff || afterPause, signal: stop, onOutcome: hear };
      await runOne(delivery, id, run, setAside).catch((error: unknown) => {
        ids.length = 0;
        throw error;
      });
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

export function wrongSettingOf(outcome: Outcome): WrongSetting | undefined {
  return outcome.class === 'not_processed' && isWrongSetting(outcome.reason) ? outcome.reason : undefined;
}

function dueIds(
  journal: Journal,
  now: number,
  { afterPause, ignoreBackOff }: { readonly afterPause: boolean; readonly ignoreBackOff: boolean },
): number[] {
  const limit = Number.MAX_SAFE_INTEGER;
  const due = journal.due(now, { ignoreBackOff, limit });
  if (!afterPause) return [...due];
  const putOff = journal
    .waiting(limit)
    .filter(({ state }) => 'reason' in state && isWrongSetting(state.reason));
  return [...new Set([...due, ...putOff.map(({ id }) => id)])];
}
