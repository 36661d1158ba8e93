import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Stand, startStand } from '../../src/stand/stand.ts';

const PROGRAM = fileURLToPath(new URL('../../out/main/training.js', import.meta.url));
const PRG_CODE = '45';
const WORDS = ['--host', 'browser', '--port', '0', '--no-open'];

export interface TrainingKioskOptions {
  /** As `KARTA_READER`. */
  readonly reader?: string;
  /** Fills the folder of the workplace before the program opens it. */
  readonly prepare?: (dataDirectory: string) => void;
}

/** The built program of `npm start` in a process of its own, and a Department in this one that can be spoilt. */
export class TrainingKiosk {
  readonly #apiKey = randomUUID();
  readonly #folder = mkdtempSync(join(tmpdir(), 'karta-e2e-'));
  readonly #options: TrainingKioskOptions;
  #stand: Stand | undefined;
  #standPort = 0;
  #leaveAfter: string | undefined;
  #child: ChildProcess | undefined;
  #said = '';

  private constructor(options: TrainingKioskOptions) {
    this.#options = options;
    options.prepare?.(join(this.#folder, 'data'));
  }

  /** Started, with the address that its first window opens. */
  static async open(options: TrainingKioskOptions = {}): Promise<{ kiosk: TrainingKiosk; entrance: string }> {
    const kiosk = new TrainingKiosk(options);
    await kiosk.departmentComesBack();
    return { kiosk, entrance: await kiosk.start() };
  }

  /** Starts the program on the same journal; resolves with the address that it prints. */
  async start(): Promise<string> {
    this.#said = '';
    const child = spawn(process.execPath, [PROGRAM, ...WORDS], { env: this.#environment() });
    this.#child = child;
    const hear = (text: string): void => {
      this.#said += text;
    };
    child.stderr.setEncoding('utf8').on('data', hear);
    child.stdout.setEncoding('utf8').on('data', hear);
    for (;;) {
      const [address] = /http:\S+#\S+(?=\n)/.exec(this.#said) ?? [];
      if (address !== undefined) return address;
      if (child.exitCode !== null) throw new Error(`the program has ended: ${this.#said}`);
      await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
    }
  }

  /** As by a power cut: nothing is saved that was not saved before. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
  }

  async close(): Promise<void> {
    await this.kill();
    await this.departmentGoes();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get stand(): Stand {
    if (this.#stand === undefined) throw new Error('the Department is away');
    return this.#stand;
  }

  /** What the forward flow has asked, in the order of arrival; a probe of the way there is no part of it. */
  services(): (string | null)[] {
    const asked = this.stand.requests().map(({ service }) => service);
    return asked.filter((service) => service !== 'ListOperations');
  }

  /** Nobody listens there any more; what it was told is kept. */
  async departmentGoes(): Promise<void> {
    const stand = this.#stand;
    this.#stand = undefined;
    await stand?.close();
  }

  /** At the moment when it has answered that service. */
  departmentGoesAfter(service: string): void {
    this.#leaveAfter = service;
  }

  /** At the address where it was. */
  async departmentComesBack(): Promise<void> {
    this.#leaveAfter = undefined;
    this.#stand = await startStand({
      apiKey: this.#apiKey,
      prgCode: PRG_CODE,
      file: join(this.#folder, 'stand.sqlite'),
      port: this.#standPort,
      timeZone: 'Asia/Yekaterinburg',
      clock: Date.now,
      newId: randomUUID,
      wait: (delayMs, signal) => setTimeout(delayMs, undefined, { signal }),
      onRequestEnd: ({ service }) => {
        if (service === this.#leaveAfter) void this.departmentGoes();
      },
    });
    this.#standPort = Number(new URL(this.#stand.url).port);
  }

  /** Spoils so many of its answers, or all until `mendDepartment`; see the stand's faults. */
  async spoilDepartment(fault: object, service = 'any', count?: number): Promise<void> {
    await this.#admin('POST', '/admin/faults', { service, fault, count });
  }

  mendDepartment(): Promise<void> {
    return this.#admin('DELETE', '/admin/faults');
  }

  /** Forgets residents, cards and requests. */
  resetDepartment(): Promise<void> {
    return this.#admin('POST', '/admin/reset');
  }

  #environment(): Record<string, string> {
    return {
      PATH: process.env['PATH'] ?? '',
      KARTA_CONTOUR: 'training',
      KARTA_DATA_DIR: join(this.#folder, 'data'),
      KARTA_OFFICE: '12',
      KARTA_WORKPLACE: '03',
      KARTA_READER: this.#options.reader ?? 'simulated',
      KARTA_DEPARTMENT_URL: `http://127.0.0.1:${this.#standPort}`,
      KARTA_API_KEY: this.#apiKey,
      KARTA_PRG_CODE: PRG_CODE,
    };
  }

  async #admin(method: string, path: string, body?: object): Promise<void> {
    const { ok, status } = await fetch(this.stand.url + path, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!ok) throw new Error(`the stand answers ${status} to ${method} ${path}`);
  }
}
