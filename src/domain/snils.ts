import type { Branded } from './brand.ts';
import { block, type Problem } from './field-problem.ts';
import { plainDashes } from './plain-dashes.ts';
import { fail, ok, type Result } from './result.ts';

/** Insurance number of a person: 11 digits without separators, as the Department takes it (4.1). */
export type Snils = Branded<string, 'Snils'>;

/** Numbers up to this one were given out before check digits were. */
const LAST_UNCHECKED = 1_001_998;

/** What a copied number brings along in front. */
const LABEL = /^\s*(?:СНИЛС)?[\s:]*№?[\s:]*(?=\d)/iu;

/** `СНИЛС 112-…`, `№ 112-…`: the number without that; any other word stays and is complained about. */
export function withoutSnilsLabel(text: string): string {
  return text.replace(LABEL, '');
}

/** Accepts digits alone or with the usual blanks and hyphens, and «СНИЛС», «№» and a colon in front. */
export function parseSnils(text: string): Result<Snils, Problem> {
  const digits = plainDashes(withoutSnilsLabel(text)).replace(/[\s-]/g, '');
  if (!/^\d*$/.test(digits)) {
    return fail(block('snils_characters', 'СНИЛС состоит только из цифр. Проверьте, что введено.'));
  }
  if (digits.length !== 11) {
    return fail(block('snils_length', 'В СНИЛС 11 цифр. Проверьте, все ли цифры введены.'));
  }
  // Eleven noughts would satisfy the sum.
  if (/^(\d)\1*$/.test(digits)) {
    return fail(block('snils_repeated', 'СНИЛС не состоит из одинаковых цифр. Сверьте с документом.'));
  }
  if (Number(digits.slice(0, 9)) > LAST_UNCHECKED && digits.slice(9) !== checkDigits(digits)) {
    return fail(block('snils_checksum', 'Контрольное число СНИЛС не сходится. Сверьте цифры с документом.'));
  }
  return ok(digits as Snils);
}

/** `NNN-NNN-NNN KK`. */
export function formatSnils(snils: Snils): string {
  return snils.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1-$2-$3 $4');
}

function checkDigits(digits: string): string {
  let sum = 0;
  for (let place = 0; place < 9; place += 1) sum += Number(digits[place]) * (9 - place);
  // A remainder of 100 is written 00.
  return String((sum % 101) % 100).padStart(2, '0');
}
