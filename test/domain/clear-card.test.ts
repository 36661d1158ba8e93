import { describe, expect, it } from 'vitest';
import type { CardClearing, CardOperation, OwnConnection } from '../../src/domain/clearing.ts';
import type { Outcome, RefusalReason } from '../../src/domain/outcome.ts';
import {
  active,
  answered,
  BAD_SNILS,
  BUSY_FOR_90_S,
  CLOCK_PUT_BACK,
  type Given,
  IN_TIME,
  LANDED,
  LOST,
  MAY_LAND,
  NONE,
  NOW,
  refused,
  SILENCES,
  TOO_LATE,
  told,
  UNLISTED,
  weighed,
} from './lost-answer.ts';

const LOOK: CardClearing = {
  of: 'connect_card',
  next: 'look',
  since: NOW - 60_000,
  repeats: 0,
  misses: 0,
};
const N1 = { numSid: 'N1' };
const AFTER_NONE: CardClearing = { ...LOOK, next: 'repeat', seen: 'none' };
const AFTER_N1: CardClearing = { ...LOOK, next: 'repeat', seen: N1 };

function took(numSid?: string): Outcome {
  return { class: 'done', answer: { step: 'connect_card', ...(numSid !== undefined && { numSid }) } };
}

const REASON: Readonly<Record<number, RefusalReason>> = {
  1: 'client_unknown',
  2: 'card_unknown',
  3: 'card_blocked',
  4: 'card_of_another',
  5: 'bad_requisites',
  6: 'bad_input',
  7: 'active_card_exists',
};

function no(...codes: [number, ...number[]]): Outcome {
  const [first, ...more] = codes.map((code) => [code, REASON[code] ?? 'bad_input'] as const);
  return refused('connect_card', first ?? [0, 'bad_input'], ...more);
}

type Row = readonly [string, CardClearing, Outcome, Given, string];

describe('table A: the look after a lost answer', () => {
  it.each<Row>([
    ['none, in time', LOOK, NONE, IN_TIME, 'repeat +0 s'],
    ['none, too late, may land', LOOK, NONE, { ...TOO_LATE, ...MAY_LAND }, 'look +1 s'],
    ['none, too late, landed', LOOK, NONE, TOO_LATE, 'person: not_committed'],
    ['none, clock put back', LOOK, NONE, CLOCK_PUT_BACK, 'person: not_committed'],
    ['none, three repeats', { ...LOOK, repeats: 3 }, NONE, LANDED, 'person: repeats_exhausted'],
    ['none, three repeats, may land', { ...LOOK, repeats: 3 }, NONE, MAY_LAND, 'look +1 s'],
    ['none, two repeats', { ...LOOK, repeats: 2 }, NONE, LANDED, 'repeat +0 s'],
    ['none, a person wants nothing sent', { ...LOOK, held: true }, NONE, LANDED, 'person: not_committed'],
    ['N1, in time', LOOK, active('N1'), IN_TIME, 'repeat +0 s'],
    ['N1, too late', LOOK, active('N1'), TOO_LATE, 'evidence +0 s'],
    ['N1, clock put back', LOOK, active('N1'), CLOCK_PUT_BACK, 'evidence +0 s'],
    ['N1, three repeats', { ...LOOK, repeats: 3 }, active('N1'), {}, 'evidence +0 s'],
    ['N1, a person wants nothing sent', { ...LOOK, held: true }, active('N1'), {}, 'evidence +0 s'],
    ['1', LOOK, BAD_SNILS, IN_TIME, 'person: contradiction'],
  ])('%s', (_, clearing, outcome, given, expected) => {
    expect(told(answered(clearing, outcome, given))).toBe(expected);
  });

  it.each(SILENCES)('no knowledge, %s: once more after a back-off', (_, outcome, firstS, fourthS) => {
    expect(told(answered(LOOK, outcome))).toBe(`look +${firstS} s`);
    expect(told(answered({ ...LOOK, misses: 3 }, outcome))).toBe(`look +${fourthS} s`);
    expect(answered(LOOK, outcome)).toMatchObject({ clearing: { repeats: 0, misses: 1 } });
  });

  it('keeps to Retry-After, whoever is in a hurry', () => {
    expect(answered(LOOK, BUSY_FOR_90_S)).toMatchObject({ notBefore: NOW + 90_000 });
  });

  it.each<Row>([
    ['none', { ...LOOK, restored: true }, NONE, {}, 'look +120 s'],
    ['none, landed', { ...LOOK, restored: true }, NONE, LANDED, 'person: not_committed'],
    ['N1', { ...LOOK, restored: true }, active('N1'), {}, 'evidence +0 s'],
    ['none, confirmed since', { ...LOOK, restored: true }, NONE, { confirmedMsAgo: 60_000 }, 'repeat +0 s'],
    [
      'N1, confirmed since',
      { ...LOOK, restored: true },
      active('N1'),
      { confirmedMsAgo: 60_000 },
      'repeat +0 s',
    ],
  ])('after an older journal was put back: %s', (_, clearing, outcome, given, expected) => {
    expect(told(answered(clearing, outcome, given))).toBe(expected);
  });
});

describe('table B: the repeat', () => {
  it.each<Row>([
    ['200 N2, A none', AFTER_NONE, took('N2'), {}, 'card_connected +0 s'],
    ['200 without numSID, A none', AFTER_NONE, took(), {}, 'card_connected +0 s'],
    ['200 N1, A N1', AFTER_N1, took('N1'), {}, 'card_connected +0 s'],
    ['200 without numSID, A N1', AFTER_N1, took(), {}, 'evidence +0 s'],
    ['200 N2, A N1', AFTER_N1, took('N2'), {}, 'person: contradiction'],
    ['4, A none', AFTER_NONE, no(4), {}, 'refused 4'],
    ['4, A N1', AFTER_N1, no(4), {}, 'refused 4'],
    ['5, A none, may land', AFTER_NONE, no(5), MAY_LAND, 'returned, held 1 s'],
    ['5, A N1, landed', AFTER_N1, no(5), LANDED, 'returned, held 0 s'],
    ['6, A none, may land', AFTER_NONE, no(6), MAY_LAND, 'returned, held 1 s'],
    ['6, A N1, landed', AFTER_N1, no(6), LANDED, 'returned, held 0 s'],
    ['2, A none, may land', AFTER_NONE, no(2), MAY_LAND, 'last_look +1 s'],
    ['3, A none, may land', AFTER_NONE, no(3), MAY_LAND, 'last_look +1 s'],
    ['3, A none, landed', AFTER_NONE, no(3), LANDED, 'last_look +0 s'],
    ['2, A N1', AFTER_N1, no(2), {}, 'evidence +0 s'],
    ['3, A N1', AFTER_N1, no(3), {}, 'evidence +0 s'],
    ['7, A none', AFTER_NONE, no(7), {}, 'look +0 s'],
    ['7, A N1', AFTER_N1, no(7), {}, 'evidence +0 s'],
    ['1, in time', AFTER_NONE, no(1), IN_TIME, 'clients +0 s'],
    ['1, A N1', AFTER_N1, no(1), IN_TIME, 'clients +0 s'],
    ['1, too late', AFTER_NONE, no(1), TOO_LATE, 'person: confirm_again'],
    ['1, clock put back', AFTER_NONE, no(1), CLOCK_PUT_BACK, 'person: confirm_again'],
    ['1 again', { ...AFTER_NONE, clients: 'done' }, no(1), IN_TIME, 'person: contradiction'],
    ['lost', AFTER_NONE, LOST, {}, 'look +30 s'],
    ['unlisted code', AFTER_N1, UNLISTED, {}, 'look +30 s'],
  ])('%s', (_, clearing, outcome, given, expected) => {
    expect(told(answered(clearing, outcome, given))).toBe(expected);
  });

  it.each<Row>([
    ['4 second', AFTER_NONE, no(7, 4), {}, 'refused 7,4'],
    ['5 before 7', AFTER_N1, no(7, 5), LANDED, 'returned, held 0 s'],
    ['4 before 5', AFTER_N1, no(5, 4), {}, 'refused 5,4'],
    ['1 before 7', AFTER_NONE, no(7, 1), {}, 'clients +0 s'],
    ['7 before 3', AFTER_NONE, no(3, 7), {}, 'look +0 s'],
    ['2 and 3', AFTER_NONE, no(2, 3), LANDED, 'last_look +0 s'],
  ])('several refusals, %s', (_, clearing, outcome, given, expected) => {
    expect(told(answered(clearing, outcome, given))).toBe(expected);
  });

  it.each(SILENCES.filter(([, { class: kind }]) => kind !== 'unknown'))(
    'nothing taken, %s: looks again, and counts no repeat',
    (_, outcome, firstS) => {
      const state = answered({ ...AFTER_N1, repeats: 2 }, outcome);
      expect(told(state)).toBe(`look +${firstS} s`);
      expect(state).toMatchObject({ clearing: { repeats: 2, misses: 1 } });
    },
  );

  it('waits ever longer where each look is answered and each repeat is turned away', () => {
    const turnedAway = answered({ ...AFTER_NONE, misses: 3 }, SILENCES[5]?.[1] ?? LOST);
    expect(told(turnedAway)).toBe('look +300 s');
    const looked = turnedAway.status === 'unknown' && answered(turnedAway.clearing as CardClearing, NONE);
    expect(looked).toMatchObject({ status: 'unknown', clearing: { next: 'repeat', misses: 4 } });
  });

  it('counts a repeat that was lost as well', () => {
    expect(answered({ ...AFTER_NONE, repeats: 1, misses: 3 }, LOST)).toMatchObject({
      clearing: { next: 'look', repeats: 2, misses: 0 },
    });
  });

  it('takes over the numSID of the answer, or none', () => {
    expect(answered(AFTER_NONE, took('N2'))).toMatchObject({ status: 'due', numSid: 'N2' });
    expect(answered(AFTER_NONE, took())).not.toHaveProperty('numSid');
  });
});

describe('7 where the look before had seen no card', () => {
  const denied: CardClearing = { ...LOOK, seen: 'none', denials: 0 };

  it.each<Row>([
    ['the next look sees a card', denied, active('N1'), {}, 'evidence +0 s'],
    ['none, may land', denied, NONE, MAY_LAND, 'look +30 s'],
    ['none, may land for long', denied, NONE, {}, 'look +120 s'],
    ['none twice', { ...denied, denials: 1 }, NONE, LANDED, 'person: contradiction'],
    ['a card after none', { ...denied, denials: 1 }, active('N1'), LANDED, 'evidence +0 s'],
  ])('%s', (_, clearing, outcome, given, expected) => {
    expect(told(answered(clearing, outcome, given))).toBe(expected);
  });
});

describe('the applicant, once more on the way to the card', () => {
  const wanted: CardClearing = { ...AFTER_NONE, next: 'clients', clients: 'wanted' };
  const known: Outcome = { class: 'done', answer: { step: 'register_client' } };

  it.each<Row>([
    ['200', wanted, known, {}, 'repeat +0 s'],
    ['5', wanted, refused('register_client', [5, 'active_card_elsewhere']), {}, 'person: contradiction'],
    ['3', wanted, refused('register_client', [3, 'bad_requisites']), {}, 'person: contradiction'],
    ['lost', wanted, LOST, {}, 'look +30 s'],
    ['then a look: none', { ...wanted, next: 'look' }, NONE, {}, 'clients +0 s'],
    ['then a look: N1', { ...wanted, next: 'look' }, active('N1'), {}, 'clients +0 s'],
  ])('%s', (_, clearing, outcome, given, expected) => {
    expect(told(answered(clearing, outcome, given))).toBe(expected);
  });

  it('is not asked for twice', () => {
    expect(answered(wanted, known)).toMatchObject({ clearing: { clients: 'done', seen: 'none' } });
  });
});

describe('the last look, before a refusal is final', () => {
  const refusals = [{ reason: 'card_blocked', service: 'service', code: 3, message: 'нет' }] as const;
  const last: CardClearing = { ...LOOK, next: 'last_look', seen: 'none', verdict: refusals };
  const other: CardClearing = { ...LOOK, next: 'last_look', seen: N1, verdict: 'other_card' };

  it.each<Row>([
    ['none, landed: the refusal stands', last, NONE, LANDED, 'refused 3'],
    ['none, may land: too early', last, NONE, MAY_LAND, 'last_look +1 s'],
    ['a card: ours may have landed', last, active('N1'), LANDED, 'evidence +0 s'],
    ['lost', last, LOST, LANDED, 'last_look +5 s'],
    ['another card, still active', other, active('N1'), LANDED, 'active N1'],
    ['another card, may land', other, active('N1'), MAY_LAND, 'last_look +1 s'],
    ['another card, and now a third', other, active('N2'), LANDED, 'person: contradiction'],
    ['another card, and now none', other, NONE, LANDED, 'person: contradiction'],
  ])('%s', (_, clearing, outcome, given, expected) => {
    expect(told(answered(clearing, outcome, given))).toBe(expected);
  });
});

describe('table C: what the journal knows', () => {
  const T0 = NOW - 600_000;
  const clearing: CardClearing = { ...LOOK, next: 'evidence', seen: N1 };
  const other: OwnConnection = { applicationId: 7, numSid: 'N1', sameCard: false, connectedAt: T0 + 120_001 };
  const person = 'person: active_unexplained';

  it.each<readonly [string, CardClearing, Given, string]>([
    [
      'another card of theirs since T0',
      clearing,
      { noneAt: T0, own: [other], ...MAY_LAND },
      'last_look +1 s',
    ],
    ['the same, landed', clearing, { noneAt: T0, own: [other], ...LANDED }, 'last_look +0 s'],
    [
      'within two minutes of T0',
      clearing,
      { noneAt: T0, own: [{ ...other, connectedAt: T0 + 120_000 }] },
      person,
    ],
    ['before T0', clearing, { noneAt: T0, own: [{ ...other, connectedAt: T0 - 1 }] }, person],
    ['another numSID', clearing, { noneAt: T0, own: [{ ...other, numSid: 'N2' }] }, person],
    [
      'without a numSID',
      clearing,
      { noneAt: T0, own: [{ applicationId: 7, sameCard: false, connectedAt: NOW }] },
      person,
    ],
    ['the same card', clearing, { noneAt: T0, own: [{ ...other, sameCard: true }] }, person],
    [
      'connected nobody knows when',
      clearing,
      { noneAt: T0, own: [{ applicationId: 7, numSid: 'N1', sameCard: false }] },
      person,
    ],
    ['T0 not known', clearing, { own: [other] }, person],
    ['nothing', clearing, { noneAt: T0 }, person],
    [
      'one of several',
      clearing,
      { noneAt: T0, own: [{ ...other, numSid: 'N2' }, other], ...LANDED },
      'last_look +0 s',
    ],
    [
      'an older journal put back',
      { ...clearing, restored: true },
      { noneAt: T0, own: [other] },
      'person: restored',
    ],
  ])('%s', (_, given, evidence, expected) => {
    expect(told(weighed(given, evidence))).toBe(expected);
  });

  it('never says by the journal alone that the card is ours', () => {
    const same = { applicationId: 7, numSid: 'N1', sameCard: true, connectedAt: NOW };
    expect(weighed(clearing, { noneAt: T0, own: [same] }).status).toBe('needs_decision');
  });
});

describe('table C: what was done on the portal', () => {
  const T0 = NOW - 600_000;
  const clearing: CardClearing = { ...LOOK, next: 'evidence', seen: N1 };
  const ours: CardOperation = {
    type: 'register',
    cardHash: 'OURS',
    sameCard: true,
    numSid: 'N1',
    madeAt: T0 + 120_001,
  };
  const other: CardOperation = { ...ours, cardHash: 'OTHER', sameCard: false };
  const later = { madeAt: T0 + 200_000 };
  const block = { type: 'block', ...later } as const;
  const { numSid: _, ...nameless } = other;
  const connected = 'card_connected +0 s';
  const person = 'person: active_unexplained';
  type PortalRow = readonly [string, readonly CardOperation[], string, Given];

  it.each<PortalRow>([
    ['our card, after T0, this number: ours', [ours], connected, {}],
    ['ours, though a request may still land', [ours], connected, MAY_LAND],
    [
      'ours, once blocked and connected again',
      [
        { ...ours, type: 'block' },
        { ...ours, ...later },
      ],
      connected,
      {},
    ],
    ['our card within two minutes of T0', [{ ...ours, madeAt: T0 + 120_000 }], person, {}],
    ['our card before T0', [{ ...ours, madeAt: T0 - 1 }], person, {}],
    ['our card with another number', [{ ...ours, numSid: 'N2' }], person, {}],
    ['our card blocked since', [ours, { ...ours, ...block }], person, {}],
    ['our card blocked alone', [{ ...ours, ...block }], person, {}],
    [
      'our card, connected later with another number',
      [ours, { ...ours, ...later, numSid: 'N2' }],
      person,
      {},
    ],
    ['our card, of another person or denied', [{ ...ours, isDoubtful: true }], person, {}],
    ['our card and another one with this number', [{ ...other, madeAt: T0 }, ours], person, {}],
    ['another card, after T0, this number: another', [other], 'last_look +1 s', MAY_LAND],
    ['another card, landed', [other], 'last_look +0 s', LANDED],
    ['another card within two minutes of T0', [{ ...other, madeAt: T0 + 120_000 }], person, {}],
    ['another card with another number', [{ ...other, numSid: 'N2' }], person, {}],
    ['another card blocked since', [other, { ...other, ...block }], person, {}],
    ['another card blocked since, its number not named', [other, { ...nameless, ...block }], person, {}],
    ['another card, of another person or denied', [{ ...other, isDoubtful: true }], person, {}],
    ['a number that two cards bear', [{ ...ours, madeAt: T0 }, other], person, {}],
    ['nothing', [], person, {}],
  ])('%s', (...[, operations, expected, given]) => {
    expect(told(weighed(clearing, { noneAt: T0, operations, ...(given ?? {}) }))).toBe(expected);
  });

  it('takes over the number of the card that is active', () => {
    expect(weighed(clearing, { noneAt: T0, operations: [ours] })).toMatchObject({ numSid: 'N1' });
  });

  it.each([
    ['ours', ours],
    ['another', other],
  ])('proves nothing where T0 is not known: %s', (_row, operation) => {
    expect(told(weighed(clearing, { operations: [operation] }))).toBe(person);
  });

  it('leaves it to a person where journal and portal exclude each other', () => {
    const here = { applicationId: 7, numSid: 'N1', connectedAt: T0 + 200_000 };
    const given = (operation: CardOperation, sameCard: boolean) =>
      weighed(clearing, { noneAt: T0, operations: [operation], own: [{ ...here, sameCard }] });
    expect(told(given(ours, false))).toBe(person);
    expect(told(given(other, true))).toBe(person);
  });

  it('leaves it to a person where an older journal was put back', () => {
    const restored = { ...clearing, restored: true } as const;
    expect(told(weighed(restored, { noneAt: T0, operations: [ours] }))).toBe('person: restored');
  });
});

describe('a repeat that was kept by a stop or a pause', () => {
  it.each<readonly [string, CardClearing, Given]>([
    ['the repeat of the card, too late', AFTER_NONE, TOO_LATE],
    ['the applicant once more, clock put back', { ...AFTER_NONE, next: 'clients' }, CLOCK_PUT_BACK],
    ['behind a look of more than a minute ago', AFTER_NONE, { dueMsAgo: 60_001 }],
    ['behind a look that is yet to come', AFTER_NONE, { dueMsAgo: -1 }],
  ])('%s: looks again first', (_, clearing, given) => {
    expect(told(weighed(clearing, given))).toBe('look +0 s');
  });

  it('goes out where the look before it is fresh', () => {
    expect(() => weighed(AFTER_NONE, { ...IN_TIME, dueMsAgo: 60_000 })).toThrow('does not fit');
  });
});
