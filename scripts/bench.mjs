// `npm run bench [-- J1 S2 …]`: each row's ratio beside its limit, ours and peer measured in one run.
import { spawnSync } from 'node:child_process';
import { build, isStale } from './build.mjs';

if (isStale()) build();
const run = spawnSync(process.execPath, ['test/bench/run.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
