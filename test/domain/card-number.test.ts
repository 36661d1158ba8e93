import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CardNumber } from '../../src/domain/card-number.ts';
import { codeOf, expectOk } from './problem-of.ts';

const NUMBER = '2200000000000053';

/** Digits of a MIR card without its check digit. */
const stem = fc
  .tuple(fc.integer({ min: 2200, max: 2204 }), fc.stringMatching(/^[0-9]{11,14}$/))
  .map(([range, rest]) => `${range}${rest}`);

/** The one check digit that the parser takes, found by trying all ten. */
function checked(digits: string): string[] {
  return Array.from({ length: 10 }, (_, digit) => `${digits}${digit}`).filter((n) => CardNumber.parse(n).ok);
}

describe('CardNumber.parse', () => {
  it.each([
    NUMBER,
    '2201382000000013',
    '2200 0000 0000 0053',
    '2200-0000-0000-0053',
    ' 2200\u00a00000 00000053',
  ])('takes %s', (typed) => {
    const number = expectOk(CardNumber.parse(typed));
    expect(Buffer.from(number.bytes).toString('ascii')).toBe(typed.replace(/\D/g, ''));
  });

  it.each([
    ['4111111111111111', 'not_mir'],
    ['2199000000000000', 'not_mir'],
    ['2205000000000000', 'not_mir'],
    ['5555555555554444', 'not_mir'],
    ['378282246310005', 'not_mir'],
    ['220000000000005', 'card_number_length'],
    ['22000000000000000053', 'card_number_length'],
    ['220', 'card_number_length'],
    ['', 'card_number_length'],
    ['2200000000000054', 'card_number_checksum'],
    ['220000000000O053', 'card_number_characters'],
    ['2200/0000/0000/0053', 'card_number_characters'],
    ['٢٢٠٠٠٠٠٠٠٠٠٠٠٠٥٣', 'card_number_characters'],
  ])('refuses %s: %s', (typed, code) => {
    expect(codeOf(CardNumber.parse(typed))).toBe(`block ${code}`);
  });

  it('takes bytes as well, and a copy of them', () => {
    const bytes = Buffer.from(NUMBER, 'ascii');
    const number = expectOk(CardNumber.parse(bytes));
    bytes.fill(0);
    expect(number.lastTwo).toBe('53');
  });

  it('takes 16 to 19 digits, each with exactly one check digit', () => {
    fc.assert(fc.property(stem, (digits) => checked(digits).length === 1));
  });

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(stem, fc.nat({ max: 18 }), fc.integer({ min: 1, max: 9 }), (digits, place, by) => {
        const right = checked(digits)[0] ?? '';
        const at = place % right.length;
        const digit = (Number(right[at]) + by) % 10;
        return !CardNumber.parse(`${right.slice(0, at)}${digit}${right.slice(at + 1)}`).ok;
      }),
    );
  });

  it('never repeats digits in its problem', () => {
    expect(JSON.stringify(CardNumber.parse('2200000000000054'))).not.toContain('22000');
  });
});

describe('a card number', () => {
  it('gives its last two digits', () => {
    expect(expectOk(CardNumber.parse('2201382000000013')).lastTwo).toBe('13');
  });

  it('shows no digit to printing, logging or JSON', () => {
    const number = expectOk(CardNumber.parse(NUMBER));
    const shown = [
      String(number),
      `${number}`,
      JSON.stringify({ number }),
      inspect({ number }, { depth: 9 }),
    ];
    for (const text of shown) expect(text).not.toMatch(/\d/);
    expect(Object.keys(number)).toEqual([]);
  });

  it('is overwritten where it stands, and throws afterwards', () => {
    const number = expectOk(CardNumber.parse(NUMBER));
    const live = number.bytes;
    number.wipe();
    expect(live.every((byte) => byte === 0)).toBe(true);
    expect(() => number.bytes).toThrow('wiped');
    expect(() => number.lastTwo).toThrow('wiped');
    expect(() => number.wipe()).not.toThrow();
    expect(inspect(number)).not.toMatch(/\d/);
  });
});
