import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FileKeyStore } from '../../src/main/journal/file-key-store.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { openJournal } from '../../src/main/journal/sqlite-journal.ts';
import type { PlannedFault } from '../../src/stand/fault-queue.ts';
import type { Policies } from '../../src/stand/policies.ts';
import { type Stand, startStand } from '../../src/stand/stand.ts';
import { installProgram } from './install-program.ts';
import { KioskRun, type Line } from './kiosk-run.ts';
import { WireTap } from './wire-tap.ts';

const SHIFTED_CLOCK = new URL('./shifted-clock.mjs', import.meta.url);
const PLACE = { contour: 'training', office: '12', workplace: '03', timeZone: 'Asia/Yekaterinburg' } as const;
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
  #dataDirectory: string;
  readonly #stand: Stand;
  readonly #apiKey: string;
  #port = 0;
  #images = 0;
  #disks = 0;

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

  /** Runs the built headless kiosk; its clock is `shiftMs` ahead, `TZ` in `more` sets the zone of its machine. */
  run(
    words: readonly string[],
    onLine: (line: Line) => void,
    shiftMs = 0,
    more: Readonly<Record<string, string>> = {},
  ): KioskRun {
    const clock = shiftMs === 0 ? [] : ['--import', SHIFTED_CLOCK.href];
    const child = spawn(process.execPath, [...clock, this.#program, ...words], {
      env: { ...this.#environment(), SHIFT_MS: String(shiftMs), ...more },
    });
    return new KioskRun(child, onLine);
  }

  /**
   * Runs `script` over a disk of that size, `$DISK`; `kiosk` is the program. What is left there is what the
   * office works on from then on.
   */
  async runOnSmallDisk(size: string, script: string): Promise<KioskRun> {
    this.#disks += 1;
    const disk = join(this.#folder, `disk-${this.#disks}`);
    const kept = join(this.#folder, `kept-${this.#disks}`);
    mkdirSync(disk);
    const mounted = [
      `mount -t tmpfs -o size=${size} tmpfs ${disk}`,
      `kiosk() { '${process.execPath}' '${this.#program}' "$@"; }`,
      script,
      `cp -r ${disk} ${kept}`,
    ].join('\n');
    const args = ['--user', '--map-root-user', '--mount', 'sh', '-c', mounted];
    this.#dataDirectory = join(disk, 'data');
    const environment = { ...this.#environment(), DISK: disk };
    const run = new KioskRun(spawn('unshare', args, { env: environment }), () => {});
    await run.ended;
    this.#dataDirectory = join(kept, 'data');
    return run;
  }

  file(form: object, name = 'application.json'): string {
    const path = join(this.#folder, name);
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

  /** Of a name beside or in the data directory: `.key` or `/journal.db`. */
  hasFile(suffix: string): boolean {
    return existsSync(this.#dataDirectory + suffix);
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

function openAt(dataDirectory: string): Journal {
  const keyStore = new FileKeyStore(dataDirectory, randomBytes);
  const opened = openJournal({ dataDirectory, keyStore, ...PLACE });
  if (!opened.ok) throw new Error(`after a kill the journal does not open: ${opened.problem.kind}`);
  return opened.value;
}
