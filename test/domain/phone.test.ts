import { describe, expect, it } from 'vitest';
import { formatPhone, parsePhone, phoneWarnings } from '../../src/domain/phone.ts';
import { codeOf, codes, expectOk } from './problem-of.ts';

describe('parsePhone', () => {
  it.each([
    '+79120001122',
    '89120001122',
    '9120001122',
    '79120001122',
    '+7 (912) 000-11-22',
    '8 912 000–11–22',
  ])('takes %s', (typed) => {
    expect(expectOk(parsePhone(typed))).toBe('79120001122');
  });

  it.each(['', '912000112', '4950001122', '+89120001122', '+19120001122', '7912000112a', '891200011223'])(
    'refuses %s',
    (typed) => {
      expect(codeOf(parsePhone(typed))).toBe('block phone_format');
    },
  );
});

describe('phoneWarnings', () => {
  it('warns of a number that is not mobile', () => {
    expect(codes(phoneWarnings(expectOk(parsePhone('+74950001122'))))).toEqual(['warn phone_not_mobile']);
    expect(phoneWarnings(expectOk(parsePhone('9120001122')))).toEqual([]);
  });
});

describe('formatPhone', () => {
  it('is read back as the same', () => {
    const phone = expectOk(parsePhone('89120001122'));
    expect(formatPhone(phone)).toBe('+7 912 000-11-22');
    expect(expectOk(parsePhone(formatPhone(phone)))).toBe(phone);
  });
});
