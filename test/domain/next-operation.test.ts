import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_BACK_OFF_MS } from '../../src/domain/back-off.ts';
import type { LookedUp } from '../../src/domain/looked-up.ts';
import { nextOperation, type OperationEvent, type StatusRefusal } from '../../src/domain/next-operation.ts';
import { OPERATION_VERDICTS, type OperationStatus } from '../../src/domain/operation.ts';
import type { OperationState, OperationStateName } from '../../src/domain/operation-state.ts';

const NOW = 1_000_000;
const REASONS: readonly StatusRefusal[] = ['operation_not_found', 'internal_error', 'bad_input'];

const STATES = {
  saved: { status: 'saved', dueAt: 0, tries: 0 },
  accepting: { status: 'accepting', tries: 0 },
  accept_unclear: { status: 'accept_unclear', since: 5, tries: 1 },
  accepted: { status: 'accepted', dueAt: 0 },
  waits_for_day: { status: 'waits_for_day', verdict: 'person_not_found', dueAt: NOW },
  waits_for_clerk: { status: 'waits_for_clerk', proposed: 'found', why: 'person_alike', since: 5 },
  decided: { status: 'decided', verdict: 'found', by: 'evidence', dueAt: 0, tries: 0 },
  publishing: { status: 'publishing', verdict: 'found', by: 'evidence', tries: 0 },
  done: { status: 'done', verdict: 'found', by: 'evidence' },
  gone: { status: 'gone' },
  set_aside: { status: 'set_aside', why: 'not_taken', since: 5 },
} as const satisfies Record<OperationStateName, OperationState>;

const DECIDED: OperationEvent = {
  type: 'looked_up',
  kind: 'decided',
  verdict: 'found',
  by: 'profile',
  applicationId: 7,
};
const CLERK: OperationEvent = {
  type: 'looked_up',
  kind: 'clerk',
  proposed: 'card_unfit',
  why: 'card_of_another',
};
const LATER: OperationEvent = {
  type: 'looked_up',
  kind: 'later',
  verdict: 'person_not_found',
  dueAt: NOW + 9,
};
const refused = (reason: StatusRefusal): OperationEvent => ({ type: 'refused', reason });
const refusedWhole = (reason: StatusRefusal): OperationEvent => ({ type: 'refused_whole', reason });

const AGAIN: OperationEvent = { type: 'taken_up_again' };

type Row = readonly [string, OperationState, OperationEvent, OperationState];

const { accepting, publishing, accept_unclear } = STATES;
const alone = { alone: true } as const;
const decidedAgain = { status: 'decided', verdict: 'found', by: 'evidence' } as const;

/** Skew 0: the first back-off is of 5 s, the second of 15 s. */
const TABLE: readonly Row[] = [
  [
    'the intent that it is taken in',
    STATES.saved,
    { type: 'publication_begun' },
    { status: 'accepting', tries: 0 },
  ],
  [
    'the intent, alone',
    { ...STATES.saved, ...alone },
    { type: 'publication_begun' },
    { ...accepting, ...alone },
  ],
  ['the intent of the verdict', STATES.decided, { type: 'publication_begun' }, publishing],
  ['taken', accepting, { type: 'taken' }, { status: 'accepted', dueAt: NOW }],
  ['the verdict taken', publishing, { type: 'taken' }, STATES.done],
  ['the answer lost', accepting, { type: 'answer_lost' }, { status: 'accept_unclear', since: NOW, tries: 1 }],
  [
    'the answer lost, alone',
    { ...accepting, ...alone },
    { type: 'answer_lost' },
    { status: 'accept_unclear', since: NOW, tries: 1, ...alone },
  ],
  [
    'the answer to the verdict lost: the same again',
    publishing,
    { type: 'answer_lost' },
    { ...decidedAgain, dueAt: NOW + 5_000, tries: 1 },
  ],
  [
    'not sent',
    { ...accepting, tries: 1 },
    { type: 'not_sent' },
    { status: 'saved', dueAt: NOW + 15_000, tries: 2 },
  ],
  [
    'the verdict not sent',
    publishing,
    { type: 'not_sent' },
    { ...decidedAgain, dueAt: NOW + 5_000, tries: 1 },
  ],
  ['not processed', accepting, { type: 'not_processed' }, { status: 'saved', dueAt: NOW + 5_000, tries: 1 }],
  [
    'too many',
    publishing,
    { type: 'not_processed', retryAfterMs: 77 },
    { ...decidedAgain, dueAt: NOW + 77, tries: 1 },
  ],
  ['code 1', accepting, refused('operation_not_found'), { status: 'gone' }],
  ['code 1 to the verdict', publishing, refused('operation_not_found'), { status: 'gone', verdict: 'found' }],
  [
    'code 2',
    { ...accepting, ...alone },
    refused('internal_error'),
    { status: 'saved', dueAt: NOW + 5_000, tries: 1, ...alone },
  ],
  [
    'code 2 to the verdict',
    publishing,
    refused('internal_error'),
    { ...decidedAgain, dueAt: NOW + 5_000, tries: 1 },
  ],
  ['code 3: alone', accepting, refused('bad_input'), { status: 'saved', dueAt: NOW, tries: 1, ...alone }],
  [
    'code 3 alone: a person',
    { ...accepting, ...alone },
    refused('bad_input'),
    { status: 'set_aside', why: 'not_taken', since: NOW },
  ],
  [
    'code 3 to the verdict alone',
    { ...publishing, ...alone },
    refused('bad_input'),
    { status: 'set_aside', why: 'not_taken', since: NOW, verdict: 'found', by: 'evidence' },
  ],
  [
    'an error that names nobody: alone',
    accepting,
    refusedWhole('bad_input'),
    { status: 'saved', dueAt: NOW, tries: 1, ...alone },
  ],
  [
    'code 1 that names nobody: alone',
    publishing,
    refusedWhole('operation_not_found'),
    { ...decidedAgain, dueAt: NOW, tries: 1, ...alone },
  ],
  [
    'code 2 that names nobody: alone, and later',
    accepting,
    refusedWhole('internal_error'),
    { status: 'saved', dueAt: NOW + 5_000, tries: 1, ...alone },
  ],
  [
    'code 1 that can be of nothing else',
    { ...accepting, ...alone },
    refusedWhole('operation_not_found'),
    { status: 'gone' },
  ],
  [
    'code 2 that can be of nothing else',
    { ...publishing, ...alone },
    refusedWhole('internal_error'),
    { ...decidedAgain, dueAt: NOW + 5_000, tries: 1, ...alone },
  ],
  [
    'code 3 that can be of nothing else',
    { ...publishing, ...alone },
    refusedWhole('bad_input'),
    { status: 'set_aside', why: 'not_taken', since: NOW, verdict: 'found', by: 'evidence' },
  ],
  [
    'on the list: not carried out',
    accept_unclear,
    { type: 'seen_on_list' },
    { status: 'saved', dueAt: NOW, tries: 1 },
  ],
  [
    'on the list, alone',
    { ...accept_unclear, ...alone },
    { type: 'seen_on_list' },
    { status: 'saved', dueAt: NOW, tries: 1, ...alone },
  ],
  ['absent: carried out', accept_unclear, { type: 'absent_from_list' }, { status: 'accepted', dueAt: NOW }],
  [
    'a verdict by the evidence',
    STATES.accepted,
    DECIDED,
    { status: 'decided', verdict: 'found', by: 'profile', dueAt: NOW, tries: 0 },
  ],
  [
    'a case for a clerk',
    STATES.accepted,
    CLERK,
    { status: 'waits_for_clerk', proposed: 'card_unfit', why: 'card_of_another', since: NOW },
  ],
  [
    'a verdict after days',
    STATES.accepted,
    LATER,
    { status: 'waits_for_day', verdict: 'person_not_found', dueAt: NOW + 9 },
  ],
  [
    'found before its day',
    STATES.waits_for_day,
    DECIDED,
    { status: 'decided', verdict: 'found', by: 'profile', dueAt: NOW, tries: 0 },
  ],
  [
    'its day, and nothing new',
    STATES.waits_for_day,
    LATER,
    { status: 'decided', verdict: 'person_not_found', by: 'profile', dueAt: NOW, tries: 0 },
  ],
  [
    'its day not come',
    { ...STATES.waits_for_day, dueAt: NOW + 5 },
    LATER,
    { ...STATES.waits_for_day, dueAt: NOW + 5 },
  ],
  [
    'its day drawn near',
    { ...STATES.waits_for_day, dueAt: NOW + 99 },
    LATER,
    { ...STATES.waits_for_day, dueAt: NOW + 9 },
  ],
  [
    'another verdict at its day: counted anew',
    { ...STATES.waits_for_day, verdict: 'card_not_found' },
    LATER,
    { status: 'waits_for_day', verdict: 'person_not_found', dueAt: NOW + 9 },
  ],
  [
    'its day, and now a case for a clerk',
    STATES.waits_for_day,
    CLERK,
    { status: 'waits_for_clerk', proposed: 'card_unfit', why: 'card_of_another', since: NOW },
  ],
  [
    'found while it waits for a clerk',
    STATES.waits_for_clerk,
    DECIDED,
    { status: 'decided', verdict: 'found', by: 'profile', dueAt: NOW, tries: 0 },
  ],
  [
    'another reason while it waits',
    STATES.waits_for_clerk,
    CLERK,
    { status: 'waits_for_clerk', proposed: 'card_unfit', why: 'card_of_another', since: 5 },
  ],
  [
    'other rules while it waits',
    STATES.waits_for_clerk,
    LATER,
    { status: 'waits_for_day', verdict: 'person_not_found', dueAt: NOW + 9 },
  ],
  [
    'a clerk',
    STATES.waits_for_clerk,
    { type: 'clerk_decided', verdict: 'card_unfit' },
    { status: 'decided', verdict: 'card_unfit', by: 'clerk', dueAt: NOW, tries: 0 },
  ],
  [
    'set aside with its verdict: the same one, alone',
    { ...STATES.set_aside, verdict: 'card_unfit', by: 'clerk' },
    AGAIN,
    { status: 'decided', verdict: 'card_unfit', by: 'clerk', dueAt: NOW, tries: 0, ...alone },
  ],
  [
    'set aside with a verdict by an older program',
    { ...STATES.set_aside, verdict: 'card_unfit' },
    AGAIN,
    { status: 'decided', verdict: 'card_unfit', by: 'evidence', dueAt: NOW, tries: 0, ...alone },
  ],
  [
    'set aside as the first status was refused: alone, and nothing that was lost before is forgotten',
    STATES.set_aside,
    AGAIN,
    { status: 'saved', dueAt: NOW, tries: 1, ...alone },
  ],
  [
    'set aside while it was looked up: looked up anew',
    { ...STATES.set_aside, why: 'program_fault', isAccepted: true },
    AGAIN,
    { status: 'accepted', dueAt: NOW },
  ],
  [
    'set aside at the first status by the program: the list tells',
    { ...STATES.set_aside, why: 'program_fault' },
    AGAIN,
    { status: 'accept_unclear', since: NOW, tries: 1, ...alone },
  ],
];

it.each(TABLE)('%s', (_name, before, event, after) => {
  expect(nextOperation(before, event, NOW, 0)).toEqual(after);
});

const ANSWERS: readonly OperationEvent[] = [
  { type: 'taken' },
  { type: 'answer_lost' },
  { type: 'not_sent' },
  { type: 'not_processed' },
  ...REASONS.map(refused),
  ...REASONS.map(refusedWhole),
];
const LISTS: readonly OperationEvent[] = [{ type: 'seen_on_list' }, { type: 'absent_from_list' }];
const EVENTS: readonly OperationEvent[] = [
  { type: 'publication_begun' },
  ...ANSWERS,
  ...LISTS,
  DECIDED,
  CLERK,
  LATER,
  { type: 'clerk_decided', verdict: 'found' },
  AGAIN,
];

/** Which states an event can meet; a list meets all. */
function fits({ status }: OperationState, { type }: OperationEvent): boolean {
  if (type === 'publication_begun') return status === 'saved' || status === 'decided';
  if (type === 'looked_up') return ['accepted', 'waits_for_day', 'waits_for_clerk'].includes(status);
  if (type === 'clerk_decided') return status === 'waits_for_clerk';
  if (type === 'taken_up_again') return status === 'set_aside';
  if (type === 'seen_on_list' || type === 'absent_from_list') return true;
  return status === 'accepting' || status === 'publishing';
}

describe('every event in every state', () => {
  const pairs = Object.values<OperationState>(STATES).flatMap((state) =>
    EVENTS.map((event) => ({ state, event })),
  );
  it.each(pairs)('$event.type of what is $state.status is decided', ({ state, event }) => {
    if (!fits(state, event)) {
      expect(() => nextOperation(state, event, NOW, 0)).toThrow('does not fit');
      return;
    }
    const after = nextOperation(state, event, NOW, 0);
    // What a list shows says nothing new but of a first status that was lost.
    const isOfNoUse = LISTS.some(({ type }) => type === event.type) && state.status !== 'accept_unclear';
    if (isOfNoUse) expect(after).toBe(state);
    else expect(after).not.toEqual(state);
  });
});

const verdict = fc.constantFrom(...OPERATION_VERDICTS);
const lookedUp: fc.Arbitrary<LookedUp> = fc.oneof(
  fc.record({
    kind: fc.constant('decided' as const),
    verdict,
    by: fc.constantFrom('evidence' as const, 'profile' as const),
  }),
  fc.record({
    kind: fc.constant('clerk' as const),
    proposed: verdict,
    why: fc.constant('person_alike' as const),
  }),
  fc.record({ kind: fc.constant('later' as const), verdict, dueAt: fc.nat({ max: 2_000_000 }) }),
);
const step = fc.record({
  /** Now what comes next by itself, now whatever comes. */
  isFitting: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  answer: fc.constantFrom(...ANSWERS, ...ANSWERS.slice(0, 2), ...ANSWERS.slice(0, 1)),
  list: fc.constantFrom(...LISTS),
  found: lookedUp.map((found): OperationEvent => ({ type: 'looked_up', ...found })),
  decided: verdict.map((one): OperationEvent => ({ type: 'clerk_decided', verdict: one })),
  any: fc.nat({ max: 5 }),
  laterMs: fc.nat({ max: 400_000 }),
  skew: fc.constantFrom(-1, 0, 1),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
const steps = fc.array(step, { maxLength: 40 });
const BEGUN: OperationEvent = { type: 'publication_begun' };

function eventIn({ status }: OperationState, drawn: Step): OperationEvent {
  const { isFitting, answer, list, found, decided, any } = drawn;
  if (!isFitting) return [BEGUN, answer, list, found, decided, AGAIN][any] ?? BEGUN;
  if (status === 'set_aside') return AGAIN;
  if (status === 'accepting' || status === 'publishing') return answer;
  if (status === 'accepted' || status === 'waits_for_day') return found;
  if (status === 'saved' || status === 'decided') return BEGUN;
  return status === 'waits_for_clerk' ? decided : list;
}

interface Walked {
  readonly states: readonly OperationState[];
  /** When each of them was reached. */
  readonly times: readonly number[];
  /** All that may have reached the Department, in order. */
  readonly published: readonly OperationStatus[];
}

function walk(drawn: readonly Step[]): Walked {
  let state: OperationState = STATES.saved;
  let now = 0;
  const states: OperationState[] = [state];
  const times = [now];
  const published: OperationStatus[] = [];
  for (const one of drawn) {
    now += one.laterMs;
    const event = eventIn(state, one);
    if (!fits(state, event)) {
      const before = state;
      expect(() => nextOperation(before, event, now, one.skew)).toThrow('does not fit');
      continue;
    }
    state = nextOperation(state, event, now, one.skew);
    states.push(state);
    times.push(now);
    if (state.status === 'accepting' && event.type === 'publication_begun') published.push('accepted');
    if (state.status === 'publishing' && event.type === 'publication_begun') published.push(state.verdict);
  }
  return { states, times, published };
}

it('what could not be read is not tried by anybody: the next list reads it anew', () => {
  const unread: OperationState = { status: 'set_aside', why: 'unreadable', since: 5 };
  expect(() => nextOperation(unread, AGAIN, NOW, 0)).toThrow('does not fit');
});

describe('whatever happens in whatever order', () => {
  it('the first status goes before one verdict, and no other verdict ever follows', () => {
    let verdicts = 0;
    fc.assert(
      fc.property(steps, (drawn) => {
        const { published } = walk(drawn);
        const [first, ...others] = new Set(published);
        if (first !== undefined) expect(first).toBe('accepted');
        expect(others.length).toBeLessThanOrEqual(1);
        // Not 1, verdict, 1: behind the verdict nothing else is told.
        expect(published).toEqual(
          [...published].sort((one, other) => Number(one !== 'accepted') - Number(other !== 'accepted')),
        );
        verdicts += others.length;
      }),
      { numRuns: 1_000 },
    );
    expect(verdicts).toBeGreaterThan(100);
  });

  it('a lost first status is published again only where a list has shown it', () => {
    fc.assert(
      fc.property(steps, (drawn) => {
        const { states } = walk(drawn);
        states.forEach((state, place) => {
          const before = states[place - 1];
          if (before?.status !== 'accept_unclear') return;
          expect(['accept_unclear', 'saved', 'accepted']).toContain(state.status);
        });
      }),
    );
  });

  it('what has ended stays ended', () => {
    const ENDS: readonly OperationStateName[] = ['done', 'gone'];
    fc.assert(
      fc.property(steps, (drawn) => {
        const { states } = walk(drawn);
        const end = states.findIndex(({ status }) => ENDS.includes(status));
        for (const state of end < 0 ? [] : states.slice(end)) expect(state).toEqual(states[end]);
      }),
    );
  });

  it('nothing is put off by more than the longest back-off', () => {
    fc.assert(
      fc.property(steps, (drawn) => {
        const { states, times } = walk(drawn);
        states.forEach((state, place) => {
          expect(Object.values(state)).not.toContain(undefined);
          if (state.status === 'waits_for_day' || !('dueAt' in state)) return;
          expect(state.dueAt - (times[place] ?? 0)).toBeLessThanOrEqual(LONGEST_BACK_OFF_MS);
        });
      }),
    );
  });
});
