/** When a request for each row of the journal last left, by the clock that never jumps. */
export class LastSent {
  readonly #elapsed: () => number;
  readonly #at = new Map<number, number>();
  /** Of one that was sent before the start nobody knows more than that. */
  readonly #startedAt: number;

  constructor(elapsed: () => number) {
    this.#elapsed = elapsed;
    this.#startedAt = elapsed();
  }

  /** Told when the answer is there or given up: what may land later is counted from when nobody listens. */
  mark(id: number): void {
    this.#at.set(id, this.#elapsed());
  }

  sinceMs(id: number): number {
    return this.#elapsed() - (this.#at.get(id) ?? this.#startedAt);
  }
}
