import type { Outcome } from '../../domain/outcome.ts';
import type { Reach } from '../../domain/reach.ts';

/** Whether somebody was answered since the line was last seen to be down; at the start it may well have been. */
export class LineBack {
  #wasDown = true;
  #isBack = false;

  begin(): void {
    this.#wasDown = true;
    this.#isBack = false;
  }

  /** An answer that took nothing shows nothing. */
  heard(outcome: Outcome): void {
    if (outcome.class === 'not_sent') this.#wasDown = true;
    if (outcome.class === 'done' || outcome.class === 'refused') this.#seen();
  }

  /** True where it is this that shows it; a Department that is busy is left alone. */
  probed(reach: Reach): boolean {
    return reach.ok && reach.retryAfterMs === undefined && this.#seen();
  }

  /** True once behind each time that it was down. */
  takeBack(): boolean {
    const isBack = this.#isBack;
    this.#isBack = false;
    return isBack;
  }

  #seen(): boolean {
    if (!this.#wasDown) return false;
    this.#wasDown = false;
    this.#isBack = true;
    return true;
  }
}
