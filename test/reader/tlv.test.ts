import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allOf, encodeTlv, firstOf, parseTlv, TLV_LIMITS } from '../../src/main/reader/tlv.ts';
import { bytes } from './card-transmit.ts';
import { readsBack, survivesAnything } from './tlv-properties.ts';

function parsed(hex: string) {
  const objects = parseTlv(bytes(hex));
  if (!objects.ok) throw new Error(objects.problem);
  return objects.value;
}

describe('BER-TLV of a card', () => {
  it('finds objects at any depth, by tags of one to three bytes', () => {
    const objects = parsed('6f 0c a5 0a 5a 02 2200 9f38 00 bf0c 00');
    expect(firstOf(objects, 0x5a)).toEqual(bytes('2200'));
    expect(firstOf(objects, 0x9f38)).toEqual(bytes(''));
    expect(allOf(objects, 0xbf0c)).toHaveLength(1);
    expect(firstOf(parsed('df8101 01 07'), 0xdf8101)).toEqual(bytes('07'));
  });

  it('skips noughts between objects', () => {
    expect(firstOf(parsed('0000 5a 01 11 00'), 0x5a)).toEqual(bytes('11'));
  });

  it('reads long lengths', () => {
    const value = new Uint8Array(300).fill(7);
    const objects = parseTlv(encodeTlv(0x70, encodeTlv(0x5a, value)));
    expect(objects.ok && firstOf(objects.value, 0x5a)).toEqual(value);
  });

  it.each([
    ['5a 05 01', 'truncated'],
    ['5a', 'truncated'],
    ['9f', 'truncated'],
    ['5a 82 01', 'truncated'],
    ['6f 03 5a 05 01', 'truncated'],
    ['6f 80 5a 01 01 00 00', 'indefinite_length'],
    ['6f 83 ff ff ff 00', 'truncated'],
    ['6f 84 00 00 00 00', 'too_long'],
    ['6f ff', 'too_long'],
    ['9f ff ff ff 01 00', 'bad_tag'],
  ])('refuses %s as %s', (hex, problem) => {
    expect(parseTlv(bytes(hex))).toEqual({ ok: false, problem });
  });

  it('refuses what is nested too deep, too much or too long', () => {
    const nest = (depth: number): Uint8Array => (depth === 0 ? bytes('') : encodeTlv(0x6f, nest(depth - 1)));
    expect(parseTlv(nest(TLV_LIMITS.depth)).ok).toBe(true);
    expect(parseTlv(nest(TLV_LIMITS.depth + 1))).toEqual({ ok: false, problem: 'too_deep' });
    expect(parseTlv(nest(1000))).toEqual({ ok: false, problem: 'too_deep' });
    expect(parseTlv(bytes('5a00'.repeat(TLV_LIMITS.objects + 1)))).toEqual({
      ok: false,
      problem: 'too_many',
    });
    expect(parseTlv(new Uint8Array(TLV_LIMITS.bytes + 1))).toEqual({ ok: false, problem: 'too_long' });
  });

  it('survives any bytes within its limits', () => {
    fc.assert(survivesAnything, { numRuns: 3000 });
  });

  it('reads back what was written', () => {
    fc.assert(readsBack, { numRuns: 1000 });
  });
});
