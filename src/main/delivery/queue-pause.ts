import type { WrongSetting } from '../../domain/wrong-setting.ts';

/** Every application would get the same answer: so long nobody is asked, unless a person wants it. */
const PAUSE_MS = 300_000;

interface Clocks {
  /** Epoch ms. */
  readonly now: () => number;
  /** Milliseconds by a clock that never jumps, from any zero. */
  readonly elapsed: () => number;
}

/** Key or region code were not accepted: all wait, and one asks from time to time. */
export class QueuePause {
  readonly #clocks: Clocks;
  #pause: { readonly until: number; readonly why: WrongSetting } | undefined;
  /** Met the wrong setting last; should only its own request be turned away, another one finds out. */
  #metBy: number | undefined;
  #isJustOver = false;

  constructor(clocks: Clocks) {
    this.#clocks = clocks;
  }

  get why(): WrongSetting | undefined {
    return this.#pause?.why;
  }

  get metBy(): number | undefined {
    return this.#metBy;
  }

  get mayProbe(): boolean {
    return this.#pause === undefined || this.#pause.until <= this.#clocks.elapsed();
  }

  /** When the next probe is due, epoch ms. */
  get until(): number {
    if (this.#pause === undefined) return this.#clocks.now();
    return this.#clocks.now() + this.#pause.until - this.#clocks.elapsed();
  }

  begin(why: WrongSetting, metBy: number): void {
    this.#pause = { until: this.#clocks.elapsed() + PAUSE_MS, why };
    this.#metBy = metBy;
    this.#isJustOver = false;
  }

  /** The probe brought no answer: the next one has its time. */
  prolong(): void {
    if (this.#pause) this.#pause = { ...this.#pause, until: this.#clocks.elapsed() + PAUSE_MS };
  }

  end(): void {
    this.#isJustOver = this.#pause !== undefined;
    this.#pause = undefined;
    this.#metBy = undefined;
  }

  /** True once behind a pause: those that it put off are due then. */
  takeJustOver(): boolean {
    const isJustOver = this.#isJustOver;
    this.#isJustOver = false;
    return isJustOver;
  }
}
