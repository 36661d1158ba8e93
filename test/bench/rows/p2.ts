import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { filledDirectory } from '../bench-journal.ts';
import { openQueue } from '../open-queue.ts';
import { type BenchRow, median } from '../row.ts';

const PROGRAM = fileURLToPath(new URL('../restart-once.ts', import.meta.url));
const COUNT = 100_000;
const OPEN = 300;
const CUT_OFF = 12;
const ROUNDS = 5;
const BUDGET_MS = 5_000;

interface Told {
  readonly milliseconds: number;
  readonly rows: number;
  readonly due?: number;
  readonly cutOff?: number;
}

export const row: BenchRow = {
  id: 'P2',
  what: `process start → usable after a power cut, ${COUNT} applications, ${CUT_OFF} of them cut off`,
  async measure() {
    const crashed = filledDirectory('restart', COUNT, (database) => openQueue(database, OPEN, CUT_OFF));
    run('leave', crashed);
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(onACopy(crashed, 'usable'));
      bare.push(onACopy(crashed, 'bare'));
    }
    const usable = median(ours);
    return [
      { name: 'of the 5 s that it may take', ours: usable, peer: BUDGET_MS, unit: 'ms', limit: 1 },
      {
        name: 'a bare connection that reads the first page',
        ours: usable,
        peer: median(bare),
        unit: 'ms',
        limit: Number.POSITIVE_INFINITY,
      },
    ];
  },
};

/** Each start meets what the power cut has left: the one before has cleared it up in its own copy. */
function onACopy(crashed: string, act: 'usable' | 'bare'): number {
  const copy = `${crashed}-copy`;
  for (const part of ['', '.key', '.head'])
    cpSync(`${crashed}${part}`, `${copy}${part}`, { recursive: true });
  const told = run(act, copy);
  for (const part of ['', '.key', '.head']) rmSync(`${copy}${part}`, { recursive: true });
  const { rows, due, cutOff } = told ?? {};
  if (rows !== 50 || (act === 'usable' && (due !== 4 || cutOff !== CUT_OFF)))
    throw new Error(`P2 saw ${JSON.stringify(told)}`);
  return told?.milliseconds ?? 0;
}

function run(act: string, directory: string): Told | undefined {
  const { stdout, stderr, signal } = spawnSync(process.execPath, [PROGRAM, act, directory], {
    encoding: 'utf8',
  });
  if (act === 'leave' && signal === 'SIGKILL') return undefined;
  if (stdout === '') throw new Error(`P2: ${stderr}`);
  return JSON.parse(stdout) as Told;
}
