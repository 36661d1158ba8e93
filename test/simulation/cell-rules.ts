import type { Coverage } from './coverage.ts';
import { type FaultCell, nameOfCell, WHENS, type When } from './fault-cell.ts';

/** Fewer schedules than that say nothing of what they have not met. */
export const LEAST_SEEDS = 2_000;

/** Where a kind of fault can come; each other place and moment has its reason why it can't. */
export interface Reach<Place extends string = string> {
  readonly at: readonly Place[];
  readonly elsewhere: string;
  readonly when: readonly When[];
  readonly otherwise: string;
  /** Of those places the ones where it can come at one moment only. */
  readonly narrowed?: Readonly<Partial<Record<Place, { readonly when: When; readonly otherwise: string }>>>;
}

/** What the schedules of one flow have to meet. */
export interface CellRules<Kind extends string = string, Place extends string = string> {
  readonly places: readonly Place[];
  readonly reach: Readonly<Record<Kind, Reach<Place>>>;
  /** Of cells that are met less often than some fifteen times in 2 000 schedules: how many schedules it takes. */
  readonly rare: Readonly<Record<string, number>>;
}

/** How many schedules it takes at most until the cell is met, or why it never can be. */
export type Standing =
  | { readonly is: 'required'; readonly withinSeeds: number }
  | { readonly is: 'impossible'; readonly why: string };

export function standingOf({ reach, rare }: CellRules, cell: FaultCell): Standing {
  const { at, elsewhere, when, otherwise, narrowed } = reachOf(reach, cell.kind);
  if (!at.includes(cell.place)) return { is: 'impossible', why: elsewhere };
  if (!when.includes(cell.when)) return { is: 'impossible', why: otherwise };
  const narrow = narrowed?.[cell.place];
  if (narrow && narrow.when !== cell.when) return { is: 'impossible', why: narrow.otherwise };
  return { is: 'required', withinSeeds: rare[nameOfCell(cell)] ?? LEAST_SEEDS };
}

export function allCells({ places, reach }: CellRules): readonly FaultCell[] {
  return Object.keys(reach).flatMap((kind) =>
    places.flatMap((place) => WHENS.map((when) => ({ kind, place, when }))),
  );
}

/** What so many schedules should have met and have not. */
export function emptyCells(rules: CellRules, coverage: Coverage, seeds: number): readonly FaultCell[] {
  return allCells(rules).filter((cell) => {
    const standing = standingOf(rules, cell);
    if (standing.is === 'impossible' || standing.withinSeeds > seeds) return false;
    return coverage.count(cell) === 0;
  });
}

function reachOf(reach: CellRules['reach'], kind: string): Reach {
  const found = reach[kind];
  if (found === undefined) throw new Error(`no fault of that kind: ${kind}`);
  return found;
}
