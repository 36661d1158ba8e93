import type { CellRules } from './cell-rules.ts';
import { NOTHING_PLANTED, PLANTED_BUGS } from './planted-bugs.ts';
import { FORWARD_CELLS } from './required-cells.ts';
import { REVERSE_CELLS } from './reverse/reverse-cells.ts';
import { NO_REVERSE_BUG, REVERSE_BUGS } from './reverse/reverse-planted-bugs.ts';
import { runReverseSchedule } from './reverse/reverse-schedule.ts';
import type { RunOne } from './run-seeds.ts';
import { runSchedule } from './schedule.ts';

/** What the command can run schedules of. */
export interface Flow {
  readonly bugs: readonly string[];
  /** Undefined where no bug of that name is planted. */
  readonly runOne: (bug?: string) => RunOne | undefined;
  /** What its schedules have to meet. */
  readonly cells: CellRules;
}

export const FLOWS: Readonly<Record<string, Flow>> = {
  forward: flowOf(PLANTED_BUGS, NOTHING_PLANTED, runSchedule, FORWARD_CELLS),
  reverse: flowOf(REVERSE_BUGS, NO_REVERSE_BUG, runReverseSchedule, REVERSE_CELLS),
};

function flowOf<Planted>(
  bugs: Readonly<Record<string, Planted>>,
  none: Planted,
  run: (seed: number, folders: Parameters<RunOne>[1], planted: Planted) => ReturnType<RunOne>,
  cells: CellRules,
): Flow {
  return {
    bugs: Object.keys(bugs),
    runOne: (bug) => {
      const planted = bug === undefined ? none : bugs[bug];
      return planted && ((seed, folders) => run(seed, folders, planted));
    },
    cells,
  };
}
