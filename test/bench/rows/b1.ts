import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { backUp } from '../../../src/main/journal/backup.ts';
import { copierInWorker } from '../../../src/main/journal/copy-in-worker.ts';
import { FileKeyStore } from '../../../src/main/journal/file-key-store.ts';
import { filledDirectory } from '../bench-journal.ts';
import type { BenchRow } from '../row.ts';
import { passTurns, stallMs } from '../stall.ts';

const APPLICATIONS = 100_000;
const LONGEST_STALL_MS = 16;
const worker = fileURLToPath(new URL('../../../src/main/journal/backup-worker.ts', import.meta.url));

export const row: BenchRow = {
  id: 'B1',
  what: `a backup of ${APPLICATIONS} applications: longest stall of the main loop`,
  async measure() {
    const dataDirectory = filledDirectory('backup', APPLICATIONS);
    const source = {
      dataDirectory,
      keyStore: new FileKeyStore(dataDirectory, noKey),
      copy: copierInWorker(worker),
    };
    const copying = await stallMs(async () => {
      const made = await backUp(source, join(dataDirectory, '..', 'backup-copy.db'));
      if (!made.ok) throw new Error(made.problem.message);
    });
    const idle = await stallMs(() => passTurns(copying.tookMs));
    return [
      {
        name: 'beside a backup ÷ 16 ms',
        ours: copying.longest,
        peer: LONGEST_STALL_MS,
        unit: 'ms',
        limit: 1,
      },
      {
        name: 'beside a backup ÷ an idle loop for as long',
        ours: copying.longest,
        peer: idle.longest,
        unit: 'ms',
        limit: Number.POSITIVE_INFINITY,
      },
    ];
  },
};

function noKey(): never {
  throw new Error('the filled journal has its key');
}
