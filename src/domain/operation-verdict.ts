import { blockVerdict } from './block-verdict.ts';
import type { Findings } from './findings.ts';
import type { LookedUp } from './looked-up.ts';
import type { Operation } from './operation.ts';
import type { OperationPolicy } from './operation-policy.ts';
import { registerVerdict } from './register-verdict.ts';

export type { Findings };

/**
 * What follows for an operation: what the evidence fixes is settled, what it leaves open goes by the region's rules
 * or to a clerk (docs/decisions/014). All is judged by what is known at `now`, epoch ms.
 */
export function verdictOf(
  operation: Operation,
  found: Findings,
  policy: OperationPolicy,
  now: number,
): LookedUp {
  const lookUp = { operation, found, policy, now };
  switch (operation.type) {
    case 'register':
      return registerVerdict(lookUp);
    case 'block':
      return blockVerdict(lookUp);
    default:
      return operation.type satisfies never;
  }
}
