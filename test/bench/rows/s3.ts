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
    const sides = sideBySide(
      ROUNDS,
      PAGES,
      (round) => {
        for (const before of depths[round] ?? []) journal.page({ before, limit: LIMIT });
      },
      () => {
        for (let page = 0; page < PAGES; page += 1) journal.page({ limit: LIMIT });
      },
    );
    return [{ name: 'page at a random depth ÷ first page', ...sides, unit: 'µs', limit: 1.5 }];
  },
};
