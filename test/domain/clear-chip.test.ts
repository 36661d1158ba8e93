import { describe, expect, it } from 'vitest';
import type { ChipClearing } from '../../src/domain/clearing.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import {
  active,
  answered,
  BAD_SNILS,
  LOST,
  NONE,
  NOW,
  refused,
  SILENCES,
  told,
  UNLISTED,
} from './lost-answer.ts';

const REPEAT: ChipClearing = {
  of: 'register_chip',
  next: 'repeat',
  since: NOW - 60_000,
  repeats: 0,
  misses: 0,
  nones: 0,
};
const LOOK: ChipClearing = { ...REPEAT, next: 'look' };
const TAKEN: Outcome = { class: 'done', answer: { step: 'register_chip' } };
const unknownCard = refused('register_chip', [2, 'card_unknown']);

type Row = readonly [string, ChipClearing, Outcome, string];

describe('the chip, sent again', () => {
  it.each<Row>([
    ['200', REPEAT, TAKEN, 'connected, chip registered'],
    ['2: a lag, or disconnected meanwhile', REPEAT, unknownCard, 'look +0 s'],
    [
      '1: a fault of ours',
      REPEAT,
      refused('register_chip', [1, 'bad_input']),
      'connected, chip not_registered',
    ],
    [
      '200 with another code',
      REPEAT,
      refused('register_chip', [8, 'chip_not_taken']),
      'connected, chip not_registered',
    ],
    [
      '2 and 1',
      REPEAT,
      refused('register_chip', [2, 'card_unknown'], [1, 'bad_input']),
      'connected, chip not_registered',
    ],
    ['first repeat lost', REPEAT, LOST, 'repeat +15 s'],
    ['second', { ...REPEAT, repeats: 1 }, LOST, 'repeat +60 s'],
    ['third', { ...REPEAT, repeats: 2 }, UNLISTED, 'repeat +120 s'],
    ['fourth', { ...REPEAT, repeats: 3 }, LOST, 'repeat +240 s'],
    ['fifth: left for later', { ...REPEAT, repeats: 4 }, LOST, 'connected, chip not_registered'],
  ])('%s', (_, clearing, outcome, expected) => {
    expect(told(answered(clearing, outcome))).toBe(expected);
  });

  it.each(SILENCES.filter(([, { class: kind }]) => kind !== 'unknown'))(
    'nothing taken, %s: the same again, and no repeat counted',
    (_, outcome, firstS) => {
      expect(told(answered(REPEAT, outcome))).toBe(`repeat +${firstS} s`);
      expect(answered(REPEAT, outcome)).toMatchObject({ clearing: { repeats: 0, misses: 1 } });
    },
  );
});

describe('the look after a code 2', () => {
  it.each<Row>([
    ['our card: a lag', LOOK, active('N1'), 'repeat +15 s'],
    [
      'our card after the fifth repeat',
      { ...LOOK, repeats: 4 },
      active('N1'),
      'connected, chip not_registered',
    ],
    ['another card', LOOK, active('N2'), 'connected, chip not_registered'],
    ['none: once more in half a minute', LOOK, NONE, 'look +30 s'],
    ['none twice: disconnected meanwhile', { ...LOOK, nones: 1 }, NONE, 'connected, chip not_registered'],
    ['1', LOOK, BAD_SNILS, 'connected, chip not_registered'],
  ])('%s', (_, clearing, outcome, expected) => {
    expect(told(answered(clearing, outcome))).toBe(expected);
  });

  it.each(SILENCES)('no knowledge, %s: once more after a back-off', (_, outcome, firstS, fourthS) => {
    expect(told(answered(LOOK, outcome))).toBe(`look +${firstS} s`);
    expect(told(answered({ ...LOOK, misses: 3 }, outcome))).toBe(`look +${fourthS} s`);
  });

  it('begins to count anew with a card that is ours', () => {
    expect(answered({ ...LOOK, nones: 1 }, active('N1'))).toMatchObject({ clearing: { nones: 0 } });
  });
});
