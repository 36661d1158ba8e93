import { benchJournal } from '../bench-journal.ts';
import { pageOf, takeAndMatch } from '../reverse-batch.ts';
import { type BenchRow, median } from '../row.ts';
import { passTurns, stallMs } from '../stall.ts';

const MILLION = 1_000_000;
const [SMALL, LARGE] = [1_000, 10_000];
const LONGEST_STALL_MS = 16;

/** R3: a page ten times as long, an operation, and how long the main loop stands still in it. The page is read in its thread. */
export const row: BenchRow = {
  id: 'R3',
  what: 'a batch of operations saved and matched against 1 000 000: 10 000 ÷ 1 000, and the longest stall',
  async measure() {
    const bench = benchJournal(MILLION);
    let from = 0;
    const once = async (size: number) => {
      const page = pageOf(bench, from, size);
      from += size;
      return stallMs(() => takeAndMatch(bench.journal, page, size));
    };
    await once(SMALL);
    const before = [await once(SMALL), await once(SMALL), await once(SMALL)];
    const large = await once(LARGE);
    const idle = await stallMs(() => passTurns(large.tookMs));
    const small = [...before, await once(SMALL), await once(SMALL), await once(SMALL)];
    const ours = (large.tookMs * 1_000) / LARGE;
    const peer = (median(small.map(({ tookMs }) => tookMs)) * 1_000) / SMALL;
    const longest = median(small.map((one) => one.longest));
    return [
      { name: '10 000 ÷ 1 000, each operation', ours, peer, unit: 'µs', limit: 1.1 },
      { name: 'longest stall, 1 000, ÷ 16 ms', ours: longest, peer: LONGEST_STALL_MS, unit: 'ms', limit: 1 },
      {
        name: 'longest stall, 10 000, ÷ 16 ms',
        ours: large.longest,
        peer: LONGEST_STALL_MS,
        unit: 'ms',
        limit: 1,
      },
      {
        name: 'longest stall, 10 000, ÷ an idle loop for as long',
        ours: large.longest,
        peer: idle.longest,
        unit: 'ms',
        limit: Number.POSITIVE_INFINITY,
      },
    ];
  },
};
