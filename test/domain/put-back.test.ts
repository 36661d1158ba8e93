import { describe, expect, test } from 'vitest';
import type { ApplicationState } from '../../src/domain/application.ts';
import { next, stepUnder } from '../../src/domain/application-state.ts';
import type { Circumstances } from '../../src/domain/clearing.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { afterPutBack } from '../../src/domain/put-back.ts';
import type { Unfinished } from '../../src/domain/unfinished-step.ts';

const AT = Date.parse('2026-11-23T09:00:00Z');
const JUST_CONFIRMED = AT - 60_000;
const REFUSAL = { reason: 'bad_input', service: 's', code: 4, message: '' } as const;
const CARD_CLEARING = {
  of: 'connect_card',
  next: 'repeat',
  since: AT - 9,
  repeats: 2,
  misses: 1,
  seen: 'none',
} as const;
const NONE: Outcome = { class: 'done', answer: { step: 'check_active_card' } };
const ACTIVE: Outcome = { class: 'done', answer: { step: 'check_active_card', active: { numSid: '1' } } };

const CONFIRMED: Record<string, Unfinished> = {
  'due, nothing asked yet': { status: 'due', stage: 'registered', tries: 0, dueAt: AT },
  'due, asked': { status: 'due', stage: 'checked', tries: 3, dueAt: AT, reason: 'connection_refused' },
  'due, applicant known': { status: 'due', stage: 'client_known', tries: 0, dueAt: AT },
  'cut off while the card went out': { status: 'in_flight', stage: 'client_known', tries: 0 },
  'cut off while a repeat went out': {
    status: 'in_flight',
    stage: 'client_known',
    tries: 1,
    clearing: CARD_CLEARING,
  },
  unclear: {
    status: 'unknown',
    stage: 'client_known',
    tries: 1,
    since: AT - 9,
    dueAt: AT,
    clearing: CARD_CLEARING,
  },
  returned: { status: 'returned', stage: 'checked', tries: 0, refusals: [REFUSAL] },
};

const circumstances: Circumstances = {
  confirmedAt: JUST_CONFIRMED,
  sinceSentMs: 1_000_000,
  waits: { settleMs: 2_000, lateLandingMs: 10_000 },
  evidence: { ownConnections: [], operations: [] },
};

/** Answers `outcomes` one after another as the loop would bring them in; gives each step sent on the way. */
function play(begun: ApplicationState, outcomes: readonly Outcome[], confirmedAt = JUST_CONFIRMED) {
  let state = begun;
  const steps: (string | undefined)[] = [];
  for (const outcome of outcomes) {
    if (!('stage' in state)) break;
    steps.push(stepUnder(state));
    state = next(state, { type: 'sent' }, AT + 1);
    const known = { ...circumstances, confirmedAt };
    state = next(state, { type: 'outcome', outcome, chip: undefined, skew: 0, circumstances: known }, AT + 1);
    if (state.status === 'unknown' && state.clearing.next === 'evidence') {
      state = next(state, { type: 'weighed', chip: undefined, circumstances: known }, AT + 1);
    }
  }
  return { state, steps };
}

test.each(Object.entries(CONFIRMED))('%s: asked about at once, nothing posted', (_, before) => {
  const after = afterPutBack(before, AT);
  expect(after).toMatchObject({ status: 'unknown', since: AT, dueAt: AT, tries: 0 });
  expect(stepUnder(after)).toBe('check_active_card');
});

test.each(Object.entries(CONFIRMED))('%s: an active card is for a person to judge', (_, before) => {
  const { state, steps } = play(afterPutBack(before, AT), [ACTIVE]);
  expect(state).toMatchObject({ status: 'needs_decision', why: 'restored' });
  expect(steps).toEqual(['check_active_card']);
});

test.each(Object.entries(CONFIRMED))('%s: without a card it waits for a new confirmation', (_, before) => {
  const { state, steps } = play(afterPutBack(before, AT), [NONE]);
  expect(state).toMatchObject({ status: 'needs_decision' });
  expect(['confirm_again', 'not_committed']).toContain('why' in state && state.why);
  expect(steps).toEqual(['check_active_card']);
});

test.each(Object.entries(CONFIRMED))(
  '%s: sent again once a person has said so, after a look',
  (_, before) => {
    const { state } = play(afterPutBack(before, AT), [NONE]);
    const decided = next(
      state,
      { type: 'decided', decision: 'send_again', chip: undefined, landingMs: 0 },
      AT + 5,
    );
    expect(stepUnder(decided as Unfinished)).toBe('check_active_card');
    const { state: cleared } = play(decided, [NONE], AT + 1);
    const post = before.stage === 'client_known' ? 'connect_card' : 'register_client';
    expect(stepUnder(cleared as Unfinished)).toBe(post);
  },
);

test('a connected card stays connected; its chip is looked at before it is registered', () => {
  const before: Unfinished = { status: 'due', stage: 'card_connected', numSid: '1', tries: 0, dueAt: AT };
  const after = afterPutBack(before, AT);
  expect(after).toMatchObject({ status: 'unknown', stage: 'card_connected', numSid: '1' });
  expect(stepUnder(after)).toBe('check_active_card');
  expect(play(after, [ACTIVE]).state).toMatchObject({ status: 'unknown', clearing: { next: 'repeat' } });
});

test('what is still filled in is asked about again and waits for its confirmation', () => {
  const filling: Unfinished = { status: 'filling', stage: 'checked', tries: 0, filling: true, checkedAt: 5 };
  const asked = { status: 'due', stage: 'registered', tries: 0, filling: true, restored: true, dueAt: AT };
  expect(afterPutBack(filling, AT)).toEqual(asked);
  const cutOff: Unfinished = { status: 'in_flight', stage: 'registered', tries: 0, filling: true };
  expect(afterPutBack(cutOff, AT)).toEqual(asked);
});

test('what a person has to decide stays with them, and a decision looks first', () => {
  const before: Unfinished = {
    status: 'needs_decision',
    stage: 'checked',
    tries: 3,
    since: 7,
    why: 'schoolboy_unavailable',
  };
  const after = afterPutBack(before, AT);
  expect(after).toMatchObject({ ...before, clearing: { of: 'register_client', restored: true } });
  const decided = next(
    after,
    { type: 'decided', decision: 'send_again', chip: undefined, landingMs: 0 },
    AT + 5,
  );
  expect(play(decided, [ACTIVE], AT + 5).state).toMatchObject({ status: 'needs_decision', why: 'restored' });
});

test("the Department's own waiting time is kept", () => {
  const busy: Unfinished = { status: 'due', stage: 'checked', tries: 0, dueAt: AT, notBefore: AT + 60_000 };
  expect(afterPutBack(busy, AT)).toMatchObject({ status: 'unknown', notBefore: AT + 60_000 });
});

const ELSEWHERE = { reason: 'active_card_elsewhere', service: 's', code: 5, message: '' } as const;
const EXISTS = { reason: 'active_card_exists', service: 's', code: 7, message: '' } as const;
const OF_ANOTHER = { reason: 'card_of_another', service: 's', code: 4, message: '' } as const;
const CLIENT_DONE: Outcome = { class: 'done', answer: { step: 'register_client' } };
const CLIENT_REFUSED: Outcome = { class: 'refused', step: 'register_client', refusals: [ELSEWHERE] };
const CARD_REFUSED: Outcome = { class: 'refused', step: 'connect_card', refusals: [EXISTS] };

/** Filled in when the older journal was put back, and confirmed since. */
function confirmedSince(): ApplicationState {
  const filling: Unfinished = { status: 'filling', stage: 'checked', tries: 0, filling: true, checkedAt: 5 };
  const { state } = play(afterPutBack(filling, AT), [NONE]);
  return next(state, { type: 'confirmed' }, AT + 2);
}

describe.each([
  ['the applicant', [CLIENT_REFUSED]],
  ['the card', [CLIENT_DONE, CARD_REFUSED]],
])('a refusal of %s after a put-back', (_, outcomes) => {
  test('waits for what the lost journal may have sent', () => {
    const { state } = play(confirmedSince(), outcomes);
    expect(state).toMatchObject({ status: 'unknown', stage: 'client_known' });
    expect(stepUnder(state as Unfinished)).toBe('check_active_card');
  });

  test('waits until nothing of it can land any more', () => {
    const { state } = play(confirmedSince(), outcomes.slice(0, -1));
    const sent = next(state, { type: 'sent' }, AT + 3);
    const outcome = outcomes.at(-1) as Outcome;
    const known = { ...circumstances, sinceSentMs: 0 };
    const event = { type: 'outcome', outcome, chip: undefined, skew: 0, circumstances: known } as const;
    expect(next(sent, event, AT + 4)).toMatchObject({ dueAt: AT + 4 + known.waits.lateLandingMs });
  });

  test('is for a person to judge where a card is active', () => {
    const { state } = play(confirmedSince(), [...outcomes, ACTIVE]);
    expect(state).toMatchObject({ status: 'needs_decision', why: 'restored' });
  });

  test('ends it where none is', () => {
    const { state } = play(confirmedSince(), [...outcomes, NONE]);
    expect(state).toMatchObject({ status: 'refused', by: 'department' });
  });
});

test('the mark outlasts a return for correction', () => {
  const returns: Outcome = { class: 'refused', step: 'register_client', refusals: [REFUSAL] };
  const { state } = play(confirmedSince(), [returns]);
  const again = next(state, { type: 'confirmed' }, AT + 9);
  const { state: refused } = play(again, [NONE, CLIENT_REFUSED]);
  expect(refused).toMatchObject({ status: 'unknown', clearing: { verdict: [ELSEWHERE] } });
});

test('the repeat of a lost applicant after a put-back waits just so', () => {
  const before: Unfinished = { status: 'due', stage: 'checked', tries: 0, dueAt: AT };
  const { state } = play(afterPutBack(before, AT), [NONE, CLIENT_REFUSED], AT + 1);
  expect(state).toMatchObject({ status: 'unknown', clearing: { next: 'last_look', restored: true } });
});

test("somebody else's card ends it at once: nothing of ours can have been taken", () => {
  const another: Outcome = { class: 'refused', step: 'connect_card', refusals: [OF_ANOTHER] };
  expect(play(confirmedSince(), [CLIENT_DONE, another]).state).toMatchObject({ status: 'refused' });
});
