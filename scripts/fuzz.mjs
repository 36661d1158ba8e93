// `npm run fuzz -- tlv|answers [count] [seed]`: long random runs that are no part of `npm test`.
import { spawnSync } from 'node:child_process';

const FUZZERS = { tlv: 'test/reader/tlv-fuzz.ts', answers: 'test/department/answer-fuzz.ts' };

const [name, ...rest] = process.argv.slice(2);
const file = FUZZERS[name];
if (!file) {
  console.error(`Which one: ${Object.keys(FUZZERS).join(', ')}?`);
  process.exit(2);
}
process.exit(spawnSync(process.execPath, [file, ...rest], { stdio: 'inherit' }).status ?? 1);
