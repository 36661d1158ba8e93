import { describe, expect, it } from 'vitest';
import type { ApplicationState } from '../../src/domain/application.ts';
import { isInTheDark, tellingAfter } from '../../src/domain/resident-told.ts';

const CONFIRMED = Date.parse('2026-11-23T04:00:00Z');
const MINUTE = 60_000;
const AT_DESK = { confirmedAt: CONFIRMED, hasLeft: false };
const GONE = { confirmedAt: CONFIRMED, hasLeft: true };
const REFUSALS = [{ reason: 'card_blocked', service: 'Cards', code: 3, message: 'м' }] as const;
const under = { stage: 'client_known', tries: 1 } as const;
const begun = { since: 0, repeats: 0, misses: 0, next: 'look' } as const;

const DUE: ApplicationState = { status: 'due', ...under, dueAt: 0 };
const SENT: ApplicationState = { status: 'in_flight', ...under };
const LOST: ApplicationState = {
  ...under,
  status: 'unknown',
  since: 0,
  dueAt: 0,
  clearing: { of: 'connect_card', ...begun },
};
const UNDECIDED: ApplicationState = { status: 'needs_decision', ...under, since: 0, why: 'contradiction' };
const WAITED: ApplicationState = { ...UNDECIDED, why: 'offline_too_long' };
const CHIP_DUE: ApplicationState = { status: 'due', stage: 'card_connected', tries: 0, dueAt: 0 };

const TO_BE_TOLD: readonly ApplicationState[] = [
  { status: 'connected', chip: 'none' },
  CHIP_DUE,
  { status: 'has_active_card', active: { numSid: '1' } },
  { status: 'refused', by: 'department', refusals: REFUSALS },
  { status: 'not_connected' },
  { status: 'returned', ...under, refusals: REFUSALS },
  WAITED,
];

describe('an outcome', () => {
  it.each(TO_BE_TOLD)('%o is told to those who have left', (state) => {
    expect(tellingAfter(AT_DESK, SENT, state, CONFIRMED + 10 * MINUTE)).toBe('at_desk');
    expect(tellingAfter(AT_DESK, SENT, state, CONFIRMED + 10 * MINUTE + 1)).toBe('owed');
    expect(tellingAfter(GONE, SENT, state, CONFIRMED + 1)).toBe('owed');
  });

  it('is told once more than needed rather than never where the clock was put back', () => {
    expect(tellingAfter(AT_DESK, SENT, { status: 'connected', chip: 'none' }, CONFIRMED - 1)).toBe('owed');
  });

  it('of the chip is none: the word of success does not wait for it', () => {
    for (const chip of ['registered', 'not_registered'] as const) {
      expect(tellingAfter(AT_DESK, CHIP_DUE, { status: 'connected', chip }, CONFIRMED + 60 * MINUTE)).toBe(
        'at_desk',
      );
    }
  });

  it.each<ApplicationState>([{ status: 'refused', by: 'office', ground: '1.2.1' }, { status: 'withdrawn' }])(
    '%o comes about at the desk',
    (state) => {
      expect(tellingAfter(AT_DESK, DUE, state, CONFIRMED + 60 * MINUTE)).toBe('at_desk');
    },
  );

  it('of a chip that waits on calls nobody either, whoever has left', () => {
    expect(tellingAfter(GONE, { ...SENT, stage: 'card_connected' }, CHIP_DUE, CONFIRMED + 1)).toBe('at_desk');
  });

  it('before the confirmation is heard at the desk', () => {
    const asked: ApplicationState = { status: 'in_flight', stage: 'registered', tries: 0, filling: true };
    const end: ApplicationState = { status: 'has_active_card', active: { numSid: '1' } };
    expect(tellingAfter(AT_DESK, asked, end, CONFIRMED + 60 * MINUTE)).toBe('at_desk');
  });
});

describe('what is no outcome yet', () => {
  const late = CONFIRMED + 11 * MINUTE;

  it.each([
    [SENT, LOST],
    [LOST, LOST],
    [SENT, UNDECIDED],
    [UNDECIDED, LOST],
    [UNDECIDED, DUE],
  ])('sends those who wait in the dark home: from %o to %o', (before, after) => {
    expect(tellingAfter(AT_DESK, before, after, late)).toBe('left');
    expect(tellingAfter(AT_DESK, before, after, CONFIRMED + MINUTE)).toBe('at_desk');
  });

  it('says nothing of those whose application only waits, as its end will', () => {
    expect(tellingAfter(AT_DESK, SENT, DUE, late)).toBe('at_desk');
  });

  it('does not bring back those who have left', () => {
    expect(tellingAfter(GONE, SENT, DUE, CONFIRMED + 1)).toBe('left');
    expect(tellingAfter(GONE, WAITED, DUE, CONFIRMED + 1)).toBe('left');
  });
});

describe('who goes home now', () => {
  const filling: ApplicationState = {
    status: 'filling',
    stage: 'checked',
    tries: 0,
    filling: true,
    checkedAt: 0,
  };
  const lostChip: ApplicationState = {
    ...LOST,
    stage: 'card_connected',
    clearing: { of: 'register_chip', ...begun, nones: 0 },
  };

  it.each([DUE, SENT, LOST, UNDECIDED, WAITED])('goes without an answer: %o', (state) => {
    expect(isInTheDark(state)).toBe(true);
  });

  it.each([filling, CHIP_DUE, lostChip, ...TO_BE_TOLD.filter((state) => state !== WAITED)])(
    'knows, or has not confirmed: %o',
    (state) => {
      expect(isInTheDark(state)).toBe(false);
    },
  );
});
