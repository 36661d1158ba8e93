import { expect, it } from 'vitest';
import { FOUND_BY } from './found-seeds.ts';
import { PLANTED_BUGS } from './planted-bugs.ts';
import { runSeeds } from './run-seeds.ts';

/** How far from the beginning a bug is found is the command's to show: `npm run simulate -- --planted NAME`. */
it.each(Object.entries(FOUND_BY))('finds %s by seed %i', async (name, known) => {
  const planted = PLANTED_BUGS[name];
  if (planted === undefined) throw new Error(`${name} is planted nowhere`);
  const found: string[] = [];
  await runSeeds({
    seeds: [known],
    planted,
    onEnded: ({ violations }) => {
      found.push(...violations.map(({ invariant, what }) => `${invariant}: ${what}`));
      return true;
    },
  });
  console.log(`${name}, seed ${known}: ${found[0]}`);
  expect(found).not.toEqual([]);
});

it('knows a seed for every planted bug, within the first two thousand', () => {
  expect(Object.keys(FOUND_BY).toSorted()).toEqual(Object.keys(PLANTED_BUGS).toSorted());
  expect(Math.max(...Object.values(FOUND_BY))).toBeLessThanOrEqual(2_000);
});
