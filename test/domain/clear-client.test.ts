import { describe, expect, it } from 'vitest';
import type { ClientClearing } from '../../src/domain/clearing.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import {
  active,
  answered,
  BAD_SNILS,
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
} from './lost-answer.ts';

const LOOK: ClientClearing = {
  of: 'register_client',
  next: 'look',
  since: NOW - 60_000,
  repeats: 0,
  misses: 0,
};
const REPEAT: ClientClearing = { ...LOOK, next: 'repeat' };
const TAKEN: Outcome = { class: 'done', answer: { step: 'register_client' } };
const bad = refused('register_client', [3, 'bad_requisites']);
const schema = refused('register_client', [4, 'bad_input']);
const elsewhere = refused('register_client', [5, 'active_card_elsewhere']);
const another = refused('register_client', [6, 'requisite_taken']);
const school = refused('register_client', [13, 'schoolboy_unavailable']);

type Row = readonly [string, ClientClearing, Outcome, Given, string];

describe('the look after a lost answer about the applicant', () => {
  it.each<Row>([
    ['a card: the end of it', LOOK, active('N1'), {}, 'active N1'],
    ['a card, too late: the same', LOOK, active('N1'), TOO_LATE, 'active N1'],
    ['a card, after three repeats: the same', { ...LOOK, repeats: 3 }, active('N1'), {}, 'active N1'],
    ['a card, while a person wants nothing sent', { ...LOOK, held: true }, active('N1'), {}, 'active N1'],
    ['a card, an older journal put back', { ...LOOK, restored: true }, active('N1'), {}, 'person: restored'],
    ['none, in time', LOOK, NONE, IN_TIME, 'repeat +0 s'],
    ['none, too late', LOOK, NONE, TOO_LATE, 'person: confirm_again'],
    ['none, clock put back', LOOK, NONE, CLOCK_PUT_BACK, 'person: confirm_again'],
    ['none, two repeats', { ...LOOK, repeats: 2 }, NONE, {}, 'repeat +0 s'],
    ['none, three repeats', { ...LOOK, repeats: 3 }, NONE, {}, 'person: repeats_exhausted'],
    ['none, a person wants nothing sent', { ...LOOK, held: true }, NONE, {}, 'person: confirm_again'],
    ['none, an older journal put back', { ...LOOK, restored: true }, NONE, {}, 'person: confirm_again'],
    ['1', LOOK, BAD_SNILS, {}, 'person: contradiction'],
  ])('%s', (_, clearing, outcome, given, expected) => {
    expect(told(answered(clearing, outcome, given))).toBe(expected);
  });

  it('keeps the card that an older journal does not know, for who decides', () => {
    expect(answered({ ...LOOK, restored: true }, active('N1'))).toMatchObject({
      clearing: { seen: { numSid: 'N1' } },
    });
  });

  it.each(SILENCES)('no knowledge, %s: once more after a back-off', (_, outcome, firstS, fourthS) => {
    expect(told(answered(LOOK, outcome))).toBe(`look +${firstS} s`);
    expect(told(answered({ ...LOOK, misses: 3 }, outcome))).toBe(`look +${fourthS} s`);
  });
});

describe('the applicant, sent again', () => {
  it.each<Row>([
    ['200', REPEAT, TAKEN, {}, 'client_known +0 s'],
    ['5', REPEAT, elsewhere, {}, 'refused 5'],
    ['3, may land', REPEAT, bad, MAY_LAND, 'returned, held 1 s'],
    ['4, landed', REPEAT, schema, LANDED, 'returned, held 0 s'],
    ['6, may land', REPEAT, another, MAY_LAND, 'returned, held 1 s'],
    [
      '5 and 13',
      REPEAT,
      refused('register_client', [13, 'schoolboy_unavailable'], [5, 'active_card_elsewhere']),
      {},
      'refused 13,5',
    ],
    [
      '13 and 3',
      REPEAT,
      refused('register_client', [13, 'schoolboy_unavailable'], [3, 'bad_requisites']),
      LANDED,
      'returned, held 0 s',
    ],
    ['13', REPEAT, school, {}, 'checked +5 s'],
    ['lost', REPEAT, LOST, {}, 'look +30 s'],
    ['unlisted code', REPEAT, UNLISTED, {}, 'look +30 s'],
  ])('%s', (_, clearing, outcome, given, expected) => {
    expect(told(answered(clearing, outcome, given))).toBe(expected);
  });

  it.each(SILENCES.filter(([, { class: kind }]) => kind !== 'unknown'))(
    'nothing taken, %s: looks again, and counts no repeat',
    (_, outcome, firstS) => {
      expect(told(answered({ ...REPEAT, repeats: 2 }, outcome))).toBe(`look +${firstS} s`);
      expect(answered({ ...REPEAT, repeats: 2 }, outcome)).toMatchObject({
        clearing: { repeats: 2, misses: 1 },
      });
    },
  );

  it('counts a repeat that was lost as well', () => {
    expect(answered({ ...REPEAT, repeats: 1, misses: 2 }, LOST)).toMatchObject({
      clearing: { next: 'look', repeats: 2, misses: 0 },
    });
  });
});
