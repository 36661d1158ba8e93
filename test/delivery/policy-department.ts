import type { Call } from '../../src/domain/call.ts';
import type { ActiveCard, Answer, Outcome, RefusalReason } from '../../src/domain/outcome.ts';
import type { Step } from '../../src/domain/step.ts';
import type { Department } from '../../src/main/department/department.ts';

/** What the document leaves open. */
export interface Policy {
  /** The same card once more: taken again, or "an active card exists". */
  readonly repeat: 200 | 7;
  /** Which of two errors is looked for first. */
  readonly first: 4 | 7;
  /** How long the question does not see what was connected. */
  readonly lagMs: number;
}

/** What becomes of one request on its way. `lands`: carried out so long after the client gave up. */
export type Fate = 'lost_before' | 'lost_after' | { readonly landsAfterMs: number } | Outcome;

interface Held extends ActiveCard {
  readonly hash: string;
  readonly since: number;
}

const GIVEN_UP_AFTER_MS = 30_000;
const LOST: Outcome = { class: 'unknown', reason: 'timeout' };
const REASON: Readonly<Record<number, RefusalReason>> = {
  1: 'client_unknown',
  2: 'card_unknown',
  3: 'card_blocked',
  4: 'card_of_another',
  7: 'active_card_exists',
};

/** A Department of one applicant that holds to a policy; an office's clock will do for its own. */
export class PolicyDepartment implements Department {
  readonly asked: Step[] = [];
  /** Hashes of cards that were active at some time. */
  readonly everActive = new Set<string>();
  active: Held | undefined;
  isKnown = false;
  isBlocked = false;
  isOfAnother = false;
  readonly #clock: { now: number };
  readonly #policy: Policy;
  readonly #fates = new Map<Step, Fate[]>();
  readonly #landing: { readonly at: number; readonly call: Call }[] = [];

  constructor(clock: { now: number }, policy: Policy) {
    this.#clock = clock;
    this.#policy = policy;
  }

  fate(step: Step, ...fates: Fate[]): this {
    this.#fates.set(step, [...(this.#fates.get(step) ?? []), ...fates]);
    return this;
  }

  /** Carries out what has come late. */
  land(): void {
    for (const { at, call } of this.#landing.splice(0)) {
      if (at <= this.#clock.now) this.#judge(call, at);
      else this.#landing.push({ at, call });
    }
  }

  connect(hash: string, numSid: string, since = this.#clock.now): void {
    this.active = { hash, numSid, since };
    this.everActive.add(hash);
  }

  prepare(call: Call) {
    return { digest: 'a'.repeat(64), send: async () => this.#send(call) };
  }

  async close(): Promise<void> {}

  #send(call: Call): Outcome {
    this.land();
    this.asked.push(call.step);
    const fate = this.#fates.get(call.step)?.shift();
    if (fate === undefined) return this.#judge(call);
    if (typeof fate === 'object' && 'class' in fate) return fate;
    if (fate === 'lost_after') this.#judge(call);
    this.#clock.now += GIVEN_UP_AFTER_MS;
    if (typeof fate === 'object') this.#landing.push({ at: this.#clock.now + fate.landsAfterMs, call });
    return LOST;
  }

  #judge(call: Call, at = this.#clock.now): Outcome {
    switch (call.step) {
      case 'check_active_card':
        return this.#done({ step: call.step, ...(this.#seen && { active: this.#seen }) });
      case 'register_client':
        this.isKnown = true;
        return this.#done({ step: call.step });
      case 'connect_card':
        return this.#judgeCard(call.card.hash, at);
      case 'register_chip':
        return this.active?.hash === call.cardHash ? this.#done({ step: call.step }) : no(call.step, 2);
    }
  }

  get #seen(): ActiveCard | undefined {
    if (!this.active || this.#clock.now - this.active.since < this.#policy.lagMs) return undefined;
    return { numSid: this.active.numSid };
  }

  #judgeCard(hash: string, at: number): Outcome {
    const isRepeat = this.active?.hash === hash;
    const errors = [
      ...(this.isKnown ? [] : [1]),
      ...(this.isBlocked ? [3] : []),
      ...(this.isOfAnother ? [4] : []),
      ...(this.active && !(isRepeat && this.#policy.repeat === 200) ? [7] : []),
    ];
    if (this.#policy.first === 7) errors.sort((a, b) => Number(b === 7) - Number(a === 7));
    if (errors[0] !== undefined) return no('connect_card', errors[0]);
    if (!isRepeat) this.connect(hash, 'OURS', at);
    return this.#done({ step: 'connect_card', numSid: 'OURS' });
  }

  #done(answer: Answer): Outcome {
    return { class: 'done', answer, answeredAt: this.#clock.now };
  }
}

export function no(step: Step, code: number): Outcome {
  const reason = REASON[code] ?? 'bad_input';
  return { class: 'refused', step, refusals: [{ reason, code, service: 'service', message: 'нет' }] };
}
