import { setTimeout as sleep } from 'node:timers/promises';
import type { KioskRun } from './kiosk-run.ts';
import type { WireMoment } from './wire-tap.ts';

/** Kills one run: so long after its start, or after it was seen so often at one kind of moment. */
export class Aim {
  isWarm = false;
  readonly #moment: WireMoment | 'line' | undefined;
  readonly #delayMs: number;
  #left: number;
  #run: KioskRun | undefined;

  constructor(moment: WireMoment | 'line' | undefined, delayMs: number, times = 1) {
    this.#moment = moment;
    this.#delayMs = delayMs;
    this.#left = times;
  }

  at(run: KioskRun): void {
    this.#run = run;
    if (this.#moment === undefined) void this.#fire();
  }

  see(moment: WireMoment | 'line'): void {
    if (moment !== this.#moment) return;
    this.#left -= 1;
    if (this.#left === 0) void this.#fire();
  }

  async #fire(): Promise<void> {
    if (this.#delayMs > 0) await sleep(this.#delayMs);
    this.#run?.child.kill('SIGKILL');
  }
}
