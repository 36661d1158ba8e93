import type { Branded } from './brand.ts';
import { block, type Problem } from './field-problem.ts';
import { plainDashes } from './plain-dashes.ts';
import { fail, ok, type Result } from './result.ts';

/** Code of the office that issued a passport: 6 digits, as it is sent (4.2 `codeOrg`). */
export type DivisionCode = Branded<string, 'DivisionCode'>;

/** Accepts `NNN-NNN` with any dash, and 6 digits. */
export function parseDivisionCode(text: string): Result<DivisionCode, Problem> {
  const found = /^(\d{3})\s*-?\s*(\d{3})$/.exec(plainDashes(text).trim());
  if (!found) {
    return fail(block('division_code_format', 'В коде подразделения 6 цифр, например 450-001.'));
  }
  return ok(`${found[1]}${found[2]}` as DivisionCode);
}

/** `NNN-NNN`, as the passport shows it. */
export function formatDivisionCode(code: DivisionCode): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}
