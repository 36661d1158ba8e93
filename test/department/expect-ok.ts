import type { Result } from '../../src/domain/result.ts';

export function expectOk<Value, Problem>(result: Result<Value, Problem>): Value {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.problem)}`);
  return result.value;
}
