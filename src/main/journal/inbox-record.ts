import type { ListedOperation, OperationId, OperationVerdict } from '../../domain/operation.ts';
import type { VerdictBy } from '../../domain/operation-state.ts';

export interface RecordedVerdict {
  readonly operationId: OperationId;
  readonly verdict: OperationVerdict;
  readonly by: VerdictBy;
}

/** What the second copy holds, one a frame; times are epoch ms. */
export type InboxRecord =
  | { readonly kind: 'taken'; readonly at: number; readonly entries: readonly ListedOperation[] }
  /** About to be published. */
  | { readonly kind: 'verdicts'; readonly at: number; readonly verdicts: readonly RecordedVerdict[] };

/** Undefined where nothing can be kept apart from others like it. */
export function operationIdOf(listed: ListedOperation): OperationId | undefined {
  return listed.kind === 'operation' ? listed.operation.operationId : listed.entry.operationId;
}

export function idsOf(record: InboxRecord): OperationId[] {
  if (record.kind === 'verdicts') return record.verdicts.map(({ operationId }) => operationId);
  return record.entries.flatMap((entry) => operationIdOf(entry) ?? []);
}

/** Without what is over; undefined where nothing is left. */
export function remaining(
  record: InboxRecord,
  isOver: (id: OperationId) => boolean,
): InboxRecord | undefined {
  if (record.kind === 'verdicts') {
    const verdicts = record.verdicts.filter(({ operationId }) => !isOver(operationId));
    return verdicts.length === 0 ? undefined : { ...record, verdicts };
  }
  const entries = record.entries.filter((entry) => {
    const id = operationIdOf(entry);
    return id !== undefined && !isOver(id);
  });
  return entries.length === 0 ? undefined : { ...record, entries };
}
