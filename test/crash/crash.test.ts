import { randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import { crashDay } from './crash-day.ts';

const KILLS = 20;

// `npm run crash -- --kills 500` is the same for longer, with a table of where the kills landed.
it('killed twenty times at random: nothing is lost, nothing sent blindly, every end is true', {
  timeout: 240_000,
}, async () => {
  const seed = randomInt(2 ** 31);
  console.log(`crash day, seed ${seed}`);
  const { kills, applications, moments, ends, breaches } = await crashDay(seed, KILLS);
  expect({ seed, breaches }).toEqual({ seed, breaches: [] });
  expect(kills).toBe(KILLS);
  // Else the kills met a kiosk that had nothing to lose.
  expect(applications).toBeGreaterThan(1);
  expect(Object.keys(moments).length).toBeGreaterThan(3);
  expect(Object.values(ends).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(applications);
});
