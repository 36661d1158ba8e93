import type { Outcome } from '../../domain/outcome.ts';
import type { Reach } from '../../domain/reach.ts';
import type { WrongSetting } from '../../domain/wrong-setting.ts';
import type { Journal } from '../journal/journal.ts';
import type { Delivery } from './delivery.ts';
import { deliverDue, type RoundOptions, runOne, wrongSettingOf } from './delivery-round.ts';
import { DueClock } from './due-clock.ts';
import { LineBack } from './line-back.ts';
import { isAnswer, probe } from './probe.ts';
import { QueuePause } from './queue-pause.ts';
import { SetAsideUntilStart } from './set-aside.ts';

const SHORTEST_NAP_MS = 1_000;
const LONGEST_NAP_MS = 60_000;
/** Behind an outage what it kept goes out within this time, not all at once: a whole region was cut off. */
const BACK_WITHIN_MS = 60_000;

export interface DeliveryLoopParts {
  readonly journal: Journal;
  readonly delivery: Delivery;
  /** Epoch ms. */
  readonly now: () => number;
  /** Milliseconds by a clock that never jumps, from any zero. */
  readonly elapsed: () => number;
  /** Uniform in [-1, 1]. */
  readonly skew: () => number;
  /** Ends early, without a throw, when `signal` aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** An application that a bug made throw; it is left alone until the next start. */
  readonly onFault?: (applicationId: number, error: unknown) => void;
  /** The loop has stopped by itself, as a rule with a `JournalFault`; `start` begins anew. */
  readonly onStopped?: (error: unknown) => void;
  /** What `state` or `setAside` tells has changed. */
  readonly onChanged?: () => void;
}

export type RoundEnd = 'done' | 'setting_is_wrong' | 'stopped';

export type LoopState =
  | { readonly status: 'running' }
  /** One application asks again at `until` (epoch ms); nothing else is sent until it is answered. */
  | { readonly status: 'paused'; readonly until: number; readonly why: WrongSetting }
  | { readonly status: 'stopped' };

type AskedFor = Pick<RoundOptions, 'ignoreBackOff'>;

/** Sends by itself whatever is due, a round at a time, and sleeps in between until something is. */
export class DeliveryLoop {
  readonly #parts: DeliveryLoopParts;
  readonly #pause: QueuePause;
  readonly #clock: DueClock;
  readonly #line = new LineBack();
  readonly #faulty: SetAsideUntilStart;
  readonly #runs = new Set<Promise<void>>();
  /** Absent while the loop does not run. */
  #stop: AbortController | undefined;
  #cycle: Promise<void> = Promise.resolve();
  /** Settles with the round that was begun last: the next one waits for it. */
  #lastRound: Promise<unknown> = Promise.resolve();
  #asked: Promise<RoundEnd> | undefined;
  #nap = new AbortController();

  constructor(parts: DeliveryLoopParts) {
    this.#parts = parts;
    this.#pause = new QueuePause(parts);
    this.#clock = new DueClock(parts);
    this.#faulty = new SetAsideUntilStart((id, error) => {
      parts.onFault?.(id, error);
      parts.onChanged?.();
    });
  }

  state(): LoopState {
    if (this.#stop === undefined) return { status: 'stopped' };
    const { why, until } = this.#pause;
    return why === undefined ? { status: 'running' } : { status: 'paused', until, why };
  }

  /** Applications that a bug has made throw; all others go on. */
  setAside(): readonly number[] {
    return this.#faulty.ids;
  }

  /** Harmless when it runs already. */
  start(): void {
    if (this.#stop) return;
    this.#pause.end();
    this.#line.begin();
    this.#faulty.clear();
    this.#stop = new AbortController();
    this.#cycle = this.#goRound(this.#stop);
    this.#parts.onChanged?.();
  }

  /**
   * Something has changed: looks what is due at once, and begins with that application without waiting
   * for a round under way. In a pause it waits for the probe. Nothing happens while the loop does not run.
   */
  wake(applicationId?: number): void {
    if (this.#stop === undefined) return;
    this.#nap.abort();
    if (applicationId === undefined || this.#pause.why || this.#faulty.has(applicationId)) return;
    const run = this.#runAlone(applicationId, this.#stop).finally(() => {
      this.#runs.delete(run);
      // What it has left may be due before the loop, which did not see it, would look again.
      this.#nap.abort();
    });
    this.#runs.add(run);
  }

  /**
   * A round now, for a person who asks: no back-off holds it back with `ignoreBackOff`, and in a pause its
   * probe comes at once. Waits for the round under way; who asks meanwhile gets the same one. Throws `JournalFault`.
   */
  round(options: AskedFor): Promise<RoundEnd> {
    if (this.#stop === undefined) return Promise.resolve('stopped');
    const begun = (): void => {
      this.#asked = undefined;
    };
    this.#asked ??= this.#deliver(options, this.#stop, begun).finally(() => this.#nap.abort());
    return this.#asked;
  }

  /** What a single attempt beside the loop has met: it begins a pause or ends it. */
  heard(applicationId: number, outcome: Outcome): void {
    this.#hear(applicationId, outcome);
    if (this.#pause.why && isAnswer(outcome) && wrongSettingOf(outcome) === undefined) this.#endPause();
  }

  /** Somebody asked the Department beside the queue: an answer says that key and region code are taken. */
  probed(reach: Reach): void {
    if (reach.ok && this.#pause.why) this.#endPause();
    if (this.#line.probed(reach)) this.#nap.abort();
  }

  /** No new step begins; settles when those under way have their outcome. */
  async stop(): Promise<void> {
    this.#stop?.abort();
    this.#stop = undefined;
    this.#nap.abort();
    await Promise.allSettled([this.#cycle, this.#lastRound, ...this.#runs]);
  }

  async #goRound(stop: AbortController): Promise<void> {
    try {
      this.#clock.begin();
      while (!stop.signal.aborted) {
        // Before the round: what wakes the loop while it works is not slept over.
        const nap = new AbortController();
        this.#nap = nap;
        this.#clock.follow();
        this.#parts.delivery.endLeftOpen(this.#faulty);
        if (this.#pause.mayProbe) await this.#deliver({}, stop);
        if (stop.signal.aborted) return;
        this.#bringForward();
        await this.#parts.sleep(this.#napMs(), nap.signal);
      }
    } catch (error) {
      this.#breakOff(stop, error);
    }
  }

  /** One round after another, never two at once. */
  #deliver(options: AskedFor, stop: AbortController, begun?: () => void): Promise<RoundEnd> {
    const round = this.#lastRound.then(async (): Promise<RoundEnd> => {
      begun?.();
      if (stop.signal.aborted) return 'stopped';
      if (this.#pause.why && !(await this.#probe(options, stop))) return 'setting_is_wrong';
      return this.#deliverAll(options, stop);
    });
    this.#lastRound = round.catch((error: unknown) => this.#breakOff(stop, error));
    return round;
  }

  #deliverAll(asked: AskedFor, stop: AbortController): Promise<RoundEnd> {
    const { journal, delivery, now } = this.#parts;
    const options: RoundOptions = {
      ...asked,
      afterPause: this.#pause.takeJustOver(),
      signal: this.#untilPause(stop),
      onOutcome: (id, outcome) => this.#hear(id, outcome),
    };
    return deliverDue(journal, delivery, now(), options, this.#faulty);
  }

  /** True where the pause is over. */
  async #probe(options: AskedFor, { signal }: AbortController): Promise<boolean> {
    const { journal, delivery, now } = this.#parts;
    const { metBy } = this.#pause;
    const probed = await probe(
      journal,
      delivery,
      { now: now(), metBy },
      { ...options, signal },
      this.#faulty,
    );
    if (probed) this.heard(probed.applicationId, probed.outcome);
    if (probed && this.#pause.why) this.#pause.prolong();
    return this.#pause.why === undefined;
  }

  async #runAlone(id: number, stop: AbortController): Promise<void> {
    const signal = this.#untilPause(stop);
    const onOutcome = (outcome: Outcome): void => this.#hear(id, outcome);
    try {
      await runOne(this.#parts.delivery, id, { signal, onOutcome }, this.#faulty);
    } catch (error) {
      this.#breakOff(stop, error);
    }
  }

  /** Whoever meets the wrong setting, nobody begins a further step. */
  #untilPause(stop: AbortController): Pick<AbortSignal, 'aborted'> {
    const pause = this.#pause;
    return {
      get aborted() {
        return stop.signal.aborted || pause.why !== undefined;
      },
    };
  }

  /** Whoever hears it: all wait for a setting, or those that found no line need not wait any more. */
  #hear(applicationId: number, outcome: Outcome): void {
    const why = wrongSettingOf(outcome);
    if (why !== undefined) this.#beginPause(why, applicationId);
    this.#line.heard(outcome);
  }

  #bringForward(): void {
    if (!this.#line.takeBack()) return;
    const { journal, now, skew, onChanged } = this.#parts;
    const moved = journal.bringForward(BACK_WITHIN_MS, () => (1 + skew()) / 2, now());
    if (moved > 0) onChanged?.();
  }

  #beginPause(why: WrongSetting, applicationId: number): void {
    this.#pause.begin(why, applicationId);
    this.#parts.onChanged?.();
  }

  #endPause(): void {
    this.#pause.end();
    this.#nap.abort();
    this.#parts.onChanged?.();
  }

  /** What is left is a failed disk or a bug: to go on would be to send without a journal. */
  #breakOff(stop: AbortController, error: unknown): void {
    if (stop.signal.aborted) return;
    stop.abort();
    this.#stop = undefined;
    this.#nap.abort();
    this.#parts.onStopped?.(error);
    this.#parts.onChanged?.();
  }

  #napMs(): number {
    const { journal, now } = this.#parts;
    const dueAt = Math.max(journal.nextDueAt() ?? Number.POSITIVE_INFINITY, this.#pause.until);
    return Math.min(Math.max(dueAt - now(), SHORTEST_NAP_MS), LONGEST_NAP_MS);
  }
}
