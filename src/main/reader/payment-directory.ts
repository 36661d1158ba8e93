import { fail, ok, type Result } from '../../domain/result.ts';
import type { CardNetwork } from '../../domain/tap.ts';
import { networkOf } from './card-network.ts';
import { allOf, firstOf, parseTlv } from './tlv.ts';

/** Name of the directory of contactless payment applications, `2PAY.SYS.DDF01`. */
export const PAYMENT_DIRECTORY = Uint8Array.from(Buffer.from('2PAY.SYS.DDF01', 'latin1'));

export interface PaymentApplication {
  readonly aid: Uint8Array;
  readonly network: CardNetwork;
}

const TEMPLATE = 0x61;
const AID = 0x4f;
const PRIORITY = 0x87;
/** Applications without a priority come after all that have one (1 to 15). */
const NO_PRIORITY = 16;

/** Applications of the directory's answer, the card's favourite first. */
export function readDirectory(answer: Uint8Array): Result<readonly PaymentApplication[], 'malformed'> {
  const objects = parseTlv(answer);
  if (!objects.ok) return fail('malformed');
  const entries = allOf(objects.value, TEMPLATE).map(({ children }) => ({
    aid: firstOf(children, AID) ?? new Uint8Array(),
    priority: (firstOf(children, PRIORITY)?.[0] ?? 0) & 0x0f || NO_PRIORITY,
  }));
  if (entries.some(({ aid }) => aid.length < 5 || aid.length > 16)) return fail('malformed');
  const sorted = entries.toSorted((a, b) => a.priority - b.priority);
  return ok(sorted.map(({ aid }) => ({ aid, network: networkOf(aid) })));
}

/** A card of two networks is a MIR card when one of them is: its holder pays by either. */
export function networkOfCard(applications: readonly PaymentApplication[]): CardNetwork {
  if (applications.some(({ network }) => network === 'mir')) return 'mir';
  return applications[0]?.network ?? 'none';
}
