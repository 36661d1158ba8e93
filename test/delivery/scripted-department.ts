import type { Call } from '../../src/domain/call.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Department } from '../../src/main/department/department.ts';

/** Answers calls from a list and keeps what it was asked; an empty list is a test's mistake. */
export class ScriptedDepartment implements Department {
  readonly calls: Call[] = [];
  readonly #outcomes: Outcome[];
  /** Runs after the intent is durable and before the answer: what a crash test hooks into. */
  onSend: (call: Call) => void | Promise<void> = () => {};

  constructor(...outcomes: Outcome[]) {
    this.#outcomes = outcomes;
  }

  answer(...outcomes: Outcome[]): void {
    this.#outcomes.push(...outcomes);
  }

  prepare(call: Call) {
    const send = async (): Promise<Outcome> => {
      this.calls.push(call);
      await this.onSend(call);
      const outcome = this.#outcomes.shift();
      if (outcome === undefined) throw new Error(`Nobody said what to answer to ${call.step}`);
      return outcome;
    };
    return { digest: 'a'.repeat(64), send };
  }

  async close(): Promise<void> {}

  get steps(): string[] {
    return this.calls.map(({ step }) => step);
  }
}

export const NO_ACTIVE_CARD: Outcome = { class: 'done', answer: { step: 'check_active_card' } };
export const CLIENT_TAKEN: Outcome = { class: 'done', answer: { step: 'register_client' } };
export const CARD_TAKEN: Outcome = {
  class: 'done',
  answer: { step: 'connect_card', numSid: '96201111111222' },
};
export const CHIP_TAKEN: Outcome = { class: 'done', answer: { step: 'register_chip' } };
