import { LONGEST_BACK_OFF_MS } from '../../domain/back-off.ts';
import type { Reach } from '../../domain/reach.ts';
import { isWrongSetting, type WrongSetting } from '../../domain/wrong-setting.ts';
import type { ListOutcome } from '../department/reverse-department.ts';
import type { Published } from './publication.ts';
import { reachOfAnswer } from './reach-of-answer.ts';
import { recoverOperations } from './recover-operations.ts';
import type { ReverseParts } from './reverse-parts.ts';
import { type RoundOptions, type RoundReport, roundWithoutList, wholeRound } from './reverse-round.ts';
import { shortenWaits } from './shorten-waits.ts';

/** Regulation, 2.2 step 1; a tenth more or less for each kiosk, so that a region does not ask all at once. */
const APART_MS = 300_000;
const WIDEST_SKEW = 0.1;
const SHORTEST_NAP_MS = 1_000;
const LONGEST_NAP_MS = 60_000;
/** Behind too many requests without a word of when there may be more, and behind a round that was cut short. */
const REST_MS = 60_000;
/** Clocks are corrected by less than this all the time. */
const MOST_DRIFT_MS = 2_000;

export interface ReverseLoopParts extends ReverseParts {
  /** This workplace asks for the list; else it only goes on with what it took in once. */
  readonly polls: boolean;
  /** Ends early, without a throw, when `signal` aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** What an answer has shown of the way to the Department. */
  readonly onReach?: (reach: Reach) => void;
  /** The loop has stopped by itself, as a rule with a `JournalFault`; `start` begins anew. */
  readonly onStopped?: (error: unknown) => void;
  /** What `state` tells has changed. */
  readonly onChanged?: () => void;
}

export interface ReverseState {
  /** `off`: this workplace asks for no list. */
  readonly status: 'off' | 'running' | 'paused' | 'stopped';
  /** When a list was last had whole and saved, epoch ms. */
  readonly lastSuccessAt?: number;
  /** A setting is not taken; the next list asks whether it is again. */
  readonly why?: WrongSetting;
}

type AskedFor = Pick<RoundOptions, 'ignoreBackOff'>;

/** Takes in by itself what was done on the Department's side, a round at a time; two never overlap. */
export class ReverseLoop {
  readonly #parts: ReverseLoopParts;
  #stop = new AbortController();
  #isRunning = false;
  #cycle: Promise<void> = Promise.resolve();
  /** Settles with the round that was begun last: the next one waits for it. */
  #lastRound: Promise<unknown> = Promise.resolve();
  #asked: Promise<RoundReport> | undefined;
  #nap = new AbortController();
  #why: WrongSetting | undefined;
  /** All by `elapsed`. */
  #listDueAt = Number.NEGATIVE_INFINITY;
  #notBefore = Number.NEGATIVE_INFINITY;
  /** What is due goes on: one that met nobody would only have the next one meet nobody. */
  #goesOnAt = Number.NEGATIVE_INFINITY;
  /** Due times were told by a clock that was put back since, or may have been while nobody looked. */
  #isClockBack = true;
  #clockAhead = 0;

  constructor(parts: ReverseLoopParts) {
    this.#parts = parts;
    this.#clockAhead = parts.now() - parts.elapsed();
  }

  state(): ReverseState {
    const { lastSuccessAt } = this.#parts.inbox.poll();
    const why = this.#why;
    return {
      status: this.#status(),
      ...(lastSuccessAt !== undefined && { lastSuccessAt }),
      ...(why !== undefined && { why }),
    };
  }

  /** Harmless when it runs already. */
  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#stop = new AbortController();
    this.#why = undefined;
    this.#listDueAt = this.#parts.elapsed();
    this.#cycle = this.#go(this.#stop);
    this.#parts.onChanged?.();
  }

  /** Something is due that was not: a person has decided. Nothing happens while the loop does not run. */
  wake(): void {
    this.#nap.abort();
  }

  /**
   * A whole round now, for a person who asks, whether the loop runs or not. Waits for the round under way; who
   * asks meanwhile gets the same one. Throws `JournalFault`.
   */
  round(options: AskedFor = {}): Promise<RoundReport> {
    const begun = (): void => {
      this.#asked = undefined;
    };
    this.#asked ??= this.#run(() => this.#whole(options, begun));
    return this.#asked;
  }

  /** No further request begins; settles when the one under way has its answer. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#isRunning = false;
    this.#nap.abort();
    await Promise.allSettled([this.#cycle, this.#lastRound]);
  }

  #status(): ReverseState['status'] {
    if (!this.#isRunning) return 'stopped';
    if (this.#why !== undefined) return 'paused';
    return this.#parts.polls ? 'running' : 'off';
  }

  async #go(stop: AbortController): Promise<void> {
    while (!stop.signal.aborted) {
      // Before the round: what wakes the loop while it works is not slept over.
      const nap = new AbortController();
      this.#nap = nap;
      try {
        await this.#roundInTime();
        if (!stop.signal.aborted) await this.#parts.sleep(this.#napMs(), nap.signal);
      } catch (error) {
        return this.#breakOff(stop, error);
      }
    }
  }

  async #roundInTime(): Promise<void> {
    const { elapsed } = this.#parts;
    if (elapsed() < this.#notBefore) return;
    this.#followClock();
    if (elapsed() >= this.#listDueAt) await this.#run(() => this.#wholeWhereWanted());
    else if (this.#mayGoOn() && this.#isDue()) await this.#run(() => this.#withoutList());
  }

  /** One after another, never two at once; so what is under way now is what a failed disk has left so. */
  #run(round: () => Promise<RoundReport>): Promise<RoundReport> {
    const { inbox, now, skew } = this.#parts;
    const run = this.#lastRound.then(() => {
      recoverOperations(inbox, now, skew);
      return round();
    });
    this.#lastRound = run.catch(() => undefined);
    return run;
  }

  /** A workplace that does not poll asks only to learn what became of what it has published. */
  #wholeWhereWanted(): Promise<RoundReport> {
    const { polls, inbox } = this.#parts;
    if (polls || inbox.inState('accept_unclear', 1).length > 0) return this.#whole({});
    this.#putOffList();
    return this.#withoutList();
  }

  async #whole(asked: AskedFor, begun?: () => void): Promise<RoundReport> {
    begun?.();
    this.#putOffList();
    const report = this.#reported(await wholeRound(this.#parts, await this.#options(asked)));
    this.#parts.onChanged?.();
    return report;
  }

  async #withoutList(): Promise<RoundReport> {
    return this.#reported(await roundWithoutList(this.#parts, await this.#options({})));
  }

  #reported(report: RoundReport): RoundReport {
    this.#goesOnAt = report.isCutShort ? this.#parts.elapsed() + REST_MS : Number.NEGATIVE_INFINITY;
    return report;
  }

  #mayGoOn(): boolean {
    return this.#why === undefined && this.#parts.elapsed() >= this.#goesOnAt;
  }

  async #options({ ignoreBackOff = this.#isClockBack }: AskedFor): Promise<RoundOptions> {
    if (this.#isClockBack) await shortenWaits(this.#parts);
    this.#isClockBack = false;
    return { ignoreBackOff, signal: this.#stop.signal, onOutcome: (outcome) => this.#hear(outcome) };
  }

  #putOffList(): void {
    const { elapsed, skew } = this.#parts;
    this.#listDueAt = elapsed() + APART_MS * (1 + WIDEST_SKEW * skew());
  }

  #hear(outcome: ListOutcome | Published): void {
    if (outcome === undefined) return;
    const reach = reachOfAnswer(outcome);
    if (reach) this.#parts.onReach?.(reach);
    if (outcome.class === 'not_processed' && outcome.reason === 'too_many_requests') {
      this.#notBefore = this.#parts.elapsed() + (outcome.retryAfterMs ?? REST_MS);
    }
    const before = this.#why;
    if (outcome.class === 'not_processed' && isWrongSetting(outcome.reason)) this.#why = outcome.reason;
    else if (reach?.ok) this.#why = undefined;
    if (this.#why !== before) this.#parts.onChanged?.();
  }

  #isDue(): boolean {
    const { inbox, now } = this.#parts;
    return this.#isClockBack || (inbox.nextDueAt() ?? Number.POSITIVE_INFINITY) <= now();
  }

  #followClock(): void {
    const ahead = this.#parts.now() - this.#parts.elapsed();
    if (ahead < this.#clockAhead - MOST_DRIFT_MS || this.#waitsTooLong()) this.#isClockBack = true;
    this.#clockAhead = ahead;
  }

  /** A clock that went forth and back between two looks has told times, too. */
  #waitsTooLong(): boolean {
    const { inbox, now, lateLandingMs } = this.#parts;
    const longestMs = Math.max(LONGEST_BACK_OFF_MS, lateLandingMs);
    return (inbox.lastDueAt() ?? 0) > now() + longestMs;
  }

  #napMs(): number {
    const { inbox, now, elapsed } = this.#parts;
    const listInMs = this.#listDueAt - elapsed();
    const dueInMs = (inbox.nextDueAt() ?? Number.POSITIVE_INFINITY) - now();
    const goesOnInMs =
      this.#why === undefined ? Math.max(dueInMs, this.#goesOnAt - elapsed()) : LONGEST_NAP_MS;
    const waitMs = Math.max(Math.min(listInMs, goesOnInMs), this.#notBefore - elapsed());
    return Math.min(Math.max(waitMs, SHORTEST_NAP_MS), LONGEST_NAP_MS);
  }

  /** What is left is a failed disk or a bug: to go on would be to publish without a journal. */
  #breakOff(stop: AbortController, error: unknown): void {
    if (stop.signal.aborted) return;
    stop.abort();
    this.#isRunning = false;
    this.#parts.onStopped?.(error);
    this.#parts.onChanged?.();
  }
}
