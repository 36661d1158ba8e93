import { block, type Problem, warn } from './field-problem.ts';
import { plainDashes } from './plain-dashes.ts';
import { fail, ok, type Result } from './result.ts';

/** Letters of one alphabet that are typed for those of the other, as they look the same. */
const ROMAN_OF_CYRILLIC: Readonly<Record<string, string>> = { Х: 'X', С: 'C', І: 'I' };
const CYRILLIC_OF_LATIN: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  Ë: 'Ё',
  H: 'Н',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
};

const PARTS = /^([^\s-]{1,5})\s*-\s*([^\s-]{2})\s*№?\s*(\d{6})$/u;
const WELL_FORMED_ROMAN = /^C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;

/**
 * Number of a birth certificate (4.2, document type 8) in the one form `IV-КБ 123456`. The pattern
 * printed in the regulation is damaged; this is its evident meaning.
 */
export function parseBirthCertificateNumber(text: string): Result<string, Problem> {
  const parts = PARTS.exec(plainDashes(text.normalize('NFC')).trim().toUpperCase());
  const roman = replaceLetters(parts?.[1] ?? '', ROMAN_OF_CYRILLIC);
  const letters = replaceLetters(parts?.[2] ?? '', CYRILLIC_OF_LATIN);
  if (!parts || !/^[IVXLC]{1,5}$/.test(roman) || !/^[А-ЯЁ]{2}$/.test(letters)) {
    return fail(
      block(
        'birth_certificate_format',
        'Введите номер свидетельства так: римское число, дефис, две русские буквы, 6 цифр, например IV-КБ 123456.',
      ),
    );
  }
  return ok(`${roman}-${letters} ${parts[3]}`);
}

export function birthCertificateWarnings(number: string): Problem[] {
  const roman = number.slice(0, number.indexOf('-'));
  if (WELL_FORMED_ROMAN.test(roman)) return [];
  return [
    warn('roman_number', 'Римское число в номере свидетельства записано необычно. Сверьте его с документом.'),
  ];
}

function replaceLetters(text: string, table: Readonly<Record<string, string>>): string {
  return Array.from(text, (letter) => table[letter] ?? letter).join('');
}
