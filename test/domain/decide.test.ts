import { describe, expect, it } from 'vitest';
import type { ApplicationState, Stage } from '../../src/domain/application.ts';
import { next } from '../../src/domain/application-state.ts';
import type { Clearing, Decision, DecisionReason } from '../../src/domain/clearing.ts';
import { decisionsOf, type Undecided } from '../../src/domain/decide.ts';
import { CHIP, NOW, told } from './lost-answer.ts';

const BEGUN = { since: NOW - 900_000, repeats: 3, misses: 2 } as const;
const CARD: Clearing = { of: 'connect_card', next: 'evidence', seen: { numSid: 'N1' }, denials: 1, ...BEGUN };
const NO_CARD: Clearing = { of: 'connect_card', next: 'look', seen: 'none', ...BEGUN };
const CLIENT: Clearing = { of: 'register_client', next: 'look', ...BEGUN };

function undecided(why: DecisionReason, clearing?: Clearing): Undecided {
  const stage: Stage = clearing?.of === 'connect_card' ? 'client_known' : 'checked';
  return {
    status: 'needs_decision',
    stage,
    tries: 4,
    since: NOW - 60_000,
    why,
    ...(clearing && { clearing }),
  };
}

function decided(state: Undecided, decision: Decision, landingMs = 0): ApplicationState {
  return next(state, { type: 'decided', decision, chip: CHIP, landingMs }, NOW);
}

const OF_THE_CARD: readonly (readonly [DecisionReason, Clearing])[] = [
  ['contradiction', CARD],
  ['not_committed', NO_CARD],
  ['active_unexplained', CARD],
  ['repeats_exhausted', NO_CARD],
  ['confirm_again', NO_CARD],
  ['restored', { ...CARD, restored: true }],
];
const OF_THE_APPLICANT: readonly (readonly [DecisionReason, Clearing])[] = [
  ['contradiction', CLIENT],
  ['repeats_exhausted', CLIENT],
  ['confirm_again', CLIENT],
];
const OF_THE_UNSENT: readonly DecisionReason[] = ['offline_too_long', 'schoolboy_unavailable'];

describe.each(OF_THE_CARD)('a card that is undecided, %s', (why, clearing) => {
  const state = undecided(why, clearing);

  it('may be said to be connected, or not, or looked at, or sent again', () => {
    expect(decisionsOf(state)).toEqual(['is_connected', 'is_not_connected', 'look_again', 'send_again']);
    expect(told(decided(state, 'is_connected'))).toBe('card_connected +0 s');
    expect(told(decided(state, 'is_not_connected'))).toBe('not_connected');
    expect(told(decided(state, 'look_again'))).toBe('look +0 s');
    expect(told(decided(state, 'send_again'))).toBe('look +0 s');
  });

  it('is not said to be unconnected while a request may still land', () => {
    expect(() => decided(state, 'is_not_connected', 1)).toThrow('does not fit');
    expect(told(decided(state, 'is_connected', 1))).toBe('card_connected +0 s');
  });

  it('is looked at anew and without what was concluded before', () => {
    const kept = why === 'restored' ? { restored: true } : {};
    const anew = { of: 'connect_card', next: 'look', since: BEGUN.since, misses: 0, ...kept };
    expect(decided(state, 'send_again')).toMatchObject({ clearing: { ...anew, repeats: 0 } });
    expect(decided(state, 'look_again')).toMatchObject({ clearing: { ...anew, repeats: 3, held: true } });
    for (const field of ['seen', 'denials', 'clients', 'verdict', 'held'])
      expect(decided(state, 'send_again')).not.toHaveProperty(`clearing.${field}`);
  });
});

it('of an older journal that was put back: the card may have been connected long ago', () => {
  const clearing = { ...CLIENT, restored: true, seen: { numSid: 'N1' } } as const;
  const state = undecided('restored', clearing);
  expect(decisionsOf(state)).toEqual(['is_connected', 'is_not_connected', 'look_again', 'send_again']);
  expect(decided(state, 'is_connected')).toMatchObject({ stage: 'card_connected' });
  expect(told(decided(state, 'send_again'))).toBe('look +0 s');
  expect(decided(state, 'look_again')).not.toHaveProperty('clearing.seen');
});

it.each([CARD, NO_CARD])(
  'gives no number to what a person calls connected: it was seen on a card of unknown owner',
  (clearing) => {
    expect(decided(undecided('active_unexplained', clearing), 'is_connected')).not.toHaveProperty('numSid');
  },
);

describe.each(OF_THE_APPLICANT)('an applicant that is undecided, %s', (why, clearing) => {
  const state = undecided(why, clearing);

  it('may be sent again, looked at, or ended; no card of theirs can be connected', () => {
    expect(decisionsOf(state)).toEqual(['send_again', 'look_again', 'is_not_connected']);
    expect(told(decided(state, 'send_again'))).toBe('look +0 s');
    expect(told(decided(state, 'look_again'))).toBe('look +0 s');
    expect(told(decided(state, 'is_not_connected'))).toBe('not_connected');
    expect(() => decided(state, 'is_connected')).toThrow('does not fit');
    expect(() => decided(state, 'is_not_connected', 1)).toThrow('does not fit');
  });
});

describe.each(OF_THE_UNSENT)('what nobody has lost, %s', (why) => {
  it('may be sent from the question on, or ended at once', () => {
    const state = undecided(why);
    expect(decisionsOf(state)).toEqual(['send_again', 'is_not_connected']);
    expect(told(decided(state, 'send_again'))).toBe('registered +0 s');
    expect(told(decided(state, 'is_not_connected', 1))).toBe('not_connected');
    expect(() => decided(state, 'look_again')).toThrow('does not fit');
    expect(() => decided(state, 'is_connected')).toThrow('does not fit');
  });
});

it.each<ApplicationState>([
  { status: 'due', stage: 'checked', tries: 0, dueAt: NOW },
  { status: 'unknown', stage: 'client_known', tries: 1, since: 0, dueAt: NOW, clearing: NO_CARD },
  { status: 'connected', chip: 'none' },
  { status: 'not_connected' },
])('is taken of nothing that is $status', (state) => {
  const event = { type: 'decided', decision: 'is_not_connected', chip: CHIP, landingMs: 0 } as const;
  expect(() => next(state, event, NOW)).toThrow('does not fit');
});
