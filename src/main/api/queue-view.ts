import type { Application, ApplicationState, ApplicationStatus } from '../../domain/application.ts';
import { isInDoubt } from '../../domain/in-doubt.ts';
import { nextAttemptText } from '../../domain/next-attempt-text.ts';
import type { LoopState } from '../delivery/delivery-loop.ts';
import type { Journal, ListedApplication } from '../journal/journal.ts';
import { nextAtOf } from './application-view.ts';
import { limitViews, type OfflineLimits } from './limit-view.ts';
import { listedOf, listedView } from './listed-view.ts';
import type { ListedView } from './listed-views.ts';
import type { QueuedView, QueueView } from './queue-views.ts';

/** The home screen names so many; the counts tell the rest. */
const NAMED = 8;
const PAGE = 200;

export interface QueueParts {
  readonly journal: Journal;
  readonly limits: OfflineLimits;
  /** Absent where no copies are made by themselves. */
  readonly backups?: { readonly trouble: QueueView['backupTrouble'] };
  /** Absent while a setting that sending needs is missing. */
  readonly loop: { state(): LoopState; setAside(): readonly number[] } | undefined;
}

/** What goes by itself and what holds it up, what is not clear yet, and what waits for a person. */
export function queueView({ journal, limits, loop, backups }: QueueParts): QueueView {
  const counts = journal.countByStatus();
  const { due = 0, in_flight: inFlight = 0, unknown = 0, needs_decision: needDecision = 0 } = counts;
  const asking = askingMeanwhile(journal);
  const aside = (loop?.setAside() ?? []).flatMap((id) => rowOf(journal, id));
  // A question about them is on its way, and they are as unclear as before.
  const asked = journal
    .inFlight()
    .flatMap((id) => readableOf(journal, id))
    .filter(({ state }) => isInDoubt(state));
  return {
    count: due + inFlight - asking - asked.length - aside.filter(isGoing).length,
    first: firstOfQueue(journal, asking + asked.length, aside),
    unclear: {
      count: unknown + asked.length,
      first: [...asked.map(queuedRow), ...rowsOf(journal, 'unknown', unknown, queuedRow)].slice(0, NAMED),
    },
    needDecision,
    undecided: rowsOf(journal, 'needs_decision', needDecision, listedOf),
    returned: rowsOf(journal, 'returned', counts.returned ?? 0, listedOf),
    chipsLeft: journal.countChipsLeft(),
    ...holdOf(loop?.state()),
    setAside: aside.map((row) => listedView(journal, row)),
    limits: limitViews(journal, limits),
    ...backupTroubleOf(backups?.trouble),
    ...putBackOf(journal),
  };
}

function holdOf(state: LoopState | undefined): Pick<QueueView, 'pause' | 'stopped'> {
  switch (state?.status) {
    case 'running':
      return {};
    case 'paused':
      return { pause: { why: state.why, until: state.until } };
    case 'stopped':
      return { stopped: 'broken_off' };
    case undefined:
      return { stopped: 'not_set_up' };
  }
}

function backupTroubleOf(trouble: QueueView['backupTrouble']): Pick<QueueView, 'backupTrouble'> {
  return trouble ? { backupTrouble: { message: trouble.message, since: trouble.since } } : {};
}

/** Until somebody has seen to it; the journal and `status` tell of it for good. */
function putBackOf(journal: Journal): Pick<QueueView, 'putBack'> {
  const putBack = journal.putBack();
  return putBack && putBack.acknowledged === undefined ? { putBack } : {};
}

/** Open in a draft: only the question of an active card is asked for them, nothing is accepted yet. */
function askingMeanwhile(journal: Journal): number {
  return journal
    .drafts()
    .flatMap(({ applicationId }) => (applicationId === undefined ? [] : journal.readable(applicationId)))
    .filter((application) => application && isGoing(application.state) && isFilling(application.state))
    .length;
}

function isGoing({ status }: Pick<ApplicationState, 'status'>): boolean {
  return status === 'due' || status === 'in_flight';
}

function isFilling(state: ApplicationState): boolean {
  return 'filling' in state && state.filling === true;
}

function firstOfQueue(
  journal: Journal,
  elsewhere: number,
  aside: readonly ListedApplication[],
): readonly QueuedView[] {
  const isAside = (id: number) => aside.some((each) => each.id === id);
  return journal
    .waiting(NAMED + elsewhere + aside.length)
    .filter(({ id, state }) => isGoing(state) && !isFilling(state) && !isInDoubt(state) && !isAside(id))
    .slice(0, NAMED)
    .map(queuedRow);
}

function queuedRow(application: Application): QueuedView {
  const { state } = application;
  const nextAt = nextAtOf(state);
  const next = nextAttemptText(state);
  return { ...listedOf(application), ...(nextAt !== undefined && { nextAt }), ...(next && { next }) };
}

function readableOf(journal: Journal, id: number): readonly Application[] {
  const application = journal.readable(id);
  return application ? [application] : [];
}

/** Of the narrow list: what was set aside may be what can't be read whole. */
function rowOf(journal: Journal, id: number): readonly ListedApplication[] {
  return journal.page({ before: id + 1, limit: 1 }).rows.filter((row) => row.id === id);
}

/** There are few of them and their number is known, so the walk through the open ones ends early. */
function rowsOf<Row extends ListedView>(
  journal: Journal,
  wanted: ApplicationStatus,
  count: number,
  row: (application: Application) => Row,
): readonly Row[] {
  const most = Math.min(count, NAMED);
  const found: ListedApplication[] = [];
  let before: number | undefined;
  while (found.length < most) {
    const page = journal.filtered('open', { limit: PAGE, ...(before !== undefined && { before }) });
    found.push(...page.rows.filter(({ status }) => status === wanted));
    if (page.next === undefined) break;
    before = page.next;
  }
  return found
    .slice(0, most)
    .flatMap(({ id }) => readableOf(journal, id))
    .map(row);
}
