import { fail, ok, type Result } from '../../domain/result.ts';
import { firstOf, type Tlv } from './tlv.ts';

/** What the chip says of its card. `digits` are ASCII bytes of our own: whoever takes them wipes them. */
export interface ChipNumber {
  readonly digits: Uint8Array;
  /** `yyyy-mm` of the expiry. */
  readonly validTo?: string;
}

const NUMBER = 0x5a;
const TRACK_2 = 0x57;
const EXPIRY = 0x5f24;
const PAD = 0xf;
const SEPARATOR = 0xd;
const SHORTEST = 12;
const LONGEST = 19;

/** Undefined where these objects bear no number at all. */
export function chipNumber(objects: readonly Tlv[]): Result<ChipNumber | undefined, 'malformed'> {
  const plain = firstOf(objects, NUMBER);
  const track2 = firstOf(objects, TRACK_2);
  const source = plain ?? track2;
  if (source === undefined) return ok(undefined);
  const digits = digitsUpTo(source, plain ? PAD : SEPARATOR);
  if (digits === undefined) return fail('malformed');
  const validTo = monthOf(firstOf(objects, EXPIRY)) ?? (track2 && monthOfTrack(track2));
  return ok({ digits, ...(validTo !== undefined && { validTo }) });
}

/** Binary coded digits before the end mark; behind a pad nothing but pads may stand. */
function digitsUpTo(packed: Uint8Array, end: number): Uint8Array | undefined {
  const room = new Uint8Array(LONGEST);
  let count = 0;
  let ended = false;
  for (let at = 0; at < packed.length * 2 && !(ended && end === SEPARATOR); at += 1) {
    const digit = nibble(packed, at);
    if (digit === end) ended = true;
    else if (ended || digit > 9 || count === LONGEST) return refuse(room);
    else {
      room[count] = 0x30 + digit;
      count += 1;
    }
  }
  return count < SHORTEST || (end === SEPARATOR && !ended) ? refuse(room) : room.subarray(0, count);
}

function refuse(room: Uint8Array): undefined {
  room.fill(0);
  return undefined;
}

function nibble(packed: Uint8Array, at: number): number {
  const byte = packed[at >> 1] ?? 0;
  return at % 2 === 0 ? byte >> 4 : byte & 0x0f;
}

/** `5F24` is yymmdd; a month that is none is left out, the number is worth more than the date. */
function monthOf(expiry: Uint8Array | undefined): string | undefined {
  if (expiry === undefined || expiry.length < 2) return undefined;
  return month(Buffer.from(expiry.subarray(0, 2)).toString('hex'));
}

/** Track 2 bears yymm behind its separator. */
function monthOfTrack(track2: Uint8Array): string | undefined {
  for (let at = 0; at < track2.length * 2 - 4; at += 1) {
    if (nibble(track2, at) !== SEPARATOR) continue;
    return month([1, 2, 3, 4].map((place) => nibble(track2, at + place).toString(16)).join(''));
  }
  return undefined;
}

function month(yymm: string): string | undefined {
  return /^\d\d(0[1-9]|1[0-2])$/.test(yymm) ? `20${yymm.slice(0, 2)}-${yymm.slice(2)}` : undefined;
}
