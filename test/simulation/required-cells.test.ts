import { describe, expect, it } from 'vitest';
import { allCells, emptyCells, LEAST_SEEDS, standingOf } from './cell-rules.ts';
import { Coverage } from './coverage.ts';
import { type FaultCell, nameOfCell } from './fault-cell.ts';
import { FLOWS } from './flows.ts';
import { runAll, seedsFrom } from './run-seeds.ts';

const ENOUGH_FOR_ALL = 20_000;
/** Gaps of the rules themselves: no faults, and counted where they come. */
const COUNTED = ['block_undone', 'verdict_overtaken'];

describe.each(Object.entries(FLOWS))('the %s flow', (_name, { cells: rules, runOne }) => {
  const required = allCells(rules).filter((cell) => standingOf(rules, cell).is === 'required');

  function metAll(but?: FaultCell): Coverage {
    const coverage = new Coverage();
    for (const cell of required) if (cell !== but) coverage.hit(cell.kind, cell.place, cell.when);
    return coverage;
  }

  function withinSeeds(cell: FaultCell): number {
    const standing = standingOf(rules, cell);
    return standing.is === 'required' ? standing.withinSeeds : Number.POSITIVE_INFINITY;
  }

  it('notices each cell that was never met, by its name', () => {
    expect(emptyCells(rules, metAll(), ENOUGH_FOR_ALL)).toEqual([]);
    for (const cell of required) expect(emptyCells(rules, metAll(cell), ENOUGH_FOR_ALL)).toEqual([cell]);
  });

  it('wants nothing of too few schedules, and a rare cell only of many', () => {
    const nothing = new Coverage();
    expect(emptyCells(rules, nothing, LEAST_SEEDS - 1)).toEqual([]);
    expect(emptyCells(rules, nothing, ENOUGH_FOR_ALL)).toEqual(required);
    const atOnce = emptyCells(rules, nothing, LEAST_SEEDS);
    expect(atOnce).toEqual(required.filter((cell) => withinSeeds(cell) <= LEAST_SEEDS));
    expect(atOnce.length).toBeGreaterThan(50);
  });

  it('knows each cell that it says is rare', () => {
    const names = required.map(nameOfCell);
    expect(Object.keys(rules.rare).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('has a reason for each cell that can not exist', () => {
    const reasons = allCells(rules).map((cell) => {
      const standing = standingOf(rules, cell);
      return standing.is === 'impossible' ? standing.why : 'required';
    });
    expect(reasons.filter((why) => why.trim() === '')).toEqual([]);
  });

  it('meets none that is held to be impossible, but for the gap that is counted', async () => {
    const run = runOne();
    if (run === undefined) throw new Error('nothing planted is no schedule');
    const coverage = await runAll(run, { seeds: seedsFrom(1, 40), onEnded: () => false });
    const met = allCells(rules).filter((cell) => coverage.count(cell) > 0);
    const astray = met.filter(
      (cell) => !COUNTED.includes(cell.kind) && standingOf(rules, cell).is === 'impossible',
    );
    expect(astray).toEqual([]);
    expect(met.length).toBeGreaterThan(40);
    const known = allCells(rules).map(({ kind, place }) => `${kind} ${place}`);
    expect([...coverage.counts.keys()].filter((name) => !known.includes(name))).toEqual([]);
  });
});

it.each([
  ['forward', 'lost connect_card before_commit'],
  ['forward', 'answer_lost connect_card after_commit'],
  ['forward', 'crash_in_flight connect_card before_commit'],
  ['forward', 'crash_in_flight connect_card after_commit'],
  ['forward', 'disk_full register_client after_commit'],
  ['forward', 'crash_before_send register_chip before_commit'],
  ['reverse', 'lost accepted before_commit'],
  ['reverse', 'late verdict before_commit'],
  ['reverse', 'answer_lost verdict after_commit'],
  ['reverse', 'crash_in_flight accepted after_commit'],
  ['reverse', 'crash_between_copies list after_commit'],
  ['reverse', 'disk_full verdict after_commit'],
])('requires of the %s flow %s', (name, cell) => {
  const rules = FLOWS[name]?.cells;
  if (rules === undefined) throw new Error('no flow of that name');
  const required = allCells(rules).filter((one) => standingOf(rules, one).is === 'required');
  expect(required.map(nameOfCell)).toContain(cell);
});
