import type { Journal, ListedApplication } from '../journal/journal.ts';
import { nextAtOf } from './application-view.ts';
import { listedOf, listedView } from './listed-view.ts';
import type { QueueView } from './views.ts';

/** The home screen names so many; the count tells the rest. */
const NAMED = 8;
const RETURNED_NAMED = 8;
const PAGE = 200;

export function queueView(journal: Journal): QueueView {
  const counts = journal.countByStatus();
  const { due = 0, in_flight: inFlight = 0, unknown = 0, needs_decision: needDecision = 0 } = counts;
  return {
    count: due + inFlight + unknown,
    first: journal.waiting(NAMED).map((application) => {
      const nextAt = nextAtOf(application.state);
      return { ...listedOf(application), ...(nextAt !== undefined && { nextAt }) };
    }),
    needDecision,
    returned: returnedRows(journal, counts.returned ?? 0).map((row) => listedView(journal, row)),
  };
}

/** There are few of them and their number is known, so the walk through the open ones ends early. */
function returnedRows(journal: Journal, count: number): ListedApplication[] {
  const wanted = Math.min(count, RETURNED_NAMED);
  const found: ListedApplication[] = [];
  let before: number | undefined;
  while (found.length < wanted) {
    const page = journal.filtered('open', { limit: PAGE, ...(before !== undefined && { before }) });
    found.push(...page.rows.filter(({ status }) => status === 'returned'));
    if (page.next === undefined) break;
    before = page.next;
  }
  return found.slice(0, wanted);
}
