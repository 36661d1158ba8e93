import { listedNow } from '../../../src/main/api/cards-now.ts';
import { benchJournal } from '../bench-journal.ts';
import { seeded } from '../invented-people.ts';
import type { BenchRow } from '../row.ts';
import { sideBySide } from '../side-by-side.ts';

const MILLION = 1_000_000;
const ROUNDS = 120;
const PAGES = 20;
const LIMIT = 50;

export const row: BenchRow = {
  id: 'S3',
  what: 'a page of 50 at any depth of 1 000 000',
  async measure() {
    const { journal } = benchJournal(MILLION);
    const random = seeded(3);
    const depths = Array.from({ length: ROUNDS }, () =>
      Array.from({ length: PAGES }, () => LIMIT + Math.floor(random() * (MILLION - LIMIT))),
    );
    const page = (before?: number) =>
      journal.page({ ...(before !== undefined && { before }), limit: LIMIT }).rows;
    const shown = (before?: number) => listedNow(journal, page(before));
    return [
      { name: 'page at a random depth ÷ first page', ...deepAndFirst(depths, page), unit: 'µs', limit: 1.5 },
      {
        name: 'the same with how each card stands now',
        ...deepAndFirst(depths, shown),
        unit: 'µs',
        limit: 1.5,
      },
    ];
  },
};

function deepAndFirst(depths: readonly (readonly number[])[], show: (before?: number) => unknown) {
  return sideBySide(
    ROUNDS,
    PAGES,
    (round) => {
      for (const before of depths[round] ?? []) show(before);
    },
    () => {
      for (let page = 0; page < PAGES; page += 1) show();
    },
  );
}
