import { expect, it } from 'vitest';
import { violationsOf } from '../run-seeds.ts';
import { REVERSE_FOUND_BY } from './reverse-found-seeds.ts';
import { REVERSE_BUGS } from './reverse-planted-bugs.ts';
import { runReverseSchedule } from './reverse-schedule.ts';

/** How far from the beginning a bug is found is the command's to show: `npm run simulate -- --flow reverse --planted NAME`. */
it.each(Object.entries(REVERSE_FOUND_BY))('finds %s by seed %i', async (name, known) => {
  const planted = REVERSE_BUGS[name];
  if (planted === undefined) throw new Error(`${name} is planted nowhere`);
  const found = await violationsOf((seed, folders) => runReverseSchedule(seed, folders, planted), known);
  console.log(`${name}, seed ${known}: ${found[0]}`);
  expect(found).not.toEqual([]);
});

it('knows a seed for every planted bug, within the first two thousand', () => {
  expect(Object.keys(REVERSE_FOUND_BY).toSorted()).toEqual(Object.keys(REVERSE_BUGS).toSorted());
  expect(Math.max(...Object.values(REVERSE_FOUND_BY))).toBeLessThanOrEqual(2_000);
});
