// `npm run fuzz -- answers [count] [seed]`: many more bodies than the test suite has time for.
import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { checkOutcome, inventedAnswer } from './answer-property.ts';

const [count = '20000', given] = process.argv.slice(2);
const seed = given === undefined ? randomInt(2 ** 31) : Number(given);
const seen: Record<string, number> = {};

console.log(`${count} answers, seed ${seed}`);
const startedAt = performance.now();
const run = fc.check(
  fc.property(inventedAnswer, (answer) => {
    const outcome = checkOutcome(answer);
    seen[outcome] = (seen[outcome] ?? 0) + 1;
  }),
  { numRuns: Number(count), seed },
);
console.log(`${((performance.now() - startedAt) / 1_000).toFixed(1)} s`, seen);
if (run.failed) {
  console.error(fc.defaultReportMessage(run));
  process.exitCode = 1;
}
