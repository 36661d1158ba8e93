import { parseArgs } from 'node:util';
import { emptyCells } from './cell-rules.ts';
import { nameOfCell } from './fault-cell.ts';
import { FLOWS, type Flow } from './flows.ts';
import { type RunOne, runAll, seedsFrom } from './run-seeds.ts';
import type { Ended } from './schedule.ts';

const TOLD_EVERY_MS = 10_000;

const USAGE = `npm run simulate -- [--flow ${Object.keys(FLOWS).join('|')}] [--seeds N] [--from SEED] [--planted NAME] [--trace SEED]`;

function flowOf(name: string): Flow {
  const flow = FLOWS[name];
  if (flow === undefined) throw new Error(`no flow of that name\n${USAGE}`);
  return flow;
}

function runOneOf(flow: Flow, bug: string | undefined): RunOne {
  const runOne = flow.runOne(bug);
  if (runOne === undefined) throw new Error(`no bug of that name: ${flow.bugs.join(', ')}\n${USAGE}`);
  return runOne;
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
async function simulate(first: number, count: number): Promise<boolean> {
  const began = performance.now();
  let told = began;
  let done = 0;
  let broken = 0;
  const speed = (): string => (done / ((performance.now() - began) / 1000)).toFixed(1);
  const coverage = await runAll(runOne, {
    seeds: seedsFrom(first, count),
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
      return values.planted !== undefined && broken > 0;
    },
  });
  console.log(coverage.toString());
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `seeds ${first} to ${first + done - 1}: ${done} in ${seconds} s (${speed()} a second), ${broken} broken`,
  );
  const empty = values.planted === undefined ? emptyCells(flow.cells, coverage, done) : [];
  for (const cell of empty) console.log(`never met: ${nameOfCell(cell)}`);
  return broken === 0 && empty.length === 0;
}

const { values } = parseArgs({
  options: {
    flow: { type: 'string', default: 'forward' },
    seeds: { type: 'string', default: '2000' },
    from: { type: 'string', default: '1' },
    planted: { type: 'string' },
    trace: { type: 'string' },
  },
});
const flow = flowOf(values.flow);
const runOne = runOneOf(flow, values.planted);
if (values.trace === undefined) {
  const isWhole = await simulate(wholeNumber(values.from), wholeNumber(values.seeds));
  process.exitCode = isWhole ? 0 : 1;
} else {
  const seeds = [wholeNumber(values.trace)];
  await runAll(runOne, { seeds, onEnded: ({ trace }) => console.log(trace) === undefined });
}
