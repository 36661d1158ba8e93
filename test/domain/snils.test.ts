import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSnils, parseSnils } from '../../src/domain/snils.ts';
import { codeOf, expectOk } from './problem-of.ts';

describe('parseSnils', () => {
  it.each(['11223344595', '08765430300', '12345678964', '00100199965', '59492311630', '55658806948'])(
    'takes %s',
    (digits) => {
      expect(parseSnils(digits)).toEqual({ ok: true, value: digits });
    },
  );

  it.each([
    ['11134534511', 'snils_checksum'],
    ['59492311631', 'snils_checksum'],
    ['00000000000', 'snils_repeated'],
    ['77777777777', 'snils_repeated'],
    ['1234567896', 'snils_length'],
    ['112233445950', 'snils_length'],
    ['', 'snils_length'],
    ['1122334459O', 'snils_characters'],
    ['112_233_445 95', 'snils_characters'],
    ['١١٢٢٣٣٤٤٥٩٥', 'snils_characters'],
  ])('refuses %s: %s', (typed, code) => {
    expect(codeOf(parseSnils(typed))).toBe(`block ${code}`);
  });

  it('writes a remainder of 100 as 00', () => {
    expect(codeOf(parseSnils('10001899900'))).toBe('ok');
  });

  it.each(['112-233-445 95', ' 112 233 445 95 ', '112–233–445\u00a095'])('takes separators: %s', (typed) => {
    expect(expectOk(parseSnils(typed))).toBe('11223344595');
  });

  it.each(['СНИЛС 594-923-116 30', 'снилс: № 59492311630', '№ 594-923-116 30', 'СНИЛС № 594-923-116 30'])(
    'takes it with its name in front: %s',
    (typed) => {
      expect(expectOk(parseSnils(typed))).toBe('59492311630');
    },
  );

  it.each(['ИНН 594-923-116 30', '594-923-116 30 СНИЛС', 'СНИЛС', 'СНИЛС х 59492311630'])(
    'takes no other words: %s',
    (typed) => {
      expect(codeOf(parseSnils(typed))).toBe('block snils_characters');
    },
  );

  it('checks no digits up to 001-001-998, and does from the next number on', () => {
    expect(codeOf(parseSnils('00100199801'))).toBe('ok');
    expect(codeOf(parseSnils('00100199801'.replace('998', '999')))).toBe('block snils_checksum');
  });

  it('never repeats the number in its message', () => {
    const read = parseSnils('59492311631');
    expect(JSON.stringify(read)).not.toContain('59492311631');
  });

  it('takes exactly one pair of check digits for each number that has them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_001_999, max: 999_999_999 }), (number) => {
        const nine = String(number).padStart(9, '0');
        const pairs = Array.from({ length: 100 }, (_, pair) => nine + String(pair).padStart(2, '0'));
        const taken = pairs.filter((digits) => parseSnils(digits).ok);
        const repeated = /^(\d)\1*$/.test(nine);
        return repeated ? taken.length <= 1 : taken.length === 1;
      }),
    );
  });

  // But where they are 00: remainders 0 and 100 are both written so.
  it('finds every single wrong digit of the nine', () => {
    const place = fc.integer({ min: 0, max: 8 });
    const shift = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(fc.integer({ min: 100_000_000, max: 999_999_999 }), place, shift, (number, at, by) => {
        const right = withCheckDigits(String(number));
        const digit = (Number(right[at]) + by) % 10;
        const wrong = `${right.slice(0, at)}${digit}${right.slice(at + 1)}`;
        fc.pre(Number(wrong.slice(0, 9)) > 1_001_998 && !right.endsWith('00'));
        return !parseSnils(wrong).ok;
      }),
    );
  });
});

describe('formatSnils', () => {
  it('is read back as the same', () => {
    const snils = expectOk(parseSnils('11223344595'));
    expect(formatSnils(snils)).toBe('112-233-445 95');
    expect(expectOk(parseSnils(formatSnils(snils)))).toBe(snils);
  });
});

function withCheckDigits(nine: string): string {
  const found = Array.from({ length: 100 }, (_, pair) => nine + String(pair).padStart(2, '0')).find(
    (digits) => parseSnils(digits).ok,
  );
  return found ?? `${nine}00`;
}
