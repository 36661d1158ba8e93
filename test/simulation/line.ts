import type { Call } from '../../src/domain/call.ts';
import type { NotProcessedReason, NotSentReason, Outcome, UnknownReason } from '../../src/domain/outcome.ts';
import type { Department, PreparedCall } from '../../src/main/department/department.ts';
import type { FaultKind } from './fault-kinds.ts';
import { jumpClock } from './outside-actors.ts';
import type { ProgramRun } from './program-run.ts';
import { mayPutForward } from './put-forward.ts';
import type { World } from './world.ts';

const GIVES_UP_MS = 30_000;
const MOST_LATE_MS = 120_000;
const NOT_SENT: readonly NotSentReason[] = ['name_lookup', 'connection_refused', 'connect_timeout', 'tls'];
const LOST: readonly UnknownReason[] = ['timeout', 'connection_lost'];
const BAD: readonly UnknownReason[] = [
  'server_error',
  'unexpected_status',
  'not_json',
  'wrong_shape',
  'unlisted_code',
  'too_large',
];

/** What becomes of a request; each but `answered` is a fault. */
type Fate =
  | 'answered'
  | Extract<
      FaultKind,
      'slow' | 'doubled' | 'lost' | 'answer_lost' | 'late' | 'bad_answer' | 'bad_answer_after'
    >;

/** A request that has left the kiosk; `key` and `attempt` say whose it is. */
export interface Sent {
  readonly call: Call;
  readonly key: string;
  readonly attempt: number;
  landed: boolean;
  /** Its answer of success had been written down before this one left. */
  readonly isKnownTaken?: boolean;
}

export type Closed =
  | { readonly class: 'not_sent' }
  | { readonly class: 'not_processed'; readonly reason: NotProcessedReason };

/** The line between one kiosk and the Department, with all that a network does to requests. */
export class Line implements Department {
  readonly #world: World;
  readonly #run: ProgramRun;

  constructor(world: World, run: ProgramRun) {
    this.#world = world;
    this.#run = run;
  }

  /** Each request has a digest of its own, so that it is known which intent it belongs to. */
  prepare(given: Call): PreparedCall {
    const call = this.#world.planted.call?.(given, this.#world) ?? given;
    const digest = this.#world.nextDigest();
    return { digest, send: () => this.#send(call, digest) };
  }

  async close(): Promise<void> {}

  #send(call: Call, digest: string): Promise<Outcome> {
    const run = this.#run;
    if (!run.isAlive || run.crashes('crash_before_send', call.step, 'before_commit')) return NEVER;
    return new Promise((resolve) => {
      const answer = (outcome: Outcome): void => {
        if (!run.isAlive) return;
        run.watch.answered(digest, outcome);
        resolve(this.#world.planted.outcome?.(outcome) ?? outcome);
      };
      this.#goThrough(call, digest, answer);
    });
  }

  #goThrough(call: Call, digest: string, answer: (outcome: Outcome) => void): void {
    const world = this.#world;
    const closed = world.isHealed ? undefined : this.#run.closed();
    if (closed !== undefined || world.strikes('notSent')) {
      const met = closed ?? { class: 'not_sent' };
      const outcome = this.#turnedBack(met);
      if (outcome.class === 'not_processed') this.#run.watch.sent(digest, call);
      world.coverage.hit(met.class === 'not_sent' ? met.class : met.reason, call.step, 'before_commit');
      world.time.after(world.dice.between(10, 5_000), () => answer(outcome));
      return;
    }
    const sent = this.#run.watch.sent(digest, call);
    this.#run.mayCrashSoon(sent);
    this.#travel(sent, this.#fateOf(call), answer);
  }

  #turnedBack(closed: Closed): Outcome {
    const { dice } = this.#world;
    if (closed.class === 'not_sent') return { class: 'not_sent', reason: dice.pick(NOT_SENT) };
    const retryAfterMs = dice.between(1_000, 900_000);
    const waits = closed.reason === 'too_many_requests' && dice.chance(0.6) ? { retryAfterMs } : {};
    return { class: 'not_processed', reason: closed.reason, ...waits };
  }

  /** Most questions are answered: what is lost of a POST is what this is about. */
  #fateOf({ step }: Call): Fate {
    const world = this.#world;
    if (step === 'check_active_card' && world.dice.chance(0.7)) return 'answered';
    if (world.strikes('lostBefore')) return 'lost';
    if (world.strikes('lostAfter')) return 'answer_lost';
    if (world.strikes('late')) return 'late';
    if (world.strikes('badBefore')) return 'bad_answer';
    if (world.strikes('badAfter')) return 'bad_answer_after';
    if (world.strikes('doubled')) return 'doubled';
    return world.strikes('slow') ? 'slow' : 'answered';
  }

  #travel(sent: Sent, fate: Fate, answer: (outcome: Outcome) => void): void {
    const { dice, coverage } = this.#world;
    const { step } = sent.call;
    const gone = fate === 'lost' || fate === 'bad_answer' || fate === 'late';
    if (fate !== 'answered') coverage.hit(fate, step, gone ? 'before_commit' : 'after_commit');
    const soon = dice.between(20, 1_500);
    const lost: Outcome = { class: 'unknown', reason: dice.pick(LOST) };
    const givesUp = lost.reason === 'timeout' ? GIVES_UP_MS : dice.between(soon, GIVES_UP_MS);
    const bad: Outcome = { class: 'unknown', reason: dice.pick(BAD) };
    switch (fate) {
      case 'answered':
        this.#land(sent, soon, (outcome) => this.#after(dice.between(10, 1_000), outcome, answer));
        return;
      case 'slow':
        this.#land(sent, dice.between(2_000, 24_000), (outcome) =>
          this.#after(dice.between(10, 5_000), outcome, answer),
        );
        return;
      case 'doubled': {
        const apart = dice.between(0, 5_000);
        this.#land(sent, soon, (outcome) => {
          this.#after(apart + dice.between(10, 500), outcome, answer);
          // A copy that is carried out after the one that is answered was refused is a gap of the rules.
          if (outcome.class === 'done') this.#land(sent, apart);
        });
        return;
      }
      case 'lost':
        this.#after(givesUp, lost, answer);
        return;
      case 'answer_lost':
        this.#land(sent, soon);
        this.#after(givesUp, lost, answer);
        return;
      case 'late':
        this.#land(sent, givesUp + dice.between(0, MOST_LATE_MS));
        this.#mayPutForward(givesUp + this.#world.waits.settleMs);
        this.#after(givesUp, lost, answer);
        return;
      case 'bad_answer':
        this.#after(soon, bad, answer);
        return;
      case 'bad_answer_after':
        this.#land(sent, soon);
        this.#after(soon + dice.between(10, 500), bad, answer);
        return;
      default:
        fate satisfies never;
        return;
    }
  }

  #mayPutForward(afterMs: number): void {
    const world = this.#world;
    mayPutForward(world, (byMs) => jumpClock(world, this.#run.kiosk, byMs), afterMs);
  }

  #after(delayMs: number, outcome: Outcome, answer: (outcome: Outcome) => void): void {
    this.#world.time.after(delayMs, () => answer(outcome));
  }

  #land(sent: Sent, delayMs: number, then: (outcome: Outcome) => void = () => {}): void {
    this.#world.time.after(delayMs, () => {
      const { call, key } = sent;
      const outcome = this.#carryOut(sent);
      sent.landed = true;
      this.#world.note(`Department: ${call.step} of ${key} (${sent.attempt}) → ${wordOf(outcome)}`);
      if (call.step === 'connect_card') this.#run.watch.landed(sent);
      then(outcome);
    });
  }

  #carryOut({ call, key }: Sent): Outcome {
    const { department, dice, policies, coverage } = this.#world;
    if (call.step === 'check_active_card')
      return department.check(call.snils, dice.between(0, policies.mostLagMs));
    if (call.step === 'connect_card' && this.#world.strikes('cardNotFound')) {
      coverage.hit('card_not_found', call.step, 'before_commit');
      return department.cardNotFound();
    }
    const outcome = department.post(call, { by: 'application', key });
    if (isOfSchoolRegister(outcome)) coverage.hit('school_register_down', call.step, 'before_commit');
    return outcome;
  }
}

const NEVER: Promise<never> = new Promise(() => {});

function isOfSchoolRegister(outcome: Outcome): boolean {
  return outcome.class === 'refused' && outcome.refusals[0]?.reason === 'schoolboy_unavailable';
}

export function wordOf(outcome: Outcome): string {
  switch (outcome.class) {
    case 'done': {
      const { answer } = outcome;
      if (answer.step === 'check_active_card')
        return answer.active ? `active ${answer.active.numSid}` : 'none';
      return 'done';
    }
    case 'refused':
      return `refused ${outcome.refusals.map(({ code }) => code).join(', ')}`;
    case 'not_sent':
    case 'not_processed':
    case 'unknown':
      return `${outcome.class} ${outcome.reason}`;
  }
}
