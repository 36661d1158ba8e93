import type { Timers } from '../../src/main/reader/timers.ts';

/** Time that stands still until a test moves it. */
export class FakeTimers implements Timers {
  #now = 0;
  #waiting: { readonly at: number; readonly callback: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(delayMs: number, callback: () => void): () => void {
    const timer = { at: this.#now + delayMs, callback };
    this.#waiting.push(timer);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== timer);
    };
  }

  /** How many callbacks still wait for their time. */
  get pending(): number {
    return this.#waiting.length;
  }

  /** Moves the time and calls back what falls due, each after the promises before it have settled. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (;;) {
      await settle();
      const next = this.#waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#waiting = this.#waiting.filter((other) => other !== next);
      this.#now = next.at;
      next.callback();
    }
    this.#now = until;
  }

  /** Moves the time as far as `work` needs. */
  async through<Value>(work: Promise<Value>): Promise<Value> {
    let over = false;
    const settled = work.finally(() => {
      over = true;
    });
    for (let rounds = 0; rounds < 1000 && !over; rounds += 1) await this.advance(50);
    if (!over) throw new Error('still not settled after 50 s of fake time');
    return settled;
  }
}

/** Lets every promise that can settle now do so. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
