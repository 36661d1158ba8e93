import type { Branded } from './brand.ts';
import { block, type Problem } from './field-problem.ts';
import { plainDashes } from './plain-dashes.ts';
import { fail, ok, type Result } from './result.ts';

/** Number of a registered application, `‹office›-‹workplace›/‹yyyy›-‹six digits›` (regulation, 2.1). */
export type RegistrationNumber = Branded<string, 'RegistrationNumber'>;

export interface RegistrationNumberParts {
  /** 1 to 4 digits as configured, leading noughts kept. */
  readonly office: string;
  /** Two digits. */
  readonly workplace: string;
  readonly year: number;
  /** 1 to 999 999, from 1 again every year. */
  readonly sequence: number;
}

const FORM = /^\d{1,4}-\d{2}\/\d{4}-(?!0{6})\d{6}$/;

/** Throws a RangeError for parts that make no number, the millionth of a year among them. */
export function formatRegistrationNumber(parts: RegistrationNumberParts): RegistrationNumber {
  const sequence = String(parts.sequence).padStart(6, '0');
  const number = `${parts.office}-${parts.workplace}/${parts.year}-${sequence}`;
  if (!FORM.test(number)) throw new RangeError('parts do not make a registration number');
  return number as RegistrationNumber;
}

/** Accepts any dash and blanks around. */
export function parseRegistrationNumber(text: string): Result<RegistrationNumber, Problem> {
  const number = plainDashes(text).trim();
  if (FORM.test(number)) return ok(number as RegistrationNumber);
  return fail(
    block('registration_number_format', 'Введите номер заявления полностью, например 12-03/2026-000123.'),
  );
}
