// `npm run crash -- [--kills 500] [--seed N]`: the built kiosk is killed at random moments, no part of it stubbed.
import { spawnSync } from 'node:child_process';
import { build, isStale } from './build.mjs';

if (isStale()) build();
const run = spawnSync(process.execPath, ['test/crash/crash-cli.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
