import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { FileKeyStore } from '../../src/main/journal/file-key-store.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { openJournal } from '../../src/main/journal/sqlite-journal.ts';
import type { PlannedFault } from '../../src/stand/fault-queue.ts';
import type { Policies } from '../../src/stand/policies.ts';
import { type Stand, startStand } from '../../src/stand/stand.ts';
import { WireTap } from './wire-tap.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHIFTED_CLOCK = new URL('./shifted-clock.mjs', import.meta.url);
const PLACE = { contour: 'training', office: '12', workplace: '03', timeZone: 'Asia/Yekaterinburg' } as const;
/** As short as a profile may have them; what lands late in these runs lands within the second of them. */
const WAITS = { settleSeconds: 1, lateLandingSeconds: 2 };

export interface Line {
  readonly event?: string;
  readonly registrationNumber?: string;
  readonly result?: string;
}

interface Card {
  readonly snils: string | null;
  readonly state: string;
  readonly mifare_id: string | null;
}

/** A workplace with the built program, a stand, and a tap on the wire between them. */
export class CrashingOffice {
  readonly tap: WireTap;
  readonly #folder: string;
  readonly #program: string;
  readonly #dataDirectory: string;
  readonly #stand: Stand;
  readonly #apiKey: string;
  #port = 0;
  #images = 0;

  private constructor(folder: string, stand: Stand, apiKey: string, lingerMs: () => number) {
    this.#folder = folder;
    this.#stand = stand;
    this.#apiKey = apiKey;
    this.#program = installProgram(folder);
    this.#dataDirectory = join(folder, 'data');
    this.tap = new WireTap(Number(new URL(stand.url).port), lingerMs);
  }

  static async open(lingerMs: () => number): Promise<CrashingOffice> {
    const folder = mkdtempSync(join(tmpdir(), 'karta-crash-'));
    const apiKey = randomUUID();
    const stand = await startStand({
      file: ':memory:',
      port: 0,
      apiKey,
      prgCode: '45',
      timeZone: PLACE.timeZone,
      clock: Date.now,
      newId: randomUUID,
      wait: (delayMs, signal) => sleep(delayMs, undefined, { signal }),
    });
    const office = new CrashingOffice(folder, stand, apiKey, lingerMs);
    office.#port = await office.tap.open();
    return office;
  }

  async close(): Promise<void> {
    await this.tap.close();
    await this.#stand.close();
    rmSync(this.#folder, { recursive: true });
  }

  /** Runs the built headless kiosk; its clock is `shiftMs` ahead. */
  run(words: readonly string[], onLine: (line: Line) => void, shiftMs = 0): Run {
    const clock = shiftMs === 0 ? [] : ['--import', SHIFTED_CLOCK.href];
    const child = spawn(process.execPath, [...clock, this.#program, ...words], {
      env: { ...this.#environment(), SHIFT_MS: String(shiftMs) },
    });
    return new Run(child, onLine);
  }

  file(form: object): string {
    const path = join(this.#folder, 'application.json');
    writeFileSync(path, JSON.stringify(form));
    return path;
  }

  async setPolicies(policies: Partial<Policies>): Promise<void> {
    await this.#admin('PATCH', 'policies', policies);
  }

  async planFault(planned: Partial<PlannedFault>): Promise<void> {
    await this.#admin('POST', 'faults', planned);
  }

  async heal(): Promise<void> {
    await this.#admin('DELETE', 'faults');
  }

  async seedActiveCard(snils: string): Promise<void> {
    const card = { state: 'active', cardHash: `c0ffee${snils}`, snils };
    await this.#admin('POST', 'cards', card);
  }

  async cards(): Promise<readonly Card[]> {
    const { cards } = (await this.#admin('GET', 'state')) as { cards: Card[] };
    return cards;
  }

  /** The disk as the crash has left it, looked at beside: the next start meets it untouched. */
  openImage(): Journal | undefined {
    // Killed before there was anything.
    if (!existsSync(this.#dataDirectory)) return undefined;
    this.#images += 1;
    const image = join(this.#folder, `image-${this.#images}`);
    cpSync(this.#dataDirectory, image, { recursive: true });
    const key = `${this.#dataDirectory}.key`;
    if (existsSync(key)) cpSync(key, `${image}.key`);
    return openAt(image);
  }

  /** The journal itself, while no kiosk runs. */
  openJournal(): Journal {
    return openAt(this.#dataDirectory);
  }

  async #admin(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.#stand.url}/admin/${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (answer.status !== 200) throw new Error(`the stand refused ${path}: ${await answer.text()}`);
    return answer.json();
  }

  #environment(): Record<string, string | undefined> {
    return {
      PATH: process.env['PATH'],
      KARTA_CONTOUR: PLACE.contour,
      KARTA_DATA_DIR: this.#dataDirectory,
      KARTA_REGION: '45-kurgan',
      KARTA_OFFICE: PLACE.office,
      KARTA_WORKPLACE: PLACE.workplace,
      KARTA_DEPARTMENT_URL: `http://127.0.0.1:${this.#port}`,
      KARTA_API_KEY: this.#apiKey,
      KARTA_PRG_CODE: '45',
    };
  }
}

/** One start of the program. */
export class Run {
  readonly child: ChildProcess;
  readonly lines: Line[] = [];
  /** Resolves when the process is gone and everything it said is heard. */
  readonly ended: Promise<void>;
  #complaints = '';

  constructor(child: ChildProcess, onLine: (line: Line) => void) {
    this.child = child;
    const { stdout, stderr } = child;
    if (!stdout || !stderr) throw new Error('the program has no output');
    createInterface({ input: stdout }).on('line', (text) => {
      const line = JSON.parse(text) as Line;
      this.lines.push(line);
      onLine(line);
    });
    stderr.on('data', (text) => {
      this.#complaints += text;
    });
    this.ended = new Promise((resolve) => child.once('close', () => resolve()));
  }

  get wasKilled(): boolean {
    return this.child.signalCode === 'SIGKILL';
  }

  get complaints(): string {
    return this.#complaints;
  }
}

/** The built program with a region profile of short waits beside it: all else is as it ships. */
function installProgram(folder: string): string {
  cpSync(join(ROOT, 'out', 'main'), join(folder, 'out', 'main'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const regions = join('resources', 'regions');
  const profile = JSON.parse(readFileSync(join(ROOT, regions, '45-kurgan.json'), 'utf8'));
  profile.lostAnswers.training = WAITS;
  mkdirSync(join(folder, regions), { recursive: true });
  writeFileSync(join(folder, regions, '45-kurgan.json'), JSON.stringify(profile));
  return join(folder, 'out', 'main', 'headless.js');
}

function openAt(dataDirectory: string): Journal {
  const keyStore = new FileKeyStore(dataDirectory, randomBytes);
  const opened = openJournal({ dataDirectory, keyStore, ...PLACE });
  if (!opened.ok) throw new Error(`after a kill the journal does not open: ${opened.problem.kind}`);
  return opened.value;
}
