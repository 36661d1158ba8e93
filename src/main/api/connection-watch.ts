import type { Outcome } from '../../domain/outcome.ts';
import { type Reach, type ReachReason, reachOf, reachStageOf } from '../../domain/reach.ts';
import type { ConnectionView } from './workplace-views.ts';

export interface ConnectionClock {
  /** Epoch ms, for people. */
  readonly now: () => number;
  /** Milliseconds by a clock that never jumps, from any zero; it may stand still while the machine sleeps. */
  readonly elapsed: () => number;
}

/** An older answer says nothing of now. */
const FRESH_MS = 300_000;
/** Signatures and times on papers rest on the clock of this machine. */
const CLOCK_OFF_MS = 120_000;

interface Evidence {
  readonly reach: Reach;
  readonly at: number;
  readonly elapsedAt: number;
  /** When the stage that fails was first seen to fail. */
  readonly since: number;
  /** A probe names the reason more exactly than the outcome of a step. */
  readonly probed: boolean;
}

/** What the last outcome or probe has shown of the way to the Department, and how old that knowledge is. */
export class ConnectionWatch {
  readonly #clock: ConnectionClock;
  #last: Evidence | undefined;
  #clockOffMs = 0;

  constructor(clock: ConnectionClock) {
    this.#clock = clock;
  }

  /** Never older than it says: an answer from long ago is no answer now. */
  get view(): ConnectionView {
    const last = this.#last;
    const clock = Math.abs(this.#clockOffMs) > CLOCK_OFF_MS ? { clockOffMs: this.#clockOffMs } : {};
    if (last === undefined) return { status: 'not_tried', ...clock };
    const { at, since, reach } = last;
    if (!reach.ok) return { status: 'trouble', reason: reach.reason, since, at, ...clock };
    return { status: this.freshForMs() > 0 ? 'answers' : 'stale', at, ...clock };
  }

  /** How long the last answer still counts; zero or less where there is none, or trouble. */
  freshForMs(): number {
    return this.#last?.reach.ok ? FRESH_MS - this.#ageMs(this.#last) : 0;
  }

  takeOutcome(outcome: Outcome): void {
    const reach = reachOf(outcome);
    if (reach) this.#take(reach, false);
  }

  /** Of a request of the reverse flow. */
  takeReach(reach: Reach): void {
    this.#take(reach, false);
  }

  takeProbe(reach: Reach): void {
    this.#take(reach, true);
  }

  #take(reach: Reach, probed: boolean): void {
    const at = this.#clock.now();
    const before = this.#last;
    // By the Department's clock: positive where ours is fast.
    if (reach.ok && reach.answeredAt !== undefined) this.#clockOffMs = at - reach.answeredAt;
    const evidence = { at, elapsedAt: this.#clock.elapsed(), probed };
    if (reach.ok || before === undefined || before.reach.ok || !isSameStage(reach, before.reach)) {
      this.#last = { ...evidence, reach, since: at };
    } else if (before.probed && !probed) {
      this.#last = { ...before, at, elapsedAt: evidence.elapsedAt };
    } else {
      this.#last = { ...evidence, reach, since: before.since };
    }
  }

  /** By whichever clock says more: one of them may have stood still or been set back. */
  #ageMs({ at, elapsedAt }: Evidence): number {
    return Math.max(this.#clock.now() - at, this.#clock.elapsed() - elapsedAt);
  }
}

interface Trouble {
  readonly reason: ReachReason;
}

function isSameStage(one: Trouble, other: Trouble): boolean {
  return reachStageOf(one.reason) === reachStageOf(other.reason);
}
