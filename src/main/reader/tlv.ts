import { fail, ok, type Result } from '../../domain/result.ts';

/** One data object of BER-TLV (ISO 7816-4). `value` is a view into the bytes that were parsed. */
export interface Tlv {
  /** All bytes of the tag as one number, e.g. `0x9f38`. */
  readonly tag: number;
  readonly value: Uint8Array;
  /** Of a constructed object; empty otherwise. */
  readonly children: readonly Tlv[];
}

/** A card may send anything: each of these ends the parse, none throws. */
export type TlvProblem = 'truncated' | 'indefinite_length' | 'too_long' | 'too_deep' | 'too_many' | 'bad_tag';

export const TLV_LIMITS = { bytes: 65_536, depth: 8, objects: 512 } as const;

const CONSTRUCTED = 0x20;
const MORE_TAG_BYTES = 0x1f;
const LONGEST_TAG = 3;

/** Parses a whole buffer. Noughts between objects are filling and skipped (EMV book 3, annex B). */
export function parseTlv(bytes: Uint8Array): Result<readonly Tlv[], TlvProblem> {
  if (bytes.length > TLV_LIMITS.bytes) return fail('too_long');
  return parseObjects(bytes, 0, { objects: 0 });
}

function parseObjects(
  bytes: Uint8Array,
  depth: number,
  seen: { objects: number },
): Result<Tlv[], TlvProblem> {
  if (depth >= TLV_LIMITS.depth && bytes.length > 0) return fail('too_deep');
  const found: Tlv[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (bytes[at] === 0) {
      at += 1;
      continue;
    }
    seen.objects += 1;
    if (seen.objects > TLV_LIMITS.objects) return fail('too_many');
    const object = parseObject(bytes, at, depth, seen);
    if (!object.ok) return object;
    found.push(object.value.tlv);
    at = object.value.end;
  }
  return ok(found);
}

function parseObject(
  bytes: Uint8Array,
  start: number,
  depth: number,
  seen: { objects: number },
): Result<{ tlv: Tlv; end: number }, TlvProblem> {
  const tag = readTag(bytes, start);
  if (!tag.ok) return tag;
  const length = readLength(bytes, tag.value.end);
  if (!length.ok) return length;
  const end = length.value.end + length.value.number;
  if (end > bytes.length) return fail('truncated');
  const value = bytes.subarray(length.value.end, end);
  if (((bytes[start] ?? 0) & CONSTRUCTED) === 0)
    return ok({ tlv: { tag: tag.value.number, value, children: [] }, end });
  const children = parseObjects(value, depth + 1, seen);
  return children.ok
    ? ok({ tlv: { tag: tag.value.number, value, children: children.value }, end })
    : children;
}

interface ReadNumber {
  readonly number: number;
  /** Index of the first byte behind it. */
  readonly end: number;
}

/** A tag of one to three bytes; EMV knows no longer one. */
export function readTag(bytes: Uint8Array, start: number): Result<ReadNumber, TlvProblem> {
  const first = bytes[start];
  if (first === undefined) return fail('truncated');
  if ((first & MORE_TAG_BYTES) !== MORE_TAG_BYTES) return ok({ number: first, end: start + 1 });
  let number = first;
  for (let at = start + 1; at < start + LONGEST_TAG; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) return fail('truncated');
    number = number * 256 + byte;
    if ((byte & 0x80) === 0) return ok({ number, end: at + 1 });
  }
  return fail('bad_tag');
}

/** One byte, or 81 to 83 with as many bytes behind; what a card can answer is never longer. */
function readLength(bytes: Uint8Array, start: number): Result<ReadNumber, TlvProblem> {
  const first = bytes[start];
  if (first === undefined) return fail('truncated');
  if (first < 0x80) return ok({ number: first, end: start + 1 });
  if (first === 0x80) return fail('indefinite_length');
  const size = first - 0x80;
  if (size > 3) return fail('too_long');
  if (start + size >= bytes.length) return fail('truncated');
  let number = 0;
  for (let at = start + 1; at <= start + size; at += 1) number = number * 256 + (bytes[at] ?? 0);
  return ok({ number, end: start + 1 + size });
}

/** Every object of that tag at any depth, in the card's order. */
export function allOf(objects: readonly Tlv[], tag: number): Tlv[] {
  return objects.flatMap((object) => [
    ...(object.tag === tag ? [object] : []),
    ...allOf(object.children, tag),
  ]);
}

export function firstOf(objects: readonly Tlv[], tag: number): Uint8Array | undefined {
  return allOf(objects, tag)[0]?.value;
}

/** The other direction: what a card of ours answers with. */
export function encodeTlv(tag: number, value: Uint8Array): Uint8Array {
  return Uint8Array.from([...bigEndian(tag), ...encodeLength(value.length), ...value]);
}

function encodeLength(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes = bigEndian(length);
  return [0x80 + bytes.length, ...bytes];
}

function bigEndian(number: number): number[] {
  return number < 256 ? [number] : [...bigEndian(Math.floor(number / 256)), number % 256];
}
