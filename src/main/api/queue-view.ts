import type { Application, ApplicationState, ApplicationStatus } from '../../domain/application.ts';
import type { Journal, ListedApplication } from '../journal/journal.ts';
import { nextAtOf } from './application-view.ts';
import { listedOf, listedView } from './listed-view.ts';
import type { ListedView, QueueView } from './views.ts';

/** The home screen names so many; the counts tell the rest. */
const NAMED = 8;
const PAGE = 200;

/** What goes by itself, what is not clear and is never sent again by itself, and what waits for a person. */
export function queueView(journal: Journal): QueueView {
  const counts = journal.countByStatus();
  const { due = 0, in_flight: inFlight = 0, unknown = 0, needs_decision: needDecision = 0 } = counts;
  const asking = askingMeanwhile(journal);
  return {
    count: due + inFlight - asking,
    first: firstOfQueue(journal, asking),
    unclear: { count: unknown, first: rowsOf(journal, 'unknown', unknown) },
    needDecision,
    returned: rowsOf(journal, 'returned', counts.returned ?? 0),
  };
}

/** Open in a draft: only the question of an active card is asked for them, nothing is accepted yet. */
function askingMeanwhile(journal: Journal): number {
  return journal
    .drafts()
    .flatMap(({ applicationId }) => (applicationId === undefined ? [] : journal.application(applicationId)))
    .filter((application) => application && isGoing(application.state) && isFilling(application.state))
    .length;
}

function isGoing({ status }: ApplicationState): boolean {
  return status === 'due' || status === 'in_flight';
}

function isFilling(state: ApplicationState): boolean {
  return 'filling' in state && state.filling === true;
}

function firstOfQueue(journal: Journal, asking: number): QueueView['first'] {
  return journal
    .waiting(NAMED + asking)
    .filter(({ state }) => isGoing(state) && !isFilling(state))
    .slice(0, NAMED)
    .map(queuedRow);
}

function queuedRow(application: Application): QueueView['first'][number] {
  const nextAt = nextAtOf(application.state);
  return { ...listedOf(application), ...(nextAt !== undefined && { nextAt }) };
}

/** There are few of them and their number is known, so the walk through the open ones ends early. */
function rowsOf(journal: Journal, wanted: ApplicationStatus, count: number): readonly ListedView[] {
  const most = Math.min(count, NAMED);
  const found: ListedApplication[] = [];
  let before: number | undefined;
  while (found.length < most) {
    const page = journal.filtered('open', { limit: PAGE, ...(before !== undefined && { before }) });
    found.push(...page.rows.filter(({ status }) => status === wanted));
    if (page.next === undefined) break;
    before = page.next;
  }
  return found.slice(0, most).map((row) => listedView(journal, row));
}
