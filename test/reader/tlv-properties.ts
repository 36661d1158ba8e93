import fc from 'fast-check';
import { encodeTlv, parseTlv, TLV_LIMITS, type Tlv } from '../../src/main/reader/tlv.ts';

/** Bytes that look like TLV often enough to get deep into the parser. */
const crooked = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        0x6f,
        0xa5,
        0x61,
        0x70,
        0x77,
        0x9f,
        0x1f,
        0x5a,
        0x80,
        0x81,
        0x82,
        0x83,
        0x84,
        0xff,
        0x00,
      ),
      fc.integer({ min: 0, max: 255 }),
      fc.integer({ min: 0, max: 12 }),
    ),
    { maxLength: 300 },
  )
  .map((numbers) => Uint8Array.from(numbers));

interface Shape {
  readonly tag: number;
  readonly value: Uint8Array;
  readonly children: readonly Shape[];
}

const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .record({
        tag: fc.constantFrom(0x4f, 0x5a, 0x57, 0x9f38, 0x5f24, 0x82),
        value: fc.uint8Array({ maxLength: 300 }),
      })
      .map((plain) => ({ ...plain, children: [] })),
    fc
      .record({
        tag: fc.constantFrom(0x6f, 0xa5, 0x61, 0x70, 0xbf0c),
        children: fc.array(tie('shape'), { maxLength: 4 }),
      })
      .map(({ tag, children }) => ({ tag, children, value: encoded(children) })),
  ),
}));

/** Whatever the bytes are: no throw, nothing outside them, no more than the limits. */
export const survivesAnything = fc.property(crooked, (bytes) => {
  const parsed = parseTlv(bytes);
  return !parsed.ok || bounded(parsed.value, bytes, 0) <= TLV_LIMITS.objects;
});

/** What was written well is read back as it was, up to the depth that is allowed. */
export const readsBack = fc.property(fc.array(shape, { maxLength: 4 }), (shapes) => {
  const parsed = parseTlv(encoded(shapes));
  const depth = Math.max(0, ...shapes.map(depthOf));
  if (depth > TLV_LIMITS.depth) return !parsed.ok && parsed.problem === 'too_deep';
  return parsed.ok && alike(parsed.value, shapes);
});

function bounded(objects: readonly Tlv[], within: Uint8Array, depth: number): number {
  if (depth >= TLV_LIMITS.depth && objects.length > 0) return Number.POSITIVE_INFINITY;
  let count = objects.length;
  for (const { value, children } of objects) {
    const inside = value.buffer === within.buffer && value.byteOffset >= within.byteOffset;
    const ends = value.byteOffset + value.length <= within.byteOffset + within.length;
    if (!inside || !ends) return Number.POSITIVE_INFINITY;
    count += bounded(children, value, depth + 1);
  }
  return count;
}

function encoded(shapes: readonly Shape[]): Uint8Array {
  return Buffer.concat(shapes.map(({ tag, value }) => encodeTlv(tag, value)));
}

function depthOf({ children }: Shape): number {
  return 1 + Math.max(0, ...children.map(depthOf));
}

function alike(objects: readonly Tlv[], shapes: readonly Shape[]): boolean {
  if (objects.length !== shapes.length) return false;
  return objects.every((object, at) => {
    const shape = shapes[at];
    if (shape === undefined || shape.tag !== object.tag) return false;
    return Buffer.compare(object.value, shape.value) === 0 && alike(object.children, shape.children);
  });
}
