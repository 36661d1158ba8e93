import { expect, it } from 'vitest';
import { cardNowText } from '../../src/domain/card-now-text.ts';
import { cardStates } from '../../src/domain/card-state.ts';
import type { CardEvent } from '../../src/domain/known-person.ts';
import { AT, connectedHere, there } from './invented-operation.ts';

const HOUR = 3_600_000;
const here = connectedHere(1, 'A1', AT);

it.each<[string, readonly CardEvent[], string | undefined]>([
  ['connected and nothing since', [here], undefined],
  ['blocked on the portal', [here, there('blocked', 'A1', AT + HOUR)], 'сейчас заблокирована'],
  ['replaced by another one', [here, connectedHere(2, 'B2', AT + HOUR)], 'потом заменена другой'],
  ['connected again after a block', [here, there('blocked', 'A1', AT - HOUR)], undefined],
  ['blocked as it was connected', [here, there('blocked', 'A1', AT + 1)], 'порядок неясен'],
  ['connected as it was blocked', [here, there('blocked', 'A1', AT - 1)], 'порядок неясен'],
])('a card that was %s', (_what, events, expected) => {
  const state = cardStates(events).get('A1');
  const told = state && cardNowText(state);
  expect(told?.text.split(', ')[1]).toBe(expected);
  expect(told?.tone === 'good').toBe(false);
});
