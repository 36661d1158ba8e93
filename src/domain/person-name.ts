import { hasControlCharacters } from './control-characters.ts';
import { block, type Problem, warn } from './field-problem.ts';
import { plainDashes } from './plain-dashes.ts';
import { fail, ok, type Result } from './result.ts';

const LONGEST = 50;

const NO_LETTER = block(
  'name_no_letter',
  'Здесь нет ни одной буквы. Введите по документу. Отчество, которого нет, оставьте пустым.',
);

/** One part of a person's name as typed, without the blanks around it (4.2: up to 50 characters). */
export function parsePersonName(text: string): Result<string, Problem> {
  const name = text.trim();
  if (name === '') return fail(block('name_empty', 'Заполните это поле по документу.'));
  if (name.length > LONGEST) {
    return fail(block('name_length', 'Здесь помещается не больше 50 знаков. Проверьте, что введено.'));
  }
  if (hasControlCharacters(name)) {
    return fail(block('name_control_characters', 'Есть невидимый знак. Введите это поле заново.'));
  }
  return /\p{L}/u.test(name) ? ok(name) : fail(NO_LETTER);
}

/** Cyrillic, hyphen, blank and apostrophe are usual; anything else the clerk looks at once more. */
export function nameWarnings(text: string): Problem[] {
  if (/^[\p{Script=Cyrillic}\p{M}\s'’ʼ-]*$/u.test(plainDashes(text))) return [];
  return [warn('name_characters', 'Есть знаки, необычные для имени на русском языке. Сверьте с документом.')];
}

/** Nothing to take apart, and most names are such. */
const PLAIN = /^[А-Яа-я]+(?:[ -][А-Яа-я]+)*$/;

/** The form in which two spellings of one name are equal; never shown and never sent. */
export function nameKey(text: string): string {
  if (PLAIN.test(text)) return text.toUpperCase();
  // Taken apart first, so that the dots of Ё go however they were typed.
  return plainDashes(text.normalize('NFD').toUpperCase())
    .replace(/Е\p{M}+/gu, (letter) => letter.replaceAll('\u0308', ''))
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}
