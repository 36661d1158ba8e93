import { block, type Problem } from './field-problem.ts';
import { fail, ok, type Result } from './result.ts';

const LONGEST = 255;
/** A sign of mistyping is looked for, not the whole grammar of the standard: the post has the last word. */
const WELL_FORMED = /^[^\s@\p{Cc}\p{Cf},;:<>()"\\]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[\p{L}\p{N}-]{2,}$/u;

/** An e-mail address without the blanks around it (4.2 `email`). */
export function parseEmail(text: string): Result<string, Problem> {
  const email = text.trim();
  if (email.length > LONGEST) {
    return fail(block('email_length', 'Адрес почты длиннее 255 знаков. Проверьте, что введено.'));
  }
  if (!WELL_FORMED.test(email) || email.includes('..') || /^\.|\.@/.test(email)) {
    return fail(block('email_format', 'Проверьте адрес почты: нужен вид ivanova@example.ru.'));
  }
  return ok(email);
}
