import type { ApplicationState } from '../../domain/application.ts';
import type { Journal } from '../journal/journal.ts';
import type { Delivery, RunOptions } from './delivery.ts';
import { deliverDue, runOne, type SetAside, settingIsWrong } from './delivery-round.ts';

const SHORTEST_NAP_MS = 1_000;
const LONGEST_NAP_MS = 60_000;
/** Every application would get the same answer: so long nobody is asked, unless a person wants it. */
const PAUSE_MS = 300_000;

export interface DeliveryLoopParts {
  readonly journal: Journal;
  readonly delivery: Delivery;
  /** Epoch ms. */
  readonly now: () => number;
  /** Ends early, without a throw, when `signal` aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** An application that a bug made throw; it is left alone until the next start. */
  readonly onFault?: (applicationId: number, error: unknown) => void;
  /** The loop has stopped by itself, as a rule with a `JournalFault`; `start` begins anew. */
  readonly onStopped?: (error: unknown) => void;
}

export type RoundEnd = 'done' | 'setting_is_wrong' | 'stopped';

/** Sends by itself whatever is due, a round at a time, and sleeps in between until something is. */
export class DeliveryLoop {
  readonly #parts: DeliveryLoopParts;
  readonly #faulty = new Set<number>();
  readonly #setAside: SetAside;
  readonly #runs = new Set<Promise<void>>();
  /** Absent while the loop does not run. */
  #stop: AbortController | undefined;
  #cycle: Promise<void> = Promise.resolve();
  /** Settles with the round that was begun last: the next one waits for it. */
  #lastRound: Promise<unknown> = Promise.resolve();
  #asked: Promise<RoundEnd> | undefined;
  #pausedUntil = 0;
  #nap = new AbortController();

  constructor(parts: DeliveryLoopParts) {
    this.#parts = parts;
    this.#setAside = {
      has: (id) => this.#faulty.has(id),
      add: (id, error) => {
        if (this.#faulty.has(id)) return;
        this.#faulty.add(id);
        parts.onFault?.(id, error);
      },
    };
  }

  /** Harmless when it runs already. */
  start(): void {
    if (this.#stop) return;
    this.#pausedUntil = 0;
    this.#faulty.clear();
    this.#stop = new AbortController();
    this.#cycle = this.#goRound(this.#stop);
  }

  /**
   * Something has changed: looks what is due at once, and begins with that application without waiting
   * for a round under way. A pause holds for all others. Nothing happens while the loop does not run.
   */
  wake(applicationId?: number): void {
    if (this.#stop === undefined) return;
    this.#nap.abort();
    if (applicationId === undefined || this.#faulty.has(applicationId)) return;
    const run = this.#runAlone(applicationId, this.#stop).finally(() => this.#runs.delete(run));
    this.#runs.add(run);
  }

  /**
   * A round now, for a person who asks: no pause holds it back and, with `ignoreBackOff`, no back-off.
   * Waits for the round under way; who asks meanwhile gets the same one. Throws `JournalFault`.
   */
  round(options: Pick<RunOptions, 'ignoreBackOff'>): Promise<RoundEnd> {
    if (this.#stop === undefined) return Promise.resolve('stopped');
    const begun = (): void => {
      this.#asked = undefined;
    };
    this.#asked ??= this.#deliver(options, this.#stop, begun).finally(() => this.#nap.abort());
    return this.#asked;
  }

  /** No new step begins; settles when those under way have their outcome. */
  async stop(): Promise<void> {
    this.#stop?.abort();
    this.#stop = undefined;
    this.#nap.abort();
    await Promise.allSettled([this.#cycle, this.#lastRound, ...this.#runs]);
  }

  async #goRound(stop: AbortController): Promise<void> {
    while (!stop.signal.aborted) {
      // Before the round: what wakes the loop while it works is not slept over.
      const nap = new AbortController();
      this.#nap = nap;
      try {
        if (this.#parts.now() >= this.#pausedUntil) await this.#deliver({}, stop);
        if (!stop.signal.aborted) await this.#parts.sleep(this.#napMs(), nap.signal);
      } catch (error) {
        this.#breakOff(stop, error);
      }
    }
  }

  /** One round after another, never two at once. */
  #deliver(options: RunOptions, stop: AbortController, begun?: () => void): Promise<RoundEnd> {
    const round = this.#lastRound.then(async (): Promise<RoundEnd> => {
      begun?.();
      if (stop.signal.aborted) return 'stopped';
      const { journal, delivery, now } = this.#parts;
      const all = { ...options, signal: stop.signal };
      const end = await deliverDue(journal, delivery, now(), all, this.#setAside);
      this.#pausedUntil = end === 'setting_is_wrong' ? now() + PAUSE_MS : 0;
      return end;
    });
    this.#lastRound = round.catch((error: unknown) => this.#breakOff(stop, error));
    return round;
  }

  async #runAlone(id: number, stop: AbortController): Promise<void> {
    const { journal, delivery } = this.#parts;
    try {
      const before = journal.steps(id).length;
      const application = await runOne(delivery, id, { signal: stop.signal }, this.#setAside);
      if (application && journal.steps(id).length > before) this.#learn(application.state);
    } catch (error) {
      this.#breakOff(stop, error);
    }
  }

  /** One that the Department has judged ends the pause for all; one that met the wrong setting begins it. */
  #learn(state: ApplicationState): void {
    const now = this.#parts.now();
    const isPaused = now < this.#pausedUntil;
    if (settingIsWrong(state)) {
      if (!isPaused) this.#pausedUntil = now + PAUSE_MS;
    } else if (isPaused && (state.status !== 'due' || state.reason === undefined)) {
      this.#pausedUntil = 0;
      this.#nap.abort();
    }
  }

  /** What is left is a failed disk or a bug: to go on would be to send without a journal. */
  #breakOff(stop: AbortController, error: unknown): void {
    if (stop.signal.aborted) return;
    stop.abort();
    this.#stop = undefined;
    this.#nap.abort();
    this.#parts.onStopped?.(error);
  }

  #napMs(): number {
    const { journal, now } = this.#parts;
    const dueAt = Math.max(journal.nextDueAt() ?? Number.POSITIVE_INFINITY, this.#pausedUntil);
    return Math.min(Math.max(dueAt - now(), SHORTEST_NAP_MS), LONGEST_NAP_MS);
  }
}
