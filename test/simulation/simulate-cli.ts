import { parseArgs } from 'node:util';
import { nameOfCell } from './fault-cell.ts';
import { NOTHING_PLANTED, PLANTED_BUGS, type Planted } from './planted-bugs.ts';
import { emptyCells } from './required-cells.ts';
import { runSeeds, seedsFrom } from './run-seeds.ts';
import type { Ended } from './schedule.ts';

const TOLD_EVERY_MS = 10_000;

const USAGE = `npm run simulate -- [--seeds N] [--from SEED] [--planted NAME] [--trace SEED]
planted bugs: ${Object.keys(PLANTED_BUGS).join(', ')}`;

function plantedOf(name: string | undefined): Planted {
  const planted = name === undefined ? NOTHING_PLANTED : PLANTED_BUGS[name];
  if (planted === undefined) throw new Error(`no bug of that name\n${USAGE}`);
  return planted;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`${text} is no whole number\n${USAGE}`);
  return number;
}

function tellBroken({ seed, violations, trace }: Ended, isFirst: boolean): void {
  for (const { invariant, what } of violations) console.log(`seed ${seed}: invariant ${invariant}: ${what}`);
  if (isFirst) console.log(trace);
}

/** Whether every schedule has kept every invariant, and all of them have met what so many have to meet. */
async function simulate(first: number, count: number, planted: Planted): Promise<boolean> {
  const began = performance.now();
  let told = began;
  let done = 0;
  let broken = 0;
  const speed = (): string => (done / ((performance.now() - began) / 1000)).toFixed(1);
  const coverage = await runSeeds({
    seeds: seedsFrom(first, count),
    planted,
    onEnded: (ended) => {
      done += 1;
      if (ended.violations.length > 0) {
        broken += 1;
        tellBroken(ended, broken === 1);
      }
      if (performance.now() - told > TOLD_EVERY_MS) {
        told = performance.now();
        console.error(`${done} of ${count} seeds, ${speed()} a second, ${broken} broken`);
      }
      return planted !== NOTHING_PLANTED && broken > 0;
    },
  });
  console.log(coverage.toString());
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `seeds ${first} to ${first + done - 1}: ${done} in ${seconds} s (${speed()} a second), ${broken} broken`,
  );
  const empty = planted === NOTHING_PLANTED ? emptyCells(coverage, done) : [];
  for (const cell of empty) console.log(`never met: ${nameOfCell(cell)}`);
  return broken === 0 && empty.length === 0;
}

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    from: { type: 'string', default: '1' },
    planted: { type: 'string' },
    trace: { type: 'string' },
  },
});
const planted = plantedOf(values.planted);
if (values.trace === undefined) {
  const isWhole = await simulate(wholeNumber(values.from), wholeNumber(values.seeds), planted);
  process.exitCode = isWhole ? 0 : 1;
} else {
  const seeds = [wholeNumber(values.trace)];
  await runSeeds({ seeds, planted, onEnded: ({ trace }) => console.log(trace) === undefined });
}
