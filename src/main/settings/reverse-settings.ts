import { fail, ok, type Result } from '../../domain/result.ts';
import { type Environment, matching } from './environment.ts';
import type { ReverseSettings, SettingProblem } from './settings.ts';

/** Not told: the cautious reading. */
const SEVERAL = '99';

/**
 * Whether this workplace asks for the operations of the Department's side, and how many journals the office has. On
 * unless switched off: an operation that nobody takes in waits unseen, while a second workplace that asks,
 * too, does no harm.
 */
export function readReverseSettings(
  environment: Environment,
): Result<ReverseSettings, readonly SettingProblem[]> {
  const polls = matching(environment, 'KARTA_REVERSE_POLLER', /^[01]$/, '1');
  const workplaces = matching(environment, 'KARTA_OFFICE_WORKPLACES', /^[1-9]\d?$/, SEVERAL);
  if (!polls.ok || !workplaces.ok) {
    return fail([polls, workplaces].flatMap((part) => (part.ok ? [] : [part.problem])));
  }
  return ok({ polls: polls.value === '1', hasSeveralWorkplaces: workplaces.value !== '1' });
}
