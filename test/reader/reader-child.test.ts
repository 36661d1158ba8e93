import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPcscReader } from '../../src/main/reader/pcsc-reader.ts';
import type { ReaderMessage } from '../../src/main/reader/reader-message.ts';
import { skipsPcsc } from '../virtual-card/pcscd.ts';
import { StatusLog } from './status-log.ts';

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));
const CHILD = join(SOURCE, 'main/reader/reader-child.ts');
const GUARD = join(SOURCE, 'main/reader/orphan-guard.ts');

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'karta-reader-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

/** First message of a kind that the child sends. */
function message(child: ChildProcess, kind: ReaderMessage['kind']): Promise<ReaderMessage> {
  return new Promise((resolve) => {
    child.on('message', (told: ReaderMessage) => told.kind === kind && resolve(told));
  });
}

describe('child of the reader', () => {
  it('says that the driver is missing, and is not started again', async () => {
    const elsewhere = await folder();
    await cp(SOURCE, elsewhere, { recursive: true });
    const childPath = join(elsewhere, 'main/reader/reader-child.ts');
    const reader = createPcscReader({ execPath: process.execPath, childPath, readNumber: false });
    onTestFinished(() => reader.stop());
    const log = new StatusLog(reader);
    reader.start();
    expect(await log.next('service_off')).toEqual({ status: 'service_off' });
    expect(reader.trouble).toBe('driver_missing');
  });

  it('does not end the kiosk where it can not be started at all', async () => {
    const reader = createPcscReader({
      execPath: join(await folder(), 'node'),
      childPath: CHILD,
      readNumber: false,
    });
    onTestFinished(() => reader.stop());
    const log = new StatusLog(reader);
    reader.start();
    await log.next('reader_hung');
    expect(reader.trouble).toBe('driver_hung');
  });

  it.runIf(process.platform === 'linux')(
    'ends with its parent although its own thread spins for ever',
    async () => {
      const spinning = `
      import { guardAgainstOrphan } from ${JSON.stringify(GUARD)};
      await guardAgainstOrphan();
      process.stdout.write(String(process.pid));
      setTimeout(() => { for (;;); });
    `;
      const parent = spawn(
        process.execPath,
        [
          '-e',
          `require('node:child_process').spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(spinning)}], { stdio: 'inherit' })`,
        ],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const [pid] = await once(parent.stdout, 'data');
      const orphan = Number(String(pid));
      expect(isAlive(orphan)).toBe(true);
      onTestFinished(() => void (isAlive(orphan) && process.kill(orphan, 'SIGKILL')));
      parent.kill('SIGKILL');
      // The orphan alone holds the pipe now: it closes with it, or this test runs out of time.
      await once(parent.stdout.resume(), 'close');
    },
  );
});

describe.skipIf(skipsPcsc('child of the reader with its addon'))('child of the reader with its addon', () => {
  it('says that no service answers, and lives on to look again', async () => {
    const env = { ...process.env, PCSCLITE_CSOCK_NAME: join(await folder(), 'pcscd.comm') };
    const options = { env, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] } as const;
    const child = fork(CHILD, ['{"readNumber":false}'], { ...options, stdio: [...options.stdio] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const alive = message(child, 'alive');
    expect(await message(child, 'trouble')).toEqual({ kind: 'trouble', trouble: 'service_not_running' });
    expect(await alive).toEqual({ kind: 'alive' });
  });

  it('ends when its parent lets go of it', async () => {
    const child = fork(CHILD, ['{"readNumber":false}'], { serialization: 'advanced' });
    onTestFinished(() => void child.kill('SIGKILL'));
    await message(child, 'alive');
    const ended = once(child, 'exit');
    child.disconnect();
    expect(await ended).toEqual([0, null]);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
