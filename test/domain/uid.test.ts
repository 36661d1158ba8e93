import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUid, type Uid, uidKind, writeUid } from '../../src/domain/uid.ts';
import { codeOf, expectOk } from './problem-of.ts';

function uid(text: string): Uid {
  return expectOk(parseUid(text));
}

const anyUid = fc
  .constantFrom(4, 7, 10)
  .chain((length) => fc.uint8Array({ minLength: length, maxLength: length }))
  .map((bytes) => expectOk(parseUid(bytes)));

describe('parseUid', () => {
  it.each(['2A83155E', '2a83155e', '2A 83 15 5E', '2a:83:15:5e', ' 2A-83–15-5E '])('takes %s', (typed) => {
    expect(uid(typed)).toBe('2A83155E');
  });

  it('takes bytes in the order they came', () => {
    expect(expectOk(parseUid(Uint8Array.of(0x04, 0xa1, 0x0b, 0, 0, 0, 0xff)))).toBe('04A10B000000FF');
  });

  it.each([
    ['', 'uid_length'],
    ['2A8315', 'uid_length'],
    ['2A83155', 'uid_length'],
    ['2A83155E11', 'uid_length'],
    ['0x2A8315', 'uid_characters'],
    ['2A83155G', 'uid_characters'],
  ])('refuses %s: %s', (typed, code) => {
    expect(codeOf(parseUid(typed))).toBe(`block ${code}`);
  });

  it.each([0, 3, 5, 8, 11])('refuses %i bytes', (length) => {
    expect(codeOf(parseUid(new Uint8Array(length)))).toBe('block uid_length');
  });
});

describe('uidKind', () => {
  it.each([
    ['2A83155E', 'unique'],
    ['08A1B2C3', 'random'],
    ['8804A1B2', 'truncated'],
    ['1FA1B2C3', 'not_unique'],
    ['FFA1B2C3', 'not_unique'],
    ['80A1B2C3', 'unique'],
    ['0804A1B2C3D4E5', 'unique'],
    ['8804A1B2C3D4E5', 'unique'],
    ['1F04A1B2C3D4E5F60718', 'unique'],
  ])('of %s is %s', (text, kind) => {
    expect(uidKind(uid(text))).toBe(kind);
  });
});

describe('writeUid', () => {
  it.each([
    ['hex', 'transmission', 'upper', '2A83155E'],
    ['hex', 'reversed', 'upper', '5E15832A'],
    ['hex', 'transmission', 'lower', '2a83155e'],
    ['decimal', 'transmission', 'upper', '0713233758'],
    ['decimal', 'reversed', 'upper', '1578468138'],
  ] as const)('%s, %s, %s: %s', (base, byteOrder, letterCase, written) => {
    expect(writeUid(uid('2A83155E'), { base, byteOrder, letterCase })).toBe(written);
  });

  it('fills up with noughts to the width asked for', () => {
    const hex = { base: 'hex', byteOrder: 'transmission', letterCase: 'upper' } as const;
    expect(writeUid(uid('2A83155E'), { ...hex, padTo: 16 })).toBe('000000002A83155E');
    expect(writeUid(uid('2A83155E'), { ...hex, base: 'decimal', padTo: 0 })).toBe('713233758');
  });

  it('is read back as the same in hex', () => {
    fc.assert(
      fc.property(anyUid, fc.constantFrom('upper', 'lower'), (value, letterCase) => {
        return uid(writeUid(value, { base: 'hex', byteOrder: 'transmission', letterCase })) === value;
      }),
    );
  });

  it('reversed twice is what it was', () => {
    fc.assert(
      fc.property(anyUid, (value) => {
        const format = { base: 'hex', byteOrder: 'reversed', letterCase: 'upper' } as const;
        return writeUid(uid(writeUid(value, format)), format) === value;
      }),
    );
  });

  it('has one width in decimal for each length, from which the UID can be had back', () => {
    const widths: Record<number, number> = { 8: 10, 14: 17, 20: 25 };
    fc.assert(
      fc.property(anyUid, (value) => {
        const written = writeUid(value, { base: 'decimal', byteOrder: 'transmission', letterCase: 'upper' });
        const back = BigInt(written).toString(16).toUpperCase().padStart(value.length, '0');
        return written.length === widths[value.length] && back === value;
      }),
    );
  });
});
