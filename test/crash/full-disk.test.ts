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
  /** Left for the second and the third application, until they fit; `none`: not even the first start does. */
  const LEFT_KIB = ['none', 0, ...Array.from({ length: 10 }, (_, index) => 128 + index * 40)] as const;

  /** Three applications one after another; says how the last two of them ended. */
  function day(leftKib: (typeof LEFT_KIB)[number], [first, ...others]: readonly string[]): string {
    const connects = others.map((form) => `kiosk connect ${form}; echo "{\\"exit\\":$?}"`);
    if (leftKib === 'none') return connects.join('\n');
    return [
      `kiosk connect ${first}`,
      'free=$(df -k --output=avail "$DISK" | tail -n 1)',
      `head -c $(((free - ${leftKib}) * 1024)) /dev/zero >"$DISK/filler"`,
      ...connects,
    ].join('\n');
  }

  it('runs full: says so, sends nothing without an intent, and goes on when there is room', {
    timeout: 120_000,
  }, async () => {
    const steps = new Set<number>();
    let hasRoom = false;
    for (const [index, leftKib] of LEFT_KIB.entries()) {
      const place = await office();
      const { tap } = place;
      const forms = [0, 1, 2].map((each) =>
        place.file(inventedVisitor(index * 10 + each).form, `${each}.json`),
      );
      const run = await place.runOnSmallDisk(leftKib === 'none' ? '200k' : '4m', day(leftKib, forms));
      hasRoom = leftKib !== 'none' && exitsOf(run).every((exit) => exit === 0);
      if (hasRoom) break;
      expect({ leftKib, said: run.complaints }).toEqual({ leftKib, said: expect.stringContaining('диск') });
      expect(run.complaints).toMatch(/Освободите место/);
      expect(exitsOf(run)).toContain(1);
      steps.add(tap.log.length);

      const image = place.openImage();
      if (image)
        expect({ leftKib, breaches: imageBreaches(image, toldBy(run), tap.log) }).toEqual({
          leftKib,
          breaches: [],
        });
      const taken = image ? applicationsOf(image).length : 0;
      image?.close();
      const { ends, breaches } = await leftAlone(place, new Set());
      expect({ leftKib, breaches, ends }).toEqual({
        leftKib,
        breaches: [],
        ends: taken === 0 ? {} : expect.anything(),
      });
      expect(wireBreaches(tap.log)).toEqual([]);
    }
    expect(hasRoom).toBe(true);
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
