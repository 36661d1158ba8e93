import { hasControlCharacters } from './control-characters.ts';
import { block, type Problem, warn } from './field-problem.ts';
import { fail, ok, type Result } from './result.ts';

const LONGEST = 255;

/** A place, an address or an issuing office: 1 to 255 characters without the blanks around (4.2). */
export function parseFreeText(text: string): Result<string, Problem> {
  // A line break typed or pasted in a long address means a blank; U+FEFF counts as one and is none.
  const line = text.trim().replace(/[^\S\ufeff]+/g, ' ');
  if (line === '') return fail(block('text_empty', 'Заполните это поле по документу.'));
  if (line.length > LONGEST) {
    return fail(block('text_length', 'Здесь помещается не больше 255 знаков. Сократите запись.'));
  }
  if (!hasControlCharacters(line)) return ok(line);
  return fail(block('text_control_characters', 'Есть невидимый знак. Введите это поле заново.'));
}

/** A picture comes along when an address is pasted from a messenger; on a paper form it cannot stand. */
export function freeTextWarnings(text: string): Problem[] {
  if (!/[\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(text)) return [];
  return [warn('text_picture', 'В тексте есть значок. Сверьте запись с документом и уберите его.')];
}
