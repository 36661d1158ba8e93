// `npm run crash -- [--kills 500] [--seed N]`: kills the built kiosk at random moments and prints where.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type CrashDay, crashDay } from './crash-day.ts';

const KILLS_A_DAY = 25;

const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } });
const kills = Number(values.kills ?? 500);
const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
if (!(kills > 0) || !Number.isInteger(seed)) throw new Error('--kills and --seed are whole numbers');

console.log(`${kills} kills, seed ${seed}`);
const startedAt = performance.now();
const days: CrashDay[] = [];
for (let left = kills; left > 0; left -= KILLS_A_DAY) {
  const daySeed = seed + days.length;
  const day = await crashDay(daySeed, Math.min(left, KILLS_A_DAY));
  days.push(day);
  const found = day.breaches.map((breach) => `\n  ${breach}`).join('');
  console.log(`day ${daySeed}: ${day.kills} kills, ${day.applications} applications${found}`);
}
table(
  'moment of the kill',
  days.map(({ moments }) => moments),
);
table(
  'end of the application',
  days.map(({ ends }) => ends),
);
const breaches = days.flatMap((day) => day.breaches);
console.log(`${((performance.now() - startedAt) / 1_000).toFixed(0)} s, ${breaches.length} breaches`);
process.exitCode = breaches.length === 0 ? 0 : 1;

function table(title: string, parts: readonly Readonly<Record<string, number>>[]): void {
  const sums = new Map<string, number>();
  for (const [name, count] of parts.flatMap(Object.entries)) sums.set(name, (sums.get(name) ?? 0) + count);
  console.log(`\ncount  ${title}`);
  for (const [name, count] of [...sums].sort()) console.log(`${String(count).padStart(5)}  ${name}`);
}
