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

it('leaves no planted bug out but those that are told as not found', () => {
  const missing = Object.keys(PLANTED_BUGS).filter((name) => FOUND_BY[name] === undefined);
  expect(missing).toEqual(NOT_FOUND_YET);
});

/** Within 1 000 seeds and more of the present drawing; docs/simulation.md says why each may hide. */
const NOT_FOUND_YET = ['no_late_landing', 'restart_forgets_what_may_land', 'timed_by_the_wall_clock'];
