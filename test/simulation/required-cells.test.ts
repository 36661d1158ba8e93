import { expect, it } from 'vitest';
import { Coverage } from './coverage.ts';
import { type FaultCell, nameOfCell } from './fault-cell.ts';
import { NOTHING_PLANTED } from './planted-bugs.ts';
import { allCells, emptyCells, LEAST_SEEDS, standingOf } from './required-cells.ts';
import { runSeeds, seedsFrom } from './run-seeds.ts';

const ENOUGH_FOR_ALL = 20_000;
const REQUIRED = allCells().filter((cell) => standingOf(cell).is === 'required');

function metAll(but?: FaultCell): Coverage {
  const coverage = new Coverage();
  for (const cell of REQUIRED) if (cell !== but) coverage.hit(cell.kind, cell.place, cell.when);
  return coverage;
}

function withinSeeds(cell: FaultCell): number {
  const standing = standingOf(cell);
  return standing.is === 'required' ? standing.withinSeeds : Number.POSITIVE_INFINITY;
}

it('notices each cell that was never met, by its name', () => {
  expect(emptyCells(metAll(), ENOUGH_FOR_ALL)).toEqual([]);
  for (const cell of REQUIRED) expect(emptyCells(metAll(cell), ENOUGH_FOR_ALL)).toEqual([cell]);
});

it('wants nothing of too few schedules, and a rare cell only of many', () => {
  const nothing = new Coverage();
  expect(emptyCells(nothing, LEAST_SEEDS - 1)).toEqual([]);
  expect(emptyCells(nothing, ENOUGH_FOR_ALL)).toEqual(REQUIRED);
  const atOnce = emptyCells(nothing, LEAST_SEEDS);
  expect(atOnce).toEqual(REQUIRED.filter((cell) => withinSeeds(cell) <= LEAST_SEEDS));
  expect(atOnce.length).toBeGreaterThan(50);
});

it('has a reason for each cell that can not exist', () => {
  const reasons = allCells().map((cell) => {
    const standing = standingOf(cell);
    return standing.is === 'impossible' ? standing.why : 'required';
  });
  expect(reasons.filter((why) => why.trim() === '')).toEqual([]);
});

it.each([
  'lost connect_card before_commit',
  'answer_lost connect_card after_commit',
  'crash_in_flight connect_card before_commit',
  'crash_in_flight connect_card after_commit',
  'disk_full register_client after_commit',
  'crash_before_send register_chip before_commit',
])('requires %s', (name) => {
  expect(REQUIRED.map(nameOfCell)).toContain(name);
});

it('meets none that is held to be impossible, but for the gap that is counted', async () => {
  const coverage = await runSeeds({
    seeds: seedsFrom(1, 40),
    planted: NOTHING_PLANTED,
    onEnded: () => false,
  });
  const met = allCells().filter(({ kind, place, when }) => coverage.count(kind, place, when) > 0);
  const astray = met.filter((cell) => cell.kind !== 'block_undone' && standingOf(cell).is === 'impossible');
  expect(astray).toEqual([]);
  expect(met.length).toBeGreaterThan(40);
});
