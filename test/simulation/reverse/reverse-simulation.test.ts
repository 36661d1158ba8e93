import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesWith } from '../card-traces.ts';
import { JournalFolders } from '../journal-template.ts';
import { runAll, seedsFrom } from '../run-seeds.ts';
import type { Ended } from '../schedule.ts';
import { tracesOfCitizens } from './citizens.ts';
import { NO_REVERSE_BUG } from './reverse-planted-bugs.ts';
import { runReverseSchedule } from './reverse-schedule.ts';
import { ReverseWorld } from './reverse-world.ts';

const SEEDS = 2_000;
/** A machine that is busy does fewer; how many it did is printed. */
const BUDGET_MS = 20_000;
const AT_LEAST = 50;

it('keeps every invariant of the reverse flow under whatever fails', {
  timeout: 10 * BUDGET_MS,
}, async () => {
  const began = performance.now();
  const broken: Ended[] = [];
  let done = 0;
  await runAll((seed, folders) => runReverseSchedule(seed, folders, NO_REVERSE_BUG), {
    seeds: seedsFrom(1, SEEDS),
    onEnded: (ended) => {
      done += 1;
      if (ended.violations.length > 0) broken.push(ended);
      return broken.length > 0 || (done >= AT_LEAST && performance.now() - began > BUDGET_MS);
    },
  });
  const seconds = (performance.now() - began) / 1000;
  console.log(`reverse simulation: ${done} schedules in ${seconds.toFixed(0)} s, seeds from 1`);
  expect(broken.map(({ seed, violations, trace }) => ({ seed, violations, trace }))).toEqual([]);
});

it('runs the same schedule of the reverse flow for the same seed', async () => {
  const folders = new JournalFolders();
  for (const seed of seedsFrom(1, 8)) {
    const first = await runReverseSchedule(seed, folders, NO_REVERSE_BUG);
    const second = await runReverseSchedule(seed, folders, NO_REVERSE_BUG);
    expect(second.digest, `seed ${seed}`).toBe(first.digest);
    expect(first.trace.split('\n').length).toBeGreaterThan(20);
  }
  folders.close();
});

it('leaves nobody readable in any byte on disk, whenever the program dies', async () => {
  const found: string[] = [];
  let looked = 0;
  let traces: readonly Buffer[] = [];
  const folders = new JournalFolders((folder) => {
    looked += 1;
    found.push(...filesWith(traces, folder));
  });
  for (const seed of seedsFrom(1, 8)) {
    traces = tracesOfCitizens(new ReverseWorld(seed, NO_REVERSE_BUG).citizens);
    await runReverseSchedule(seed, folders, NO_REVERSE_BUG);
  }
  expect(found).toEqual([]);
  expect(looked).toBeGreaterThan(8);
  folders.close();
});

it('would see somebody in each form', () => {
  const traces = tracesOfCitizens(new ReverseWorld(1, NO_REVERSE_BUG).citizens);
  const folders = new JournalFolders();
  for (const trace of traces) {
    const folder = folders.fresh();
    writeFileSync(join(folder, 'careless'), Buffer.concat([Buffer.from('xyz'), trace, Buffer.from('!')]));
    expect(filesWith([trace], folder)).toHaveLength(1);
    folders.drop(folder);
  }
  folders.close();
});
