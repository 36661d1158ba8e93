import type { ListOutcome } from '../department/reverse-department.ts';
import { lookUpDue } from './look-up.ts';
import type { Published } from './publication.ts';
import { type PublishedDue, publishDue } from './publish-due.ts';
import type { ReverseParts } from './reverse-parts.ts';
import { type ListTaken, takeList } from './take-list.ts';

const PAGE = 1_000;
/** Where a whole page stands on the list that nothing can be done for, more is asked for at once. */
const LARGEST_PAGE = 10_000;
/** Whatever the Department answers, a round has an end. */
const MOST_LISTS = 50;
/** So often a list is asked for only to learn what became of lost answers. */
const MOST_LOOKS = 3;

/** Behind so many lost answers in a row nobody hopes for the next. */
const MOST_LOST = 3;

export interface RoundOptions {
  /** No back-off holds, but what the Department asked for does. */
  readonly ignoreBackOff?: boolean;
  /** Cuts the question under way off; no further request begins. */
  readonly signal: AbortSignal;
  /** Each answer, once what follows from it is durable. */
  readonly onOutcome?: (outcome: ListOutcome | Published) => void;
}

export interface RoundReport {
  /** How the list was had last; absent where it was not asked for. */
  readonly listed?: ListOutcome['class'];
  /** Saved for the first time. */
  readonly fresh: number;
  readonly lookedUp: number;
  /** Nobody was reached, or nothing was taken: all that is left waits for its time. */
  readonly isCutShort: boolean;
}

/**
 * One whole round (regulation, 2.2): the list, as long as it brings something, and "accepted" for what is
 * saved; then each is looked up, and the verdicts go out.
 */
export async function wholeRound(parts: ReverseParts, options: RoundOptions): Promise<RoundReport> {
  const course = courseOf(options);
  const { outcome, fresh } = await takeAll(parts, options, course);
  const rest = await finish(parts, options, course);
  return { listed: outcome.class, fresh, ...rest };
}

/** Goes on with what is here already, without asking for more. */
export async function roundWithoutList(parts: ReverseParts, options: RoundOptions): Promise<RoundReport> {
  const course = courseOf(options);
  await publishDue(parts, 'saved', { ...options, ...course });
  return { fresh: 0, ...(await finish(parts, options, course)) };
}

async function finish(parts: ReverseParts, options: RoundOptions, course: Course) {
  // Needs nobody's answer.
  const lookedUp = await lookUpDue(parts, options.signal);
  await publishDue(parts, 'decided', { ...options, ...course });
  return { lookedUp, isCutShort: course.signal.aborted };
}

interface Course {
  readonly signal: Pick<AbortSignal, 'aborted'>;
  readonly onOutcome: (outcome: ListOutcome | Published) => void;
}

/** Ends with whoever stops the round, and with an answer that would be the same for every further request. */
function courseOf({ signal, onOutcome }: RoundOptions): Course {
  let isOver = false;
  let lostInARow = 0;
  return {
    signal: {
      get aborted() {
        return isOver || signal.aborted;
      },
    },
    onOutcome: (outcome) => {
      lostInARow = outcome?.class === 'unknown' ? lostInARow + 1 : 0;
      isOver ||= outcome?.class === 'not_sent' || outcome?.class === 'not_processed';
      isOver ||= lostInARow === MOST_LOST;
      onOutcome?.(outcome);
    },
  };
}

/** List after list, each with what it brings accepted, until one brings nothing more. */
async function takeAll(
  parts: ReverseParts,
  options: RoundOptions,
  course: Course,
): Promise<Pick<ListTaken, 'outcome' | 'fresh'>> {
  let size = parts.pageSize ?? PAGE;
  let fresh = 0;
  let looks = 0;
  for (let lists = 1; ; lists += 1) {
    const taken = await takeList(parts, size, options.signal);
    course.onOutcome(taken.outcome);
    fresh += taken.fresh;
    const ignoreBackOff = options.ignoreBackOff === true && lists === 1;
    const published = await publishDue(parts, 'saved', { ...course, ignoreBackOff });
    const isLast = taken.outcome.class !== 'done' || course.signal.aborted || lists === MOST_LISTS;
    if (published.lost > 0) looks += 1;
    const goesOn = taken.isFull ? looks <= MOST_LOOKS : published.lost > 0 && looks <= MOST_LOOKS;
    if (isLast || !goesOn) return { outcome: taken.outcome, fresh };
    if (hasMoved(taken, published)) continue;
    if (size >= LARGEST_PAGE) return { outcome: taken.outcome, fresh };
    size = LARGEST_PAGE;
  }
}

function hasMoved({ fresh, cleared }: ListTaken, { settled, lost }: PublishedDue): boolean {
  return fresh + cleared + settled + lost > 0;
}
