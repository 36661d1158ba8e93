import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { checkSocket } from '../../src/main/reader/service-check.ts';

const DAEMON = '/usr/sbin/pcscd';
const SOCKET = '/run/pcscd/pcscd.comm';
const VPCD = '/etc/reader.conf.d/vpcd';
const ADDON = new URL('../../node_modules/@pokusew/pcsclite/build/Release/pcsclite.node', import.meta.url);
/** Below vpcd's two ports. Whoever listens here has vpcd to themselves; it ends with its process. */
const LOCK_PORT = 35962;
const LOOK_AGAIN_MS = 20;
/** How long a group of tests may wait for its turn behind the others, ms. */
export const PCSCD_TURN_MS = 600_000;

/** What keeps the tests from running a real pcscd, with the command that helps; undefined: nothing. */
export function missingForPcsc(): string | undefined {
  if (process.platform !== 'linux') return 'pcscd with vpcd runs on Linux only';
  if (!existsSync(DAEMON) || !existsSync(VPCD)) return 'run: apt-get install pcscd vsmartcard-vpcd';
  if (!existsSync(ADDON)) return 'run: apt-get install libpcsclite-dev g++ make && npm run postinstall';
  if (process.getuid?.() !== 0 && !existsSync(SOCKET)) return 'start pcscd, or run as root';
  return undefined;
}

/**
 * Says in one line why a group of tests with a real pcscd is left out, and whether it is: where
 * `KARTA_REQUIRE` names `pcsc` a missing part is a failure.
 */
export function skipsPcsc(group: string): boolean {
  const missing = missingForPcsc();
  if (missing === undefined) return false;
  if (process.env['KARTA_REQUIRE']?.includes('pcsc')) throw new Error(`${group} can't run: ${missing}`);
  process.stdout.write(`skipped: ${group}; ${missing}\n`);
  return true;
}

/** A running pcscd with vpcd, for one holder at a time on the whole machine. */
export class Pcscd {
  readonly #lock: Server;
  readonly #waiting = new Set<Socket>();
  #daemon: ChildProcess | undefined;

  private constructor(lock: Server) {
    this.#lock = lock;
    lock.on('connection', (socket) => {
      socket.on('error', () => socket.destroy());
      this.#waiting.add(socket);
    });
  }

  /** Waits for its turn; uses the pcscd that runs, else starts one in the foreground. */
  static async acquire(): Promise<Pcscd> {
    const pcscd = new Pcscd(await lockVpcd());
    if ((await checkSocket(SOCKET)) !== undefined) await pcscd.start();
    return pcscd;
  }

  /** Started here, so that a test may kill it. */
  get ours(): boolean {
    return this.#daemon !== undefined;
  }

  /** Settles when it answers. It ends by itself a minute after its last client, should we be killed. */
  async start(): Promise<void> {
    this.#daemon = spawn(DAEMON, ['--foreground', '--auto-exit'], { stdio: 'ignore' });
    while ((await checkSocket(SOCKET)) !== undefined) {
      if (this.#daemon.exitCode !== null) throw new Error(`pcscd ended with ${this.#daemon.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const daemon = this.#daemon;
    this.#daemon = undefined;
    if (daemon === undefined || daemon.exitCode !== null || daemon.signalCode !== null) return;
    const ended = once(daemon, 'exit');
    daemon.kill(signal);
    await ended;
  }

  /** Stops what was started and lets the next one in. */
  async release(): Promise<void> {
    await this.end('SIGTERM');
    const closed = once(this.#lock, 'close');
    this.#lock.close();
    for (const socket of this.#waiting) socket.destroy();
    await closed;
  }
}

async function lockVpcd(): Promise<Server> {
  for (;;) {
    const server = createServer();
    server.listen(LOCK_PORT, '127.0.0.1');
    // Not by `once` of node:events: it rejects on `error`, and a taken port is what we wait for.
    const taken = await new Promise<boolean>((resolve) => {
      server.once('listening', () => resolve(false));
      server.once('error', () => resolve(true));
    });
    if (!taken) return server;
    await holderGone();
  }
}

/** The holder keeps our connection until it lets go or ends. */
function holderGone(): Promise<void> {
  return new Promise((resolve) => {
    const socket = createConnection(LOCK_PORT, '127.0.0.1');
    socket.on('error', () => socket.destroy());
    socket.once('close', () => resolve());
    socket.resume();
  });
}
