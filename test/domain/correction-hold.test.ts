import { expect, it } from 'vitest';
import type { ApplicationState } from '../../src/domain/application.ts';
import { next } from '../../src/domain/application-state.ts';
import { LONGEST_BACK_OFF_MS } from '../../src/domain/back-off.ts';

const NOW = 1_700_000_000_000;

/** Came back after a lost answer whose request may land until then; the clerk confirms the correction. */
function confirmed(notBefore: number): ApplicationState {
  const returned: ApplicationState = {
    status: 'returned',
    stage: 'client_known',
    tries: 0,
    refusals: [{ reason: 'bad_requisites', service: 's', code: 5, message: 'м' }],
    notBefore,
  };
  return next(returned, { type: 'confirmed' }, NOW);
}

it.each([
  ['waits for what may still land', NOW + 90_000, NOW + 90_000],
  ['goes at once when that is over', NOW, undefined],
  // Seed 2232 of the simulation: put back by two hours while the program was closed.
  ['does not wait for hours because the clock was put back', NOW + 7_200_000, NOW + LONGEST_BACK_OFF_MS],
])('a correction %s', (_what, notBefore, held) => {
  const state = confirmed(notBefore);
  expect(state).toMatchObject({ status: 'due', stage: 'registered' });
  expect('notBefore' in state ? state.notBefore : undefined).toBe(held);
});
