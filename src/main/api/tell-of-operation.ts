import type { StoredOperation } from '../journal/inbox.ts';
import type { PushBoard } from './push-board.ts';

/** An operation is another one now: its own screen, the counts, and the application of its person. */
export function tellOfOperation(
  board: PushBoard,
  { id, applicationId }: Pick<StoredOperation, 'id' | 'applicationId'>,
): void {
  board.touch('reverse', 'to_tell');
  board.change({ operationId: id, ...(applicationId !== undefined && { applicationId }) });
}
