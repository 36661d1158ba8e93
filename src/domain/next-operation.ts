import { backOffMs } from './back-off.ts';
import type { LookedUp } from './looked-up.ts';
import type { OperationVerdict } from './operation.ts';
import type { OperationState, VerdictBy } from './operation-state.ts';

/** Why the Department did not take a status (4.5.2, codes 1 to 3). */
export type StatusRefusal = 'operation_not_found' | 'internal_error' | 'bad_input';

export type OperationEvent =
  /** The intent is durable: a byte may leave. */
  | { readonly type: 'publication_begun' }
  | { readonly type: 'taken' }
  /** A crash loses answers, too. */
  | { readonly type: 'answer_lost' }
  | { readonly type: 'not_sent' }
  | { readonly type: 'not_processed'; readonly retryAfterMs?: number }
  /** The answer names this operation. */
  | { readonly type: 'refused'; readonly reason: StatusRefusal }
  /** The answer names none: of a batch, nothing is known of any. */
  | { readonly type: 'refused_whole'; readonly reason: StatusRefusal }
  | { readonly type: 'seen_on_list' }
  /** From a list with fewer rows than were asked for, begun after the answer was lost; no other proves anything. */
  | { readonly type: 'absent_from_list' }
  | ({ readonly type: 'looked_up' } & LookedUp)
  | { readonly type: 'clerk_decided'; readonly verdict: OperationVerdict }
  /** What was set aside is tried once more, as a person wants it. */
  | { readonly type: 'taken_up_again' };

type In<Status extends OperationState['status']> = Extract<OperationState, { status: Status }>;
type UnderWay = In<'accepting' | 'publishing'>;
type ListEvent = Extract<OperationEvent, { type: 'seen_on_list' | 'absent_from_list' }>;

/**
 * Where an event leads an operation; `now` in epoch ms, `skew` in [-1, 1] spreads repeats. Throws for an event that
 * its state does not know, as only a bug sends one: so no second verdict ever follows a first.
 */
export function nextOperation(
  state: OperationState,
  event: OperationEvent,
  now: number,
  skew: number,
): OperationState {
  const after = reached(state, event, now, skew);
  if (after === undefined)
    throw new Error(`event ${event.type} does not fit an operation that is ${state.status}`);
  return after;
}

function reached(
  state: OperationState,
  event: OperationEvent,
  now: number,
  skew: number,
): OperationState | undefined {
  switch (event.type) {
    case 'publication_begun':
      return begun(state);
    case 'seen_on_list':
    case 'absent_from_list':
      return afterList(state, event, now);
    case 'looked_up':
      return afterLookUp(state, event, now);
    case 'clerk_decided':
      if (state.status !== 'waits_for_clerk') return undefined;
      return { status: 'decided', verdict: event.verdict, by: 'clerk', dueAt: now, tries: 0 };
    case 'taken_up_again':
      return state.status === 'set_aside' ? takenUpAgain(state, now) : undefined;
    default:
      if (state.status !== 'accepting' && state.status !== 'publishing') return undefined;
      return afterAnswer(tried(state), event, now, skew);
  }
}

function begun(state: OperationState): OperationState | undefined {
  if (state.status === 'saved') return { status: 'accepting', ...triesOf(state) };
  if (state.status !== 'decided') return undefined;
  return { status: 'publishing', verdict: state.verdict, by: state.by, ...triesOf(state) };
}

type Answered = Exclude<
  OperationEvent,
  ListEvent | { readonly type: 'publication_begun' | 'looked_up' | 'clerk_decided' | 'taken_up_again' }
>;

function afterAnswer(tried: UnderWay, event: Answered, now: number, skew: number): OperationState {
  switch (event.type) {
    case 'taken':
      return afterTaken(tried, now);
    case 'answer_lost':
      // A verdict may be published twice, as it stays the same; whether the first status came through a list tells.
      return tried.status === 'accepting'
        ? { status: 'accept_unclear', since: now, ...triesOf(tried) }
        : again(tried, now + backOffMs(tried.tries, skew));
    case 'not_sent':
      return again(tried, now + backOffMs(tried.tries, skew));
    case 'not_processed':
      return again(tried, now + (event.retryAfterMs ?? backOffMs(tried.tries, skew)));
    case 'refused':
      return afterRefusal(tried, event.reason, now, skew);
    case 'refused_whole': {
      // Alone it can be meant of nothing else.
      if (tried.alone) return afterRefusal(tried, event.reason, now, skew);
      const delayMs = event.reason === 'internal_error' ? backOffMs(tried.tries, skew) : 0;
      return again({ ...tried, alone: true }, now + delayMs);
    }
    default:
      return event satisfies never;
  }
}

function afterTaken(taken: UnderWay, now: number): OperationState {
  if (taken.status === 'accepting') return { status: 'accepted', dueAt: now };
  return { status: 'done', verdict: taken.verdict, by: taken.by };
}

function afterRefusal(tried: UnderWay, reason: StatusRefusal, now: number, skew: number): OperationState {
  switch (reason) {
    case 'operation_not_found':
      return { status: 'gone', ...verdictIn(tried) };
    case 'internal_error':
      return again(tried, now + backOffMs(tried.tries, skew));
    case 'bad_input':
      if (tried.alone) return { status: 'set_aside', why: 'not_taken', since: now, ...verdictBy(tried) };
      return again({ ...tried, alone: true }, now);
    default:
      return reason satisfies never;
  }
}

/**
 * Where it stood before, with the verdict that it had, and alone: others need not suffer for it again. It was tried
 * before, so an "accepted" may have been lost of it.
 */
function takenUpAgain(state: In<'set_aside'>, now: number): OperationState | undefined {
  const { why, verdict, by = 'evidence', isAccepted } = state;
  // Read anew with each list; there is nothing else to try.
  if (why === 'unreadable') return undefined;
  if (verdict !== undefined) return { status: 'decided', verdict, by, dueAt: now, tries: 0, alone: true };
  if (isAccepted) return { status: 'accepted', dueAt: now };
  if (why === 'not_taken') return { status: 'saved', dueAt: now, tries: 1, alone: true };
  // Whether the Department has heard of it before the program failed, the next list tells.
  return { status: 'accept_unclear', since: now, tries: 1, alone: true };
}

/** A list shows whatever it shows; it changes only what nothing else is known of. */
function afterList(state: OperationState, event: ListEvent, now: number): OperationState {
  if (state.status !== 'accept_unclear') return state;
  return event.type === 'absent_from_list'
    ? { status: 'accepted', dueAt: now }
    : { status: 'saved', dueAt: now, ...triesOf(state) };
}

/** A verdict that was once begun to be published is never looked up anew. */
function afterLookUp(state: OperationState, found: LookedUp, now: number): OperationState | undefined {
  const { status } = state;
  if (status !== 'accepted' && status !== 'waits_for_day' && status !== 'waits_for_clerk') return undefined;
  switch (found.kind) {
    case 'decided':
      return { status: 'decided', verdict: found.verdict, by: found.by, dueAt: now, tries: 0 };
    case 'clerk': {
      const since = status === 'waits_for_clerk' ? state.since : now;
      return { status: 'waits_for_clerk', proposed: found.proposed, why: found.why, since };
    }
    case 'later':
      return status === 'waits_for_day' ? afterDays(state, found, now) : waiting(found);
    default:
      return found satisfies never;
  }
}

type Later = Extract<LookedUp, { kind: 'later' }>;

/** The days are counted once: whatever the clocks say, they have an end. */
function afterDays(state: In<'waits_for_day'>, found: Later, now: number): OperationState {
  if (state.verdict !== found.verdict) return waiting(found);
  if (now < state.dueAt) return waiting({ ...found, dueAt: Math.min(state.dueAt, found.dueAt) });
  return { status: 'decided', verdict: found.verdict, by: 'profile', dueAt: now, tries: 0 };
}

function waiting({ verdict, dueAt }: Later): OperationState {
  return { status: 'waits_for_day', verdict, dueAt };
}

function tried(state: UnderWay): UnderWay {
  return { ...state, tries: state.tries + 1 };
}

/** The same status once more, at `dueAt` in epoch ms. */
function again(tried: UnderWay, dueAt: number): OperationState {
  if (tried.status === 'accepting') return { status: 'saved', dueAt, ...triesOf(tried) };
  return { status: 'decided', verdict: tried.verdict, by: tried.by, dueAt, ...triesOf(tried) };
}

function triesOf({ tries, alone }: { readonly tries: number; readonly alone?: true }) {
  return alone ? { tries, alone } : { tries };
}

function verdictIn(state: UnderWay): { readonly verdict?: OperationVerdict } {
  return state.status === 'publishing' ? { verdict: state.verdict } : {};
}

function verdictBy(state: UnderWay): { readonly verdict?: OperationVerdict; readonly by?: VerdictBy } {
  return state.status === 'publishing' ? { verdict: state.verdict, by: state.by } : {};
}
