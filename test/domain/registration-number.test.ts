import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRegistrationNumber, parseRegistrationNumber } from '../../src/domain/registration-number.ts';
import { codeOf, expectOk } from './problem-of.ts';

const PARTS = { office: '12', workplace: '03', year: 2026, sequence: 123 };

describe('formatRegistrationNumber', () => {
  it('joins office, workplace, year and six digits', () => {
    expect(formatRegistrationNumber(PARTS)).toBe('12-03/2026-000123');
    expect(formatRegistrationNumber({ ...PARTS, office: '0412', sequence: 999_999 })).toBe(
      '0412-03/2026-999999',
    );
  });

  it.each([
    { sequence: 1_000_000 },
    { sequence: 0 },
    { sequence: -1 },
    { sequence: 1.5 },
    { office: '' },
    { office: '12345' },
    { office: '1а' },
    { workplace: '3' },
    { workplace: '003' },
    { year: 26 },
  ])('throws for %j', (part) => {
    expect(() => formatRegistrationNumber({ ...PARTS, ...part })).toThrow(RangeError);
  });
});

describe('parseRegistrationNumber', () => {
  it('reads what was formed', () => {
    const sequence = fc.integer({ min: 1, max: 999_999 });
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9]{1,4}$/),
        fc.stringMatching(/^[0-9]{2}$/),
        sequence,
        (office, workplace, n) => {
          const number = formatRegistrationNumber({ office, workplace, year: 2026, sequence: n });
          return expectOk(parseRegistrationNumber(number)) === number;
        },
      ),
    );
  });

  it('takes another dash and blanks around', () => {
    expect(expectOk(parseRegistrationNumber(' 12–03/2026–000123 '))).toBe('12-03/2026-000123');
  });

  it.each([
    '',
    '12-03/2026-123',
    '12-03/2026-000000',
    '12-3/2026-000123',
    '12-03-2026-000123',
    '12-03/26-000123',
  ])('refuses %s', (typed) => {
    expect(codeOf(parseRegistrationNumber(typed))).toBe('block registration_number_format');
  });
});
