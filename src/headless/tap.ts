import { uidKind } from '../domain/uid.ts';
import type { CommandParts } from './command.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { waitForTap } from './wait-for-tap.ts';

/** Waits for a card and prints it. The number is not read: nobody has asked for it. */
export async function tap(
  { kiosk, output, adapters, signal }: CommandParts,
  seconds: number,
): Promise<ExitCode> {
  const reader = kiosk.openReader({ readNumber: false });
  const seen = await waitForTap({ reader, output, seconds, sleep: adapters.sleep, signal });
  if (seen === undefined) {
    output.result({ result: 'no_card', message: 'За отведённое время карту не приложили' });
    return EXIT.waiting;
  }
  output.result({ result: 'card', uid: seen.uid, uidKind: uidKind(seen.uid), network: seen.network });
  return EXIT.done;
}
