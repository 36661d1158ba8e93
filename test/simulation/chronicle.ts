import { createHash } from 'node:crypto';
import { VirtualTime } from './virtual-time.ts';

export interface Violation {
  /** As numbered in docs/simulation.md. */
  readonly invariant: number;
  readonly what: string;
}

/** The time of one schedule, all that happened in it, and what of that must not have. */
export class Chronicle {
  readonly time = new VirtualTime();
  readonly violations: Violation[] = [];
  /** From then on nothing fails any more. */
  healedAt = Infinity;
  readonly #trace: string[] = [];

  get isHealed(): boolean {
    return this.time.elapsed >= this.healedAt;
  }

  violated(invariant: number, what: string): void {
    this.violations.push({ invariant, what });
    this.note(`VIOLATION of invariant ${invariant}: ${what}`);
  }

  note(text: string): void {
    this.#trace.push(`${(this.time.elapsed / 1000).toFixed(3).padStart(10)}  ${text}`);
  }

  get trace(): string {
    return this.#trace.join('\n');
  }

  get digest(): string {
    return createHash('sha256').update(this.trace).digest('hex');
  }
}
