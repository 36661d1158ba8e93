import type { ListedOperation } from '../../../src/domain/operation.ts';
import type { PublishOutcome, StatusToPublish } from '../../../src/main/department/reverse-department.ts';
import type { Inbox, OperationChange } from '../../../src/main/journal/inbox.ts';
import type { InboxRecord } from '../../../src/main/journal/inbox-record.ts';

/** Where a bug can be put in without touching the program. */
export interface ReversePlanted {
  /** What goes to the wire instead. */
  readonly statuses?: (statuses: readonly StatusToPublish[]) => readonly StatusToPublish[];
  /** What the program takes the answer for. */
  readonly outcome?: (outcome: PublishOutcome, statuses: readonly StatusToPublish[]) => PublishOutcome;
  /** What is written instead. */
  readonly args?: (name: string, args: readonly unknown[], inbox: Inbox) => readonly unknown[];
  /** Changes that are not made. */
  readonly skips?: string;
  /** What of the second copy is there when an older journal is put back. */
  readonly keepsInCopy?: (record: InboxRecord) => boolean;
  /** Whatever is listed is accepted before it is handed over. */
  readonly acceptsFirst?: true;
  /** A full page is taken for all that there is. */
  readonly hidesFullPages?: true;
  /** Nobody looks whose answer it is. */
  readonly takesWrongRqUid?: true;
  readonly lateLandingMs?: number;
  readonly timesLandingByWall?: true;
}

export const NO_REVERSE_BUG: ReversePlanted = {};

/** Each is a mistake that somebody could make tomorrow; the simulation has to find every one. */
export const REVERSE_BUGS: Readonly<Record<string, ReversePlanted>> = {
  accepted_before_saved: { acceptsFirst: true },
  no_second_copy: { keepsInCopy: () => false },
  verdict_not_in_the_copy: { keepsInCopy: ({ kind }) => kind === 'taken' },
  absence_on_a_full_page: { hidesFullPages: true },
  status_before_intent: { skips: 'beginPublication' },
  known_ones_are_taken_again: {
    args: (name, args, inbox) => (name === 'take' ? [renamed(args[0] as Entries, inbox), args[1]] : args),
    statuses: (statuses) =>
      statuses.map((one) => ({
        ...one,
        operationId: one.operationId.replace('~', '') as typeof one.operationId,
      })),
  },
  gone_is_tried_again: {
    args: (name, args) => {
      if (name !== 'endPublication') return args;
      const [publication, outcome, changes, at] = args as Parameters<Inbox['endPublication']>;
      return [publication, outcome, changes.map((change) => notGone(change, at)), at];
    },
  },
  some_failed_is_all_failed: {
    outcome: (outcome, statuses) => {
      const [first] = outcome.class === 'done' ? outcome.failed : [];
      if (outcome.class !== 'done' || first === undefined) return outcome;
      return {
        ...outcome,
        failed: statuses.map(({ operationId }) => ({ operationId, reason: first.reason })),
      };
    },
  },
  some_failed_is_none_failed: {
    outcome: (outcome) => (outcome.class === 'done' ? { ...outcome, failed: [] } : outcome),
  },
  lost_is_taken: {
    outcome: (outcome) =>
      outcome.class === 'unknown' ? { class: 'done', failed: [], isEchoed: true } : outcome,
  },
  wrong_rq_uid_is_taken: { takesWrongRqUid: true },
  newest_first: { statuses: (statuses) => statuses.toReversed() },
  no_late_landing: { lateLandingMs: 0 },
  timed_by_the_wall_clock: { timesLandingByWall: true },
};

type Entries = readonly ListedOperation[];

/** As if nothing had been here before. */
function renamed(entries: Entries, inbox: Inbox): Entries {
  return entries.map((entry) => {
    if (entry.kind !== 'operation') return entry;
    const { operation } = entry;
    if (inbox.byOperationId(operation.operationId) === undefined) return entry;
    return {
      kind: 'operation',
      operation: { ...operation, operationId: `${operation.operationId}~` as never },
    };
  });
}

function notGone(change: OperationChange, dueAt: number): OperationChange {
  const { state } = change;
  if (state.status !== 'gone') return change;
  const { verdict } = state;
  if (verdict === undefined) return { ...change, state: { status: 'saved', dueAt, tries: 1 } };
  return { ...change, state: { status: 'decided', verdict, by: 'profile', dueAt, tries: 1 } };
}
