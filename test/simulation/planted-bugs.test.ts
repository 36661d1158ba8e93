import { expect, it } from 'vitest';
import { FOUND_BY } from './found-seeds.ts';
import { PLANTED_BUGS } from './planted-bugs.ts';
import { violationsOf } from './run-seeds.ts';
import { runSchedule } from './schedule.ts';

/** How far from the beginning a bug is found is the command's to show: `npm run simulate -- --planted NAME`. */
it.each(Object.entries(FOUND_BY))('finds %s by seed %i', async (name, known) => {
  const planted = PLANTED_BUGS[name];
  if (planted === undefined) throw new Error(`${name} is planted nowhere`);
  const found = await violationsOf((seed, folders) => runSchedule(seed, folders, planted), known);
  console.log(`${name}, seed ${known}: ${found[0]}`);
  expect(found).not.toEqual([]);
});

it('knows a seed within the first two thousand for every planted bug', () => {
  expect(Object.keys(FOUND_BY).toSorted()).toEqual(Object.keys(PLANTED_BUGS).toSorted());
  expect(Math.max(...Object.values(FOUND_BY))).toBeLessThanOrEqual(2_000);
});
