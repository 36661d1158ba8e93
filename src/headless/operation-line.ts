import type { StoredOperation } from '../main/journal/inbox.ts';
import type { Journal } from '../main/journal/journal.ts';

/** One operation of the Department's side in a line; nothing personal. */
export function operationLine(journal: Journal, stored: StoredOperation): Readonly<Record<string, unknown>> {
  const { operation, unreadable, state, applicationId } = stored;
  const application = applicationId === undefined ? undefined : journal.application(applicationId);
  return {
    operationId: operation?.operationId ?? unreadable?.operationId,
    type: operation?.type,
    madeAt: operation?.madeAtText,
    status: state.status,
    verdict: 'verdict' in state ? state.verdict : undefined,
    proposed: 'proposed' in state ? state.proposed : undefined,
    by: 'by' in state ? state.by : undefined,
    why: 'why' in state ? state.why : undefined,
    registrationNumber: application?.registrationNumber,
  };
}
