import type { OperationId } from '../../domain/operation.ts';
import type { StoredOperation } from '../journal/inbox.ts';

/** The Department's name of it, readable or not. */
export function operationIdOf({ id, operation, unreadable }: StoredOperation): OperationId {
  const operationId = operation?.operationId ?? unreadable?.operationId;
  if (operationId === undefined) throw new Error(`operation ${id} bears no id`);
  return operationId;
}
