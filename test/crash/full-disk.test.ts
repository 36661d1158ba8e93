import { spawnSync } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { imageBreaches, wireBreaches } from './crash-rules.ts';
import { CrashingOffice } from './crashing-office.ts';
import { inventedVisitor } from './invented-visitor.ts';
import { applicationsOf } from './kill-moment.ts';
import type { KioskRun } from './kiosk-run.ts';
import { leftAlone } from './left-alone.ts';

/** A small disk of its own needs user namespaces, which not every machine allows. */
const canMount =
  spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'])
    .status === 0;
if (!canMount)
  process.stdout.write('skipped: the kiosk on a full disk; user namespaces are not allowed here\n');

async function office(): Promise<CrashingOffice> {
  const opened = await CrashingOffice.open(() => 0);
  onTestFinished(() => opened.close());
  return opened;
}

function exitsOf(run: KioskRun): (number | undefined)[] {
  return run.lines.filter((line) => line.exit !== undefined).map(({ exit }) => exit);
}

function toldBy(run: KioskRun): string[] {
  return run.lines.flatMap(({ event, registrationNumber }) =>
    event === 'registered' && registrationNumber !== undefined ? [registrationNumber] : [],
  );
}

describe.skipIf(!canMount)('the kiosk on a disk that', () => {
  const SIZES = ['200k', '400k', '520k', '532k', '540k', '552k', '560k'];

  it('runs full: says so, sends nothing without an intent, and goes on when there is room', {
    timeout: 120_000,
  }, async () => {
    const steps = new Set<number>();
    for (const [index, size] of SIZES.entries()) {
      const place = await office();
      const { tap } = place;
      const forms = [1, 2].map((each) => place.file(inventedVisitor(index * 10 + each).form, `${each}.json`));
      const connect = (form: string) => `kiosk connect ${form}; echo "{\\"exit\\":$?}"`;
      const run = await place.runOnSmallDisk(size, forms.map(connect).join('\n'));
      if (exitsOf(run).every((exit) => exit === 0)) continue;
      expect({ size, said: run.complaints }).toEqual({ size, said: expect.stringContaining('диск') });
      expect(run.complaints).toMatch(/Освободите место/);
      expect(exitsOf(run)).toContain(1);
      steps.add(tap.log.length);
      const image = place.openImage();
      if (image)
        expect({ size, breaches: imageBreaches(image, toldBy(run), tap.log) }).toEqual({
          size,
          breaches: [],
        });
      const taken = image ? applicationsOf(image).length : 0;
      image?.close();
      const { ends, breaches } = await leftAlone(place, new Set());
      expect({ size, breaches, ends }).toEqual({
        size,
        breaches: [],
        ends: taken === 0 ? {} : expect.anything(),
      });
      expect(wireBreaches(tap.log)).toEqual([]);
    }
    // Else all of them met the same moment.
    expect(steps.size).toBeGreaterThan(1);
  });

  it('may only be read: says so and sends nothing', async () => {
    const place = await office();
    const [first, second] = [1, 2].map((each) => place.file(inventedVisitor(each).form, `${each}.json`));
    const run = await place.runOnSmallDisk(
      '20m',
      `kiosk connect ${first}; echo "{\\"exit\\":$?}"
       mount -o remount,ro $DISK
       kiosk connect ${second}; echo "{\\"exit\\":$?}"`,
    );
    expect(exitsOf(run)).toEqual([0, 1]);
    expect(run.complaints).toMatch(/Диск не принимает запись, журнал не открыт/);
    const { snils } = inventedVisitor(2);
    expect(place.tap.log.filter((request) => request.snils === snils)).toEqual([]);
  });
});
