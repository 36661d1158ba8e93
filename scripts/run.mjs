// Runs one of the built programs: `node scripts/run.mjs headless status`. Builds first, without a word,
// where sources are newer than what was built. Everything that speaks goes to standard error.
import { runtimeProblem } from './node-version.mjs';

const problem = runtimeProblem();
if (problem) {
  console.error(problem);
  process.exit(1);
}
const { build, isStale } = await import('./build.mjs');
const [program, ...rest] = process.argv.slice(2);
if (isStale()) build();
process.argv.splice(1, process.argv.length - 1, program, ...rest);
await import(new URL(`../out/main/${program}.js`, import.meta.url).href);
