import type { CardFacts } from './card-known.ts';
import type { Operation } from './operation.ts';
import type { Candidate } from './operation-match.ts';
import type { OperationPolicy } from './operation-policy.ts';

/** All that this journal knows of the person and of the card of an operation. */
export interface Findings extends CardFacts {
  /** Best first; none where the operation bears nobody. */
  readonly candidates: readonly Candidate[];
}

/** All that a verdict rests on. */
export interface LookUp {
  readonly operation: Operation;
  readonly found: Findings;
  readonly policy: OperationPolicy;
  /** Epoch ms. */
  readonly now: number;
}
