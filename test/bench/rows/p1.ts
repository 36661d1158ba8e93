import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchRow, median } from '../row.ts';

const HEADLESS = fileURLToPath(new URL('../../../out/main/headless.js', import.meta.url));
const ROUNDS = 25;

/** Milliseconds from the start of a Node process until its standard output says `sign`. */
function untilSaid(args: readonly string[], sign: string, env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    let said: number | undefined;
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (said === undefined && text.includes(sign)) said = performance.now() - startedAt;
    });
    child.once('close', () =>
      said === undefined ? reject(new Error(`No «${sign}»: ${text}`)) : resolve(said),
    );
  });
}

export const row: BenchRow = {
  id: 'P1',
  what: 'process start → journal open and reader child started ÷ an empty Node process',
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'karta-p1-'));
    const env = {
      PATH: process.env['PATH'],
      KARTA_CONTOUR: 'training',
      KARTA_DATA_DIR: join(folder, 'data'),
      KARTA_DEPARTMENT_URL: 'http://127.0.0.1:9',
      KARTA_API_KEY: '00000000-0000-4000-8000-000000000000',
      KARTA_PRG_CODE: '45',
    };
    const empty = () => untilSaid(['-e', 'console.log("up")'], 'up', env);
    const kiosk = (sign: string) => untilSaid([HEADLESS, 'tap', '--for', '1'], sign, env);
    await kiosk('"opened"');
    const [ours, peer, armed]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      peer.push(await empty());
      ours.push(await kiosk('"opened"'));
    }
    for (let round = 0; round < 5; round += 1) armed.push(await kiosk('"status"'));
    rmSync(folder, { recursive: true });
    const base = median(peer);
    return [
      { name: 'journal open, reader child started', ours: median(ours), peer: base, unit: 'ms', limit: 2.5 },
      {
        name: 'first word of the reader',
        ours: median(armed),
        peer: base,
        unit: 'ms',
        limit: Number.POSITIVE_INFINITY,
      },
    ];
  },
};
