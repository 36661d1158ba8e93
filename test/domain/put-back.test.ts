import { expect, test } from 'vitest';
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
  const asked = { status: 'due', stage: 'registered', tries: 0, filling: true, dueAt: AT };
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
