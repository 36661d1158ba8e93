import { expect, it } from 'vitest';
import { FOUND_BY } from './found-seeds.ts';
import { PLANTED_BUGS } from './planted-bugs.ts';
import { runSeeds, seedsFrom } from './run-seeds.ts';

const SEEDS = 2_000;

it.each(Object.entries(PLANTED_BUGS))('finds %s', { timeout: 600_000 }, async (name, planted) => {
  let foundBy: number | undefined;
  let what = '';
  // Where it was found last, it is found at once; else it is looked for from the beginning.
  const known = FOUND_BY[name];
  await runSeeds({
    seeds: [...(known === undefined ? [] : [known]), ...seedsFrom(1, SEEDS)],
    planted,
    onEnded: ({ seed, violations: [first] }) => {
      if (first === undefined) return false;
      foundBy = seed;
      what = `invariant ${first.invariant}: ${first.what}`;
      return true;
    },
  });
  console.log(`${name}: found by seed ${foundBy}: ${what}`);
  expect(foundBy).toBeDefined();
});
