import type { Problem } from '../../src/domain/field-problem.ts';
import type { Result } from '../../src/domain/result.ts';

/** The value of a parser that must succeed; its problem code in the failure message otherwise. */
export function expectOk<Value>(result: Result<Value, Problem>): Value {
  if (!result.ok) throw new Error(`expected a value, got ${result.problem.code}`);
  return result.value;
}

/** `ok`, or the code and severity of the problem. */
export function codeOf(result: Result<unknown, Problem>): string {
  return result.ok ? 'ok' : `${result.problem.severity} ${result.problem.code}`;
}

export function codes(problems: readonly Problem[]): string[] {
  return problems.map(({ severity, code }) => `${severity} ${code}`);
}
