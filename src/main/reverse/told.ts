import type { OperationChange } from '../journal/inbox.ts';
import type { ReverseParts } from './reverse-parts.ts';

/** Whoever listens hears of each change, as it is in the journal now. */
export function told(
  { inbox, onOperation }: ReverseParts,
  changes: readonly Pick<OperationChange, 'id'>[],
): void {
  if (onOperation === undefined) return;
  for (const { id } of changes) {
    const operation = inbox.operation(id);
    if (operation !== undefined) onOperation(operation);
  }
}
