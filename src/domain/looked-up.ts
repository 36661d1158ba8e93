import type { OperationVerdict } from './operation.ts';
import type { VerdictBy, WorklistReason } from './operation-state.ts';

interface Whose {
  /** The application whose person was found. */
  readonly applicationId?: number;
}

/** What the journal says of an operation, and what follows from that. */
export type LookedUp =
  | ({
      readonly kind: 'decided';
      readonly verdict: OperationVerdict;
      readonly by: Exclude<VerdictBy, 'clerk'>;
    } & Whose)
  | ({ readonly kind: 'clerk'; readonly proposed: OperationVerdict; readonly why: WorklistReason } & Whose)
  /** Looked up once more at `dueAt`, epoch ms. */
  | ({ readonly kind: 'later'; readonly verdict: OperationVerdict; readonly dueAt: number } & Whose);
