import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DOCUMENT_NAMES,
  DOCUMENT_TYPES,
  documentNumberWarnings,
  isDocumentType,
  parseDocumentNumber,
} from '../../src/domain/document.ts';
import { codeOf, codes, expectOk } from './problem-of.ts';

describe('a passport of the Russian Federation (type 1)', () => {
  it.each(['3705 123456', '3705123456', '37 05 123456', '3705 № 123456', ' 37 05 №123456 '])(
    'is sent in one form: %s',
    (typed) => {
      expect(expectOk(parseDocumentNumber(1, typed))).toBe('3705 123456');
    },
  );

  it.each(['', '370512345', '37051234567', '3705-123456', 'АБ05 123456'])('refuses %s', (typed) => {
    expect(codeOf(parseDocumentNumber(1, typed))).toBe('block passport_number_format');
  });
});

describe('a birth certificate (type 8)', () => {
  it.each([
    ['IV-КБ 123456', 'IV-КБ 123456'],
    ['iv-кб123456', 'IV-КБ 123456'],
    ['IV – КБ № 123456', 'IV-КБ 123456'],
    // Cyrillic letters in the roman part, Latin ones in the letter part.
    ['ХІ-АВ 123456', 'XI-АВ 123456'],
    ['СХІ-АБ 123456', 'CXI-АБ 123456'],
    ['IV-AB 123456', 'IV-АВ 123456'],
    ['I-ëm 000001', 'I-ЁМ 000001'],
  ])('cleans %s', (typed, number) => {
    expect(expectOk(parseDocumentNumber(8, typed))).toBe(number);
  });

  it.each([
    '',
    'IV-КБ 12345',
    'IVKБ 123456',
    '4-КБ 123456',
    'IV-К 123456',
    'IV-QZ 123456',
    'XXVIII-КБ 123456',
  ])('refuses %s', (typed) => {
    expect(codeOf(parseDocumentNumber(8, typed))).toBe('block birth_certificate_format');
  });

  it.each(['IV', 'I', 'III', 'VIII', 'XIV', 'XL', 'XC', 'CXI', 'XXIX'])(
    'knows %s as a roman number',
    (roman) => {
      expect(documentNumberWarnings(8, `${roman}-КБ 123456`)).toEqual([]);
    },
  );

  it.each(['IIII', 'VV', 'IC', 'XXXX', 'IVI', 'LL', 'VX', 'CCCC'])('warns of %s', (roman) => {
    expect(codes(documentNumberWarnings(8, `${roman}-КБ 123456`))).toEqual(['warn roman_number']);
  });

  it('leaves its own form as it is', () => {
    const roman = fc.stringMatching(/^[IVXLC]{1,5}$/);
    const letters = fc.stringMatching(/^[А-ЯЁ]{2}$/);
    const digits = fc.stringMatching(/^[0-9]{6}$/);
    fc.assert(
      fc.property(roman, letters, digits, (r, l, d) => {
        return expectOk(parseDocumentNumber(8, `${r}-${l} ${d}`)) === `${r}-${l} ${d}`;
      }),
    );
  });
});

describe('every other document', () => {
  const others = DOCUMENT_TYPES.filter((type) => type !== 1 && type !== 8);

  it.each(others)('of type %i takes 1 to 255 characters', (type) => {
    expect(expectOk(parseDocumentNumber(type, ' МК 1234567 '))).toBe('МК 1234567');
    expect(codeOf(parseDocumentNumber(type, 'я'.repeat(255)))).toBe('ok');
    expect(codeOf(parseDocumentNumber(type, 'я'.repeat(256)))).toBe('block document_number_length');
    expect(codeOf(parseDocumentNumber(type, '  '))).toBe('block document_number_empty');
    expect(codeOf(parseDocumentNumber(type, 'МК\u00071'))).toBe('block document_number_characters');
    expect(documentNumberWarnings(type, 'МК 1')).toEqual([]);
  });
});

describe('document types', () => {
  it('are the fourteen of the regulation, each with its own name', () => {
    expect(DOCUMENT_TYPES).toHaveLength(14);
    expect(new Set(Object.values(DOCUMENT_NAMES)).size).toBe(14);
  });

  it.each([0, 15, 1.5, '1', null, undefined, Number.NaN])('do not include %s', (value) => {
    expect(isDocumentType(value)).toBe(false);
  });
});
