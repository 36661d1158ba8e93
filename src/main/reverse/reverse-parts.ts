import type { OperationPolicy } from '../../domain/operation-policy.ts';
import type { ReverseDepartment } from '../department/reverse-department.ts';
import type { Inbox, StoredOperation } from '../journal/inbox.ts';
import type { LateLanding } from './late-landing.ts';

/** What the reverse flow works with; it knows no clock, no randomness and no network but these. */
export interface ReverseParts {
  readonly inbox: Inbox;
  readonly department: ReverseDepartment;
  readonly policy: OperationPolicy;
  /** So long after nobody waits for it any more a publication may still land. */
  readonly lateLandingMs: number;
  /** For how long what was lost may still; another one at each start of the program. */
  readonly landing: LateLanding;
  /** Epoch ms. */
  readonly now: () => number;
  /** Milliseconds by a clock that never jumps, from any zero. */
  readonly elapsed: () => number;
  /** Uniform in [-1, 1]. */
  readonly skew: () => number;
  /** Another one at each call (regulation, 4.5). */
  readonly newRqUid: () => string;
  /** Lets everybody else have their turn, without waiting for more than that. */
  readonly breathe: () => Promise<void>;
  /** Operations asked for at once; 1 000 unless a test says otherwise. */
  readonly pageSize?: number;
  /** Its state is another one, and durable. */
  readonly onOperation?: (operation: StoredOperation) => void;
  /** An operation that a bug made throw; it is set aside, and all others go on. */
  readonly onFault?: (error: unknown) => void;
}
