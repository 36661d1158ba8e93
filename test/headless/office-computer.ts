import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Fault } from '../../src/stand/fault.ts';
import type { ServiceName } from '../../src/stand/service-name.ts';
import { type Stand, startStand } from '../../src/stand/stand.ts';
import type { inventedForm } from '../invented-form.ts';

const HEADLESS = fileURLToPath(new URL('../../out/main/headless.js', import.meta.url));
const SNILS_OF_FORM = '59492311630';

export type Line = Readonly<Record<string, unknown>>;

export interface Ended {
  readonly code: number | null;
  readonly lines: readonly Line[];
  readonly result: Line | undefined;
  readonly problems: readonly Line[];
  readonly output: string;
}

/** A workplace's data directory, a stand of the Department, and the built program between them. */
export class OfficeComputer {
  readonly folder = mkdtempSync(join(tmpdir(), 'karta-headless-'));
  readonly apiKey = randomUUID();
  /** Laid over the environment of every run. */
  environment: Record<string, string | undefined> = {};
  #stand: Stand | undefined;
  #port = 0;
  readonly #children = new Set<ChildProcess>();

  constructor() {
    onTestFinished(async () => {
      for (const child of this.#children) child.kill('SIGKILL');
      await this.standOff();
      rmSync(this.folder, { recursive: true });
    });
  }

  get stand(): Stand {
    if (this.#stand === undefined) throw new Error('the stand is off');
    return this.#stand;
  }

  /** On again, it listens where it did and remembers all. */
  async standOn(): Promise<this> {
    this.#stand = await startStand({
      file: join(this.folder, 'stand.sqlite'),
      port: this.#port,
      apiKey: this.apiKey,
      prgCode: '45',
      timeZone: 'Asia/Yekaterinburg',
      clock: Date.now,
      newId: randomUUID,
      wait: (delayMs, signal) => setTimeout(delayMs, undefined, { signal }),
    });
    this.#port = Number(new URL(this.#stand.url).port);
    return this;
  }

  async standOff(): Promise<void> {
    await this.#stand?.close();
    this.#stand = undefined;
  }

  /** The next requests of a service meet this fault. */
  async fault(service: ServiceName, fault: Fault, count = 1): Promise<void> {
    const answer = await fetch(`${this.stand.url}/admin/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ service, count, fault }),
    });
    if (answer.status !== 200) throw new Error(`the stand took no fault: ${await answer.text()}`);
  }

  get services(): (string | null)[] {
    return this.stand.requests().map(({ service }) => service);
  }

  file(form: ReturnType<typeof inventedForm> | string, name = 'application.json'): string {
    const path = join(this.folder, name);
    writeFileSync(path, typeof form === 'string' ? form : JSON.stringify(form));
    return path;
  }

  variables(): Record<string, string> {
    const all = {
      PATH: process.env['PATH'],
      KARTA_CONTOUR: 'training',
      KARTA_DATA_DIR: join(this.folder, 'data'),
      KARTA_REGION: '45-kurgan',
      KARTA_OFFICE: '12',
      KARTA_WORKPLACE: '03',
      KARTA_DEPARTMENT_URL: `http://127.0.0.1:${this.#port || 9}`,
      KARTA_API_KEY: this.apiKey,
      KARTA_PRG_CODE: '45',
      ...this.environment,
    };
    return Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
  }

  run(...words: string[]): Promise<Ended> {
    return this.start(words).ended;
  }

  /** Runs a program of the project, the built headless one unless told otherwise. */
  start(
    words: readonly string[],
    onLine: (line: Line, child: ChildProcess) => void = () => {},
    program = HEADLESS,
  ) {
    const child = spawn(process.execPath, [program, ...words], { env: this.variables() });
    this.#children.add(child);
    const texts: string[] = [];
    const lines: Line[] = [];
    createInterface({ input: child.stdout }).on('line', (text) => {
      texts.push(text);
      if (!text.startsWith('{')) return;
      const line = JSON.parse(text) as Line;
      lines.push(line);
      onLine(line, child);
    });
    const problems: string[] = [];
    createInterface({ input: child.stderr }).on('line', (text) => problems.push(text));
    const ended = new Promise<Ended>((resolve) => {
      child.once('close', (code) => {
        this.#children.delete(child);
        resolve({
          code,
          lines,
          result: lines.findLast((line) => 'result' in line),
          problems: problems.map(parsed),
          output: [...texts, ...problems].join('\n'),
        });
      });
    });
    return { child, ended };
  }
}

function parsed(text: string): Line {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return { text };
  }
}

/** The same person for the stand's tables of test persons: another SNILS and nothing else. */
export function withSnils(form: ReturnType<typeof inventedForm>, snils = SNILS_OF_FORM) {
  return { ...form, applicant: { ...form.applicant, snils } };
}
