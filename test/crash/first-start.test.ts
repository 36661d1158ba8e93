import { randomInt } from 'node:crypto';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { seeded } from '../bench/invented-people.ts';
import { CrashingOffice } from './crashing-office.ts';
import type { KioskRun } from './kiosk-run.ts';

/** In the order in which a first start makes them. */
const MADE = ['/journal.lock', '/journal.db.new', '.key', '/journal.db.new-wal', '/journal.db', '.head'];

async function killOnceThere(office: CrashingOffice, run: KioskRun, suffix: string, delayMs: number) {
  while (run.child.exitCode === null && !office.hasFile(suffix)) await nextTurn();
  if (delayMs >= 1) await sleep(delayMs);
  run.child.kill('SIGKILL');
  await run.ended;
}

it('killed at any moment of its first start, the kiosk starts the next time', {
  timeout: 120_000,
}, async () => {
  const seed = randomInt(2 ** 31);
  const random = seeded(seed);
  console.log(`first starts, seed ${seed}`);
  let killed = 0;
  for (const suffix of MADE) {
    const office = await CrashingOffice.open(() => 0);
    onTestFinished(() => office.close());
    const first = office.run(['journal', '--json'], () => {});
    await killOnceThere(office, first, suffix, random() < 0.5 ? 0 : random() * 12);
    if (first.wasKilled) killed += 1;
    for (let start = 0; start < 2; start += 1) {
      const next = office.run(['journal', '--json'], () => {});
      await next.ended;
      const { child, complaints } = next;
      const found = { seed, suffix, complaints, exit: child.exitCode };
      expect(found).toEqual({ seed, suffix, complaints: '', exit: 0 });
    }
  }
  expect(killed).toBeGreaterThan(MADE.length / 2);
});
