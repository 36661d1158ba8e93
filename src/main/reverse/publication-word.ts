import type { ListOutcome, PublishOutcome } from '../department/reverse-department.ts';
import type { PublicationRecord } from '../journal/inbox.ts';

/** What came of a request, as the journal keeps it for IT: the class and, where there is one, the reason. */
export function wordOf(outcome: PublishOutcome | ListOutcome): string {
  return 'reason' in outcome ? `${outcome.class}:${outcome.reason}` : outcome.class;
}

/** It may have been carried out, or may be yet. */
export function isLost({ outcome }: PublicationRecord): boolean {
  return outcome === undefined || outcome.startsWith('unknown:');
}

/** The Department asked for time: that holds whoever is impatient. */
export function wasTooMany({ outcome }: PublicationRecord): boolean {
  return outcome === 'not_processed:too_many_requests';
}
