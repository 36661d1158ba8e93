import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesWith, tracesOf } from './card-traces.ts';
import { FOUND_SEEDS } from './found-seeds.ts';
import { JournalFolders } from './journal-template.ts';
import { NOTHING_PLANTED } from './planted-bugs.ts';
import { runSeeds, seedsFrom } from './run-seeds.ts';
import { type Ended, runSchedule } from './schedule.ts';
import { World } from './world.ts';

const SEEDS = 2_000;
/** A machine that is busy does fewer; how many it did is printed. */
const BUDGET_MS = 60_000;
const AT_LEAST = 50;

it('keeps every invariant under whatever fails', { timeout: 4 * BUDGET_MS }, async () => {
  const began = performance.now();
  const broken: Ended[] = [];
  let done = 0;
  await runSeeds({
    seeds: [...Object.keys(FOUND_SEEDS).map(Number), ...seedsFrom(1, SEEDS)],
    planted: NOTHING_PLANTED,
    onEnded: (ended) => {
      done += 1;
      if (ended.violations.length > 0) broken.push(ended);
      return broken.length > 0 || (done >= AT_LEAST && performance.now() - began > BUDGET_MS);
    },
  });
  const seconds = (performance.now() - began) / 1000;
  console.log(`simulation: ${done} schedules in ${seconds.toFixed(0)} s, seeds from 1`);
  expect(broken.map(({ seed, violations, trace }) => ({ seed, violations, trace }))).toEqual([]);
});

it('runs the same schedule for the same seed', async () => {
  const folders = new JournalFolders();
  for (const seed of seedsFrom(1, 10)) {
    const first = await runSchedule(seed, folders, NOTHING_PLANTED);
    const second = await runSchedule(seed, folders, NOTHING_PLANTED);
    expect(second.digest, `seed ${seed}`).toBe(first.digest);
    expect(first.trace.split('\n').length).toBeGreaterThan(5);
  }
  folders.close();
});

it('leaves no card number in any byte on disk, whenever the program dies', async () => {
  const found: string[] = [];
  let looked = 0;
  let traces: readonly Buffer[] = [];
  const folders = new JournalFolders((folder) => {
    looked += 1;
    found.push(...filesWith(traces, folder));
  });
  for (const seed of seedsFrom(1, 10)) {
    const { residents } = new World(seed, NOTHING_PLANTED);
    traces = residents.flatMap(({ cards }) => cards).flatMap(({ number }) => tracesOf(number));
    await runSchedule(seed, folders, NOTHING_PLANTED);
  }
  expect(found).toEqual([]);
  expect(looked).toBeGreaterThan(10);
  folders.close();
});

it('would see a card number in each of its forms', () => {
  const number = new World(1, NOTHING_PLANTED).residents[0]?.cards[0]?.number ?? '';
  expect(number).toMatch(/^2200\d{12}$/);
  const folders = new JournalFolders();
  for (const trace of tracesOf(number)) {
    const folder = folders.fresh();
    expect(filesWith(tracesOf(number), folder)).toEqual([]);
    writeFileSync(join(folder, 'careless'), Buffer.concat([Buffer.from('xyz'), trace, Buffer.from('!')]));
    expect(filesWith(tracesOf(number), folder)).toHaveLength(1);
  }
  folders.close();
});
