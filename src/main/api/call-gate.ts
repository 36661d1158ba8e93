export interface CallLimits {
  /** How many may come at once. */
  readonly burst: number;
  /** How many a second in the long run. */
  readonly perSecond: number;
}

export const CALL_LIMITS: CallLimits = { burst: 60, perSecond: 20 };

/** A token bucket for one connection; `now` in epoch ms. */
export class CallGate {
  readonly #limits: CallLimits;
  readonly #now: () => number;
  #left: number;
  #filledAt: number;

  constructor(limits: CallLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
    this.#left = limits.burst;
    this.#filledAt = now();
  }

  /** Counts one; false: too many in too short a time. */
  admit(): boolean {
    this.#fill();
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  #fill(): void {
    const now = this.#now();
    // A clock that was set back gives nothing and takes nothing.
    const seconds = Math.max(0, now - this.#filledAt) / 1000;
    this.#left = Math.min(this.#limits.burst, this.#left + seconds * this.#limits.perSecond);
    this.#filledAt = now;
  }
}
