import { bareInbox } from '../bare-operations.ts';
import { benchJournal, emptyDatabase } from '../bench-journal.ts';
import { pageOf, takeAndMatch } from '../reverse-batch.ts';
import { type BenchRow, type Figure, median } from '../row.ts';

const MILLION = 1_000_000;
/** Behind the operations of R3, which may have used the same journal. */
const FIRST = 500_000;

/** R2: from the bytes of a page to what is decided for each operation, the thread that reads it included. */
export const row: BenchRow = {
  id: 'R2',
  what: 'a batch of operations, bytes → saved and matched against 1 000 000 ÷ parse, bare insert, bare match',
  async measure() {
    const bench = benchJournal(MILLION);
    const { database, path } = emptyDatabase('bare-operations');
    const bare = bareInbox(database, bench.bare, `${path}.inbox`);
    let from = FIRST;
    const figure = async (size: number, rounds: number): Promise<Figure> => {
      const times = { ours: [] as number[], peer: [] as number[] };
      const sides = {
        ours: (page: Buffer) => takeAndMatch(bench.journal, page, size),
        peer: async (page: Buffer) => bare.run(page),
      };
      // They take turns, and begin in turn; the first round warms both up.
      for (let round = 0; round <= rounds; round += 1) {
        const order = ['ours', 'peer'] as const;
        for (const side of round % 2 === 0 ? order : order.toReversed()) {
          const page = pageOf(bench, from, size);
          from += size;
          const begun = performance.now();
          await sides[side](page);
          if (round > 0) times[side].push(((performance.now() - begun) * 1_000) / size);
        }
      }
      const [ours, peer] = [median(times.ours), median(times.peer)];
      return { name: `${size} operations, each`, ours, peer, unit: 'µs', limit: 1.6 };
    };
    const figures = [await figure(1_000, 6), await figure(10_000, 2)];
    bare.close();
    database.close();
    return figures;
  },
};
