/** `block`: may not be sent. `warn`: the clerk sees it and may go on, and the journal says so. */
type Severity = 'block' | 'warn';

/** One thing wrong with one field. `message` is what the clerk reads; it never repeats the value. */
export interface FieldProblem {
  /** Dotted path in the form, e.g. `applicant.document.number`. */
  readonly field: string;
  /** Stable snake_case word for tests and the screen, e.g. `snils_checksum`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}

/** The same without the field: what a rule says that does not know where its value stands. */
export type Problem = Omit<FieldProblem, 'field'>;

export function block(code: string, message: string): Problem {
  return { code, severity: 'block', message };
}

export function warn(code: string, message: string): Problem {
  return { code, severity: 'warn', message };
}
