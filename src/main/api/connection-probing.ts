import type { Reach } from '../../domain/reach.ts';
import type { ConnectionWatch } from './connection-watch.ts';

/** Between two probes while the Department does not answer; a fifth more or less for each kiosk. */
const APART_MS = 60_000;
const WIDEST_SKEW = 0.2;
/** Before an answer is too old to count, so that a Department that answers is never said to be doubtful. */
const AHEAD_MS = 60_000;
/** Whatever else is shown beside the lamp and changes with time is told anew as often. */
const LONGEST_NAP_MS = 60_000;

export interface ConnectionProbingParts {
  readonly watch: ConnectionWatch;
  /** Undefined where it was cut off. */
  readonly probe: (signal: AbortSignal) => Promise<Reach | undefined>;
  /** The queue rests and asks for itself when it may go on: nobody else asks meanwhile. */
  readonly queueAsks: () => boolean;
  /** Milliseconds by a clock that never jumps. */
  readonly elapsed: () => number;
  /** Uniform in [-1, 1]. */
  readonly skew: () => number;
  /** Ends early, without a throw, when `signal` aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** What the lamp shows may have changed; heard once a minute at least. */
  readonly onLook: () => void;
}

/** Asks the Department only where nothing else has shown how it is; one probe at a time. */
export class ConnectionProbing {
  readonly #parts: ConnectionProbingParts;
  readonly #closed = new AbortController();
  #nap = new AbortController();
  #notBefore = Number.NEGATIVE_INFINITY;
  #running: Promise<void> | undefined;

  constructor(parts: ConnectionProbingParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#running ??= this.#go();
  }

  /** Something was learned of the Department: perhaps a probe can say more. */
  wake(): void {
    this.#nap.abort();
  }

  /** After the machine's sleep nothing that was known counts. */
  probeSoon(): void {
    this.#notBefore = Number.NEGATIVE_INFINITY;
    this.wake();
  }

  /** A probe under way is cut off. */
  async close(): Promise<void> {
    this.#closed.abort();
    this.wake();
    await this.#running;
  }

  async #go(): Promise<void> {
    const { sleep, onLook } = this.#parts;
    while (!this.#closed.signal.aborted) {
      // Before looking: what wakes it while it works is not slept over.
      const nap = new AbortController();
      this.#nap = nap;
      const waitMs = this.#waitMs();
      // Also what has grown old without anything happening.
      onLook();
      if (waitMs <= 0) await this.#probe();
      else await sleep(Math.min(waitMs, LONGEST_NAP_MS), nap.signal);
    }
  }

  #waitMs(): number {
    const { watch, queueAsks, elapsed } = this.#parts;
    if (queueAsks()) return LONGEST_NAP_MS;
    return Math.max(watch.freshForMs() - AHEAD_MS, this.#notBefore - elapsed());
  }

  async #probe(): Promise<void> {
    const { watch, probe, elapsed, skew, onLook } = this.#parts;
    this.#notBefore = elapsed() + APART_MS * (1 + WIDEST_SKEW * skew());
    const cutOff = new AbortController();
    const end = (): void => cutOff.abort();
    this.#closed.signal.addEventListener('abort', end);
    const reach = await probe(cutOff.signal);
    this.#closed.signal.removeEventListener('abort', end);
    if (reach === undefined || this.#closed.signal.aborted) return;
    if (reach.ok && reach.retryAfterMs !== undefined) this.#notBefore = elapsed() + reach.retryAfterMs;
    watch.takeProbe(reach);
    onLook();
  }
}
