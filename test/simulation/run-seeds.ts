import { Coverage } from './coverage.ts';
import { JournalFolders } from './journal-template.ts';
import type { Planted } from './planted-bugs.ts';
import { type Ended, runSchedule } from './schedule.ts';

export interface Seeds {
  readonly seeds: Iterable<number>;
  readonly planted: Planted;
  /** After each; true ends the run. */
  readonly onEnded: (ended: Ended, coverage: Coverage) => boolean;
}

export type RunOne = (seed: number, folders: JournalFolders) => Promise<Ended>;

/** Runs one schedule after another over journals in memory and gathers what faults they had. */
export function runSeeds({ planted, ...seeds }: Seeds): Promise<Coverage> {
  return runAll((seed, folders) => runSchedule(seed, folders, planted), seeds);
}

/** The same for schedules of whatever flow. */
export async function runAll(runOne: RunOne, { seeds, onEnded }: Omit<Seeds, 'planted'>): Promise<Coverage> {
  const folders = new JournalFolders();
  const coverage = new Coverage();
  try {
    for (const seed of seeds) {
      const ended = await runOne(seed, folders);
      coverage.addAll(ended.coverage.counts);
      if (onEnded(ended, coverage)) break;
    }
    return coverage;
  } finally {
    folders.close();
  }
}

/** What one schedule was found to break, in words. */
export async function violationsOf(runOne: RunOne, seed: number): Promise<readonly string[]> {
  const found: string[] = [];
  await runAll(runOne, {
    seeds: [seed],
    onEnded: ({ violations }) => {
      found.push(...violations.map(({ invariant, what }) => `${invariant}: ${what}`));
      return true;
    },
  });
  return found;
}

export function* seedsFrom(first: number, count: number): Generator<number> {
  for (let seed = first; seed < first + count; seed += 1) yield seed;
}
