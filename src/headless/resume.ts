import { deliverDue } from '../main/delivery/delivery-round.ts';
import type { CommandParts } from './command.ts';
import { EXIT, type ExitCode } from './exit-code.ts';

/**
 * Tries all that is open at once, whatever its back-off, then for `seconds` what falls due in time.
 * `Retry-After` holds all the same.
 */
export async function resume(parts: CommandParts, seconds: number): Promise<ExitCode> {
  const { kiosk, output, adapters, signal } = parts;
  const { journal } = kiosk;
  const forward = await kiosk.openForward();
  if (!forward.ok) {
    for (const problem of forward.problem) output.problem({ ...problem });
    return EXIT.bad_input;
  }
  const { delivery } = forward.value;
  const deadline = adapters.now() + seconds * 1000;
  let round = await deliverDue(journal, delivery, adapters.now(), { ignoreBackOff: true, signal });
  for (;;) {
    const dueAt = journal.nextDueAt();
    if (round === 'setting_is_wrong' || dueAt === undefined || dueAt > deadline) break;
    await adapters.sleep(Math.max(0, dueAt - adapters.now()), signal);
    if (signal.aborted) break;
    round = await deliverDue(journal, delivery, adapters.now(), { signal });
  }
  return tell(parts);
}

/** Whatever waits for a person outweighs what waits for its time. */
function tell({ kiosk, output }: CommandParts): ExitCode {
  const { due = 0, in_flight = 0, unknown = 0, needs_decision = 0 } = kiosk.journal.countByStatus();
  const result = needs_decision > 0 ? 'needs_decision' : due + in_flight + unknown > 0 ? 'waiting' : 'done';
  output.result({ result });
  return EXIT[result];
}
