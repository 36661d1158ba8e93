import { readPage } from '../../../src/main/department/operation-page.ts';
import { pageReader } from '../../../src/main/department/page-reader.ts';
import { PAGE_WORKER } from '../../department/ask-reverse.ts';
import { inventedPage } from '../../department/invented-operations.ts';
import { bareList } from '../bare-operations.ts';
import { type BenchRow, type Figure, median } from '../row.ts';
import { sideBySide } from '../side-by-side.ts';
import { passTurns, stallMs } from '../stall.ts';

const TIME_ZONE = 'Asia/Yekaterinburg';
const LONGEST_STALL_MS = 16;
const READINGS = 7;

/**
 * R1: the page from its bytes to operations, against `JSON.parse` and the schema library with the regulation's
 * shapes as they are printed. And what reading it in its thread leaves of the main loop.
 */
export const row: BenchRow = {
  id: 'R1',
  what: 'a page of operations, read and checked, against JSON.parse with the bare schema',
  async measure() {
    const figures: Figure[] = [];
    for (const [count, rounds] of [
      [1_000, 100],
      [10_000, 30],
    ] as const) {
      const page = inventedPage(count);
      figures.push(readingFigure(page, count, rounds), ...(await stallFigures(page, count)));
    }
    return figures;
  },
};

function readingFigure(page: Buffer, count: number, rounds: number): Figure {
  // Reading overwrites the bytes, so each round has its own; they are made before the clock runs.
  const copies = Array.from({ length: rounds }, () => Buffer.from(page));
  const { ours, peer } = sideBySide(
    rounds,
    count,
    (round) => readAll(copies[round], count),
    () => {
      if (bareList.parse(JSON.parse(page.toString())).length !== count) throw new Error('the peer read less');
    },
  );
  return { name: `${count} operations, each`, ours, peer, unit: 'µs', limit: 1.6 };
}

function readAll(bytes: Buffer | undefined, count: number): void {
  const read = bytes && readPage({ bytes, timeZone: TIME_ZONE });
  const isWhole = read?.kind === 'page' && read.entries.every(({ kind }) => kind === 'operation');
  if (!isWhole || read.entries.length !== count) throw new Error('the page was not read');
}

async function stallFigures(page: Buffer, count: number): Promise<readonly Figure[]> {
  const [reading, idle] = [[] as number[], [] as number[]];
  for (let turn = 0; turn < READINGS; turn += 1) {
    const read = await stallMs(() => readInThread(Buffer.from(page), count));
    reading.push(read.longest);
    idle.push((await stallMs(() => passTurns(read.tookMs))).longest);
  }
  const ours = median(reading);
  const name = `longest stall, ${count} in a thread, ÷`;
  return [
    { name: `${name} 16 ms`, ours, peer: LONGEST_STALL_MS, unit: 'ms', limit: 1 },
    {
      name: `${name} an idle loop for as long`,
      ours,
      peer: median(idle),
      unit: 'ms',
      limit: Number.POSITIVE_INFINITY,
    },
  ];
}

async function readInThread(bytes: Uint8Array, count: number): Promise<void> {
  let taken = 0;
  await pageReader(PAGE_WORKER)({ bytes, timeZone: TIME_ZONE }, (entries) => {
    taken += entries.length;
  });
  if (taken !== count) throw new Error('the page was not read');
}
