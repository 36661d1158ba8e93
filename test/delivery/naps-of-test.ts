/** Sleep of a fake clock: tells how long somebody wants to sleep, and ends it when the test says so. */
export class NapsOfTest {
  readonly #clock: { now: number };
  readonly #begun: number[] = [];
  #told: (() => void) | undefined;
  #current: { readonly milliseconds: number; readonly end: () => void } | undefined;

  constructor(clock: { now: number }) {
    this.#clock = clock;
  }

  readonly sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    this.#begun.push(milliseconds);
    this.#told?.();
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      this.#current = { milliseconds, end: resolve };
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  };

  /** How long the next sleep is to be, as soon as it begins. */
  async next(): Promise<number> {
    const begun = this.#begun.shift();
    if (begun !== undefined) return begun;
    await new Promise<void>((resolve) => {
      this.#told = resolve;
    });
    this.#told = undefined;
    return this.next();
  }

  /** The time of the sleep has gone by. */
  end(): void {
    if (this.#current === undefined) throw new Error('nobody sleeps');
    this.#clock.now += this.#current.milliseconds;
    this.#current.end();
  }
}
