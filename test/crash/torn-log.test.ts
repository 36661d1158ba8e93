import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { seeded } from '../bench/invented-people.ts';
import { type Disk, diskInTheMidst, foundOn } from './disk-in-the-midst.ts';
import { WAL_HEADER_BYTES } from './write-ahead-log.ts';

const TRIES = 40;
const HONEST_WORDS = ['damaged', 'disk_trouble'];

/** The last commit that is whole where the log is good up to `goodBytes`. */
function prefixAt({ commits }: Disk, goodBytes: number): string {
  const whole = commits.findLast(({ end }) => end <= goodBytes);
  if (whole === undefined) throw new Error('even the database itself is a prefix');
  return whole.content;
}

const DISKS: readonly [string, () => Disk][] = [
  ['a log that was begun once', () => diskInTheMidst(1, 4)],
  ['a log with older frames behind the new ones', () => diskInTheMidst(6, 2)],
];

test.each(DISKS)('%s, cut at any byte: exactly what was committed before the cut', (_, make) => {
  const seed = randomInt(2 ** 31);
  const random = seeded(seed);
  const disk = make();
  const { log, commits } = disk;
  const edges = commits.flatMap(({ end }) => [end - 1, end, end + 24]);
  const cuts = [0, 1, WAL_HEADER_BYTES - 1, WAL_HEADER_BYTES, log.length, ...edges];
  for (let count = 0; count < TRIES; count += 1) cuts.push(Math.floor(random() * log.length));
  for (const cut of cuts.filter((at) => at >= 0)) {
    const found = foundOn(disk, disk.database, log.subarray(0, cut));
    expect({ seed, cut, found }).toEqual({ seed, cut, found: prefixAt(disk, cut) });
  }
  expect(foundOn(disk, disk.database, undefined)).toBe(commits[0]?.content);
});

test.each(DISKS)('%s, with bytes that never came to the disk: a prefix, or honest words', (_, make) => {
  const seed = randomInt(2 ** 31);
  const random = seeded(seed);
  const disk = make();
  const { log, commits } = disk;
  const end = commits.at(-1)?.end ?? 0;
  let opened = 0;
  for (let count = 0; count < TRIES; count += 1) {
    // Most of them in the last commit: that is what a torn write leaves.
    const from = random() < 0.7 ? (commits.at(-2)?.end ?? 0) : 0;
    const at = from + Math.floor(random() * (end - from));
    const spoilt = Buffer.from(log);
    if (random() < 0.5) spoilt[at] = (spoilt[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    else spoilt.fill(0, at, Math.min(end, at + 512));
    if (spoilt.equals(log)) continue;
    const found = foundOn(disk, disk.database, spoilt);
    const first = firstDifference(log, spoilt);
    if (found === prefixAt(disk, first)) opened += 1;
    else expect({ seed, at, found: HONEST_WORDS.includes(found) }).toEqual({ seed, at, found: true });
  }
  expect(opened).toBeGreaterThan(TRIES / 2);
});

test('a log with noise behind its last commit: all of it', () => {
  const disk = diskInTheMidst(1, 2);
  const random = seeded(7);
  const noise = Buffer.from(Array.from({ length: 9_000 }, () => Math.floor(random() * 256)));
  const found = foundOn(disk, disk.database, Buffer.concat([disk.log, noise]));
  expect(found).toBe(disk.commits.at(-1)?.content);
});

test('a database half carried over from its log: all of it', () => {
  const seed = randomInt(2 ** 31);
  const random = seeded(seed);
  const disk = diskInTheMidst(2, 4);
  for (let count = 0; count < 20; count += 1) {
    const torn = Buffer.from(disk.databaseLater);
    for (let at = 0; at < disk.database.length; at += 4096) {
      if (random() < 0.5) disk.database.copy(torn, at, at, at + 4096);
    }
    expect({ seed, found: foundOn(disk, torn, disk.log) }).toEqual({
      seed,
      found: disk.commits.at(-1)?.content,
    });
  }
});

test('a database in which a bit has turned: as it was, or honest words', () => {
  const seed = randomInt(2 ** 31);
  const random = seeded(seed);
  const disk = diskInTheMidst(3, 1);
  const whole = foundOn(disk, disk.databaseLater, undefined);
  const counts: Record<string, number> = {};
  for (let count = 0; count < TRIES; count += 1) {
    const spoilt = Buffer.from(disk.databaseLater);
    const at = Math.floor(random() * spoilt.length);
    spoilt[at] = (spoilt[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    const found = foundOn(disk, spoilt, undefined);
    const as = found === whole ? 'as it was' : found;
    counts[as] = (counts[as] ?? 0) + 1;
    expect({ seed, at, as }).toEqual({ seed, at, as: expect.stringMatching(/^(as it was|damaged)$/) });
  }
  expect(counts['damaged']).toBeGreaterThan(0);
});

function firstDifference(a: Buffer, b: Buffer): number {
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return at;
}
