import { LONGEST_BACK_OFF_MS } from '../../domain/back-off.ts';
import type { Journal } from '../journal/journal.ts';

interface DueClockParts {
  readonly journal: Journal;
  /** Epoch ms. */
  readonly now: () => number;
  /** Milliseconds by a clock that never jumps, from any zero. */
  readonly elapsed: () => number;
}

/** Clocks are corrected by less than this all the time. */
const MOST_DRIFT_MS = 2_000;

/**
 * Due times are told by the wall clock, for they outlive the program. Where that clock is put back
 * they move with it, or all would wait for as long as it went back. Put forward it only makes things
 * due: what must not come early is timed by the other clock.
 */
export class DueClock {
  readonly #parts: DueClockParts;
  #wallMs: number;
  #elapsedMs: number;

  constructor(parts: DueClockParts) {
    this.#parts = parts;
    this.#wallMs = parts.now();
    this.#elapsedMs = parts.elapsed();
  }

  /** At the start: the clock may have been put back while nobody looked. */
  begin(): void {
    this.#jumpedMs();
    this.#bringNear();
  }

  /** Between rounds. */
  follow(): void {
    const jumpedMs = this.#jumpedMs();
    if (jumpedMs < -MOST_DRIFT_MS) this.#parts.journal.moveDue(jumpedMs, this.#wallMs);
    // A clock that went forth and back in between has told times, too.
    this.#bringNear();
  }

  /** Nothing waits longer than the longest back-off, so whatever seems to was told by a wrong clock. */
  #bringNear(): void {
    const { journal, now } = this.#parts;
    const tooFarMs = (journal.lastDueAt() ?? 0) - now() - LONGEST_BACK_OFF_MS;
    if (tooFarMs > 0) journal.moveDue(-tooFarMs, now());
  }

  /** Since it was last asked. */
  #jumpedMs(): number {
    const wentByMs = this.#parts.elapsed() - this.#elapsedMs;
    const shownMs = this.#parts.now() - this.#wallMs;
    this.#elapsedMs += wentByMs;
    this.#wallMs += shownMs;
    return Math.round(shownMs - wentByMs);
  }
}
