import { expect, it } from 'vitest';
import { isMeant } from '../../../src/renderer/ui/use-quiet.ts';

it.each([
  ['page', 1120, false],
  ['page', 1400, true],
  ['decision', 1400, false],
  ['decision', 1800, true],
  // Down before there was anything to answer, and only now its turn.
  ['page', 990, false],
  ['none', 990, true],
] as const)('takes for a %s that is shown since 1000 a press at %i: %s', (quiet, pressedAt, meant) => {
  expect(isMeant(pressedAt, 1000, quiet)).toBe(meant);
});
