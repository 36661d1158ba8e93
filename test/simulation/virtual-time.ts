interface Planned {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/**
 * Time that stands still until everything has settled and then leaps to the next thing planned. Nothing
 * in a schedule waits for anything else, so its order depends on its seed alone.
 */
export class VirtualTime {
  /** Milliseconds since the schedule began. */
  elapsed = 0;
  readonly #planned: Planned[] = [];
  #order = 0;

  after(delayMs: number, run: () => void): void {
    const planned = { at: this.elapsed + Math.max(0, delayMs), order: this.#order, run };
    this.#order += 1;
    let place = this.#planned.length;
    // Soonest last; of two at the same time the one planned first.
    while (place > 0 && isSooner(this.#planned[place - 1], planned)) place -= 1;
    this.#planned.splice(place, 0, planned);
  }

  /** Runs all that is planned until then, letting promises settle in between; `stop` ends it early. */
  async runUntil(elapsed: number, stop: () => boolean): Promise<void> {
    await settled();
    while (!stop()) {
      const next = this.#planned.at(-1);
      if (next === undefined || next.at > elapsed) break;
      this.#planned.pop();
      this.elapsed = next.at;
      next.run();
      await settled();
    }
    if (!stop()) this.elapsed = Math.max(this.elapsed, elapsed);
  }
}

function isSooner(one: Planned | undefined, other: Planned): boolean {
  if (one === undefined) return false;
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

/** All promises that can go on without time have gone on: they are done before a new task begins. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** A sleep that time ends or a signal; whoever is gone by then is not woken. */
export function sleepIn(time: VirtualTime, isAlive: () => boolean) {
  return (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const end = (): void => {
        if (isAlive()) resolve();
      };
      signal?.addEventListener('abort', end, { once: true });
      time.after(milliseconds, end);
    });
}
