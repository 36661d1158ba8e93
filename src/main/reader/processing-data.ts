import { fail, ok, type Result } from '../../domain/result.ts';
import { readTag } from './tlv.ts';

/** Most that a short GET PROCESSING OPTIONS can carry beside its own header. */
const LONGEST = 252;

/**
 * What the kiosk says of itself where the card asks (its PDOL, `9F38`): a contactless reader in the
 * Russian Federation that wants no payment. `today` is `yyyy-mm-dd`; anything else asked for is noughts.
 */
export function processingData(wanted: Uint8Array, today: string): Result<Uint8Array, 'malformed'> {
  const known = knownValues(today);
  const data: number[] = [];
  for (let at = 0; at < wanted.length; ) {
    const tag = readTag(wanted, at);
    if (!tag.ok) return fail('malformed');
    const length = wanted[tag.value.end];
    if (length === undefined || data.length + length > LONGEST) return fail('malformed');
    const value = known.get(tag.value.number) ?? [];
    for (let place = 0; place < length; place += 1) data.push(value[place] ?? 0);
    at = tag.value.end + 1;
  }
  return ok(Uint8Array.from(data));
}

function knownValues(today: string): ReadonlyMap<number, readonly number[]> {
  const russia = [0x06, 0x43];
  return new Map<number, readonly number[]>([
    // Contactless chip transactions, on line, no contact interface.
    [0x9f66, [0x36, 0x00, 0x40, 0x00]],
    [0x9f1a, russia],
    [0x5f2a, russia],
    [0x9a, [...Buffer.from(today.slice(2).replaceAll('-', ''), 'hex')]],
  ]);
}
