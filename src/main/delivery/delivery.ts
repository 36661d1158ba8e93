import type { Application } from '../../domain/application.ts';
import { type ApplicationEvent, next, stepUnder } from '../../domain/application-state.ts';
import type { Circumstances, ClearingWaits } from '../../domain/clearing.ts';
import { landingMsOf } from '../../domain/clearing-step.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Step } from '../../domain/step.ts';
import { isWrongSetting } from '../../domain/wrong-setting.ts';
import { LastSent } from '../clock/last-sent.ts';
import type { Department, PreparedCall } from '../department/department.ts';
import type { Journal } from '../journal/journal.ts';
import { JournalFault } from '../journal/journal-fault.ts';
import { callOf } from './call-of.ts';
import { evidenceOf } from './evidence-of.ts';
import { insteadOfRequest } from './instead-of-request.ts';
import type { SetAside } from './set-aside.ts';

export interface DeliveryParts {
  readonly journal: Journal;
  readonly department: Department;
  /** Epoch ms. */
  readonly now: () => number;
  /** Milliseconds by a clock that never jumps, from any zero: what a request may still do is timed by it. */
  readonly elapsed: () => number;
  /** How long a lost answer is left alone, and how long its request may still land. */
  readonly waits: ClearingWaits;
  /** Uniform in [-1, 1]: spreads the back-off of many workplaces. */
  readonly skew: () => number;
  /** Whether one that was confirmed then has waited unsent for too long by now; both epoch ms. */
  readonly isOutlived?: (confirmedAt: number, now: number) => boolean;
  /** Told after the outcome is durable. */
  readonly onStep?: (step: Step, outcome: Outcome, application: Application) => void;
  /** Told of another state that no answer has brought, once it is durable. */
  readonly onSettled?: (application: Application) => void;
}

export interface RunOptions {
  /** A person's "now": sets the back-off aside, never a `Retry-After`. */
  readonly ignoreBackOff?: boolean;
  /** Once aborted no new step begins; the one under way gets its outcome. */
  readonly signal?: Pick<AbortSignal, 'aborted'>;
  /** Told after the outcome is durable. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

interface Answered {
  readonly step: Step;
  readonly outcome: Outcome;
}

/** Time-outs and dates on papers rest on this clock: a greater difference is told to the clerk. */
const MOST_SKEW_MS = 120_000;

/** The forward flow (regulation, 2.1 steps 2 to 13) over journal and Department, a step at a time. */
export class Delivery {
  readonly #parts: DeliveryParts;
  /** One application is never worked on twice at once, whoever asks. */
  readonly #running = new Map<number, Promise<Application>>();
  readonly #lastSent: LastSent;
  /** The last answers, each until the disk has taken it. */
  readonly #unwritten = new Map<number, Answered>();
  #aheadMs = 0;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
    this.#lastSent = new LastSent(parts.elapsed);
  }

  /** Milliseconds in which a POST of the application may still land; a start counts as a sending. */
  landingMs(id: number): number {
    return landingMsOf({ sinceSentMs: this.#lastSent.sinceMs(id), waits: this.#parts.waits });
  }

  /** How far this clock was ahead of the Department's when it last answered; absent within two minutes. */
  get clockSkewMs(): number | undefined {
    return Math.abs(this.#aheadMs) > MOST_SKEW_MS ? this.#aheadMs : undefined;
  }

  /** Works on one application until its next attempt lies ahead or it needs nobody's call any more. */
  run(id: number, options: RunOptions = {}): Promise<Application> {
    const running = this.#running.get(id);
    if (running) return running;
    const run = this.#run(id, options).finally(() => this.#running.delete(id));
    this.#running.set(id, run);
    return run;
  }

  async #run(id: number, { ignoreBackOff = false, signal, onOutcome }: RunOptions): Promise<Application> {
    let application = this.#read(id);
    let override = ignoreBackOff;
    while (!signal?.aborted && this.#isDue(application, override)) {
      override = false;
      await this.advance(application, onOutcome);
      // As it is now: the clerk may have done something to it since.
      application = this.#read(id);
    }
    return application;
  }

  /**
   * One step: the intent is durable before a byte leaves, the outcome before the next step begins
   * (rules 1 and 2). The application must be due; throws `JournalFault` when the disk fails. What the
   * clerk did to it while the answer was on its way stands: the answer is judged by the state it meets.
   */
  async advance(application: Application, onOutcome?: RunOptions['onOutcome']): Promise<Application> {
    const { journal, department, now } = this.#parts;
    const unasked = insteadOfRequest(application, this.#parts, () => this.#circumstances(application), now());
    if (unasked) return this.#settle(application, unasked);
    const call = callOf(application);
    const prepared = department.prepare(call);
    const sent = this.#next(application, { type: 'sent' });
    journal.beginStep(application.id, call.step, prepared.digest, sent.state, now());
    const outcome = await this.#send(application.id, call.step, prepared);
    this.#unwritten.set(application.id, { step: call.step, outcome });
    const met = this.#read(application.id);
    // Ended at the desk meanwhile, and the step with it.
    if (met.state.status !== 'in_flight') return met;
    const ended = this.#end(met, call.step, outcome);
    onOutcome?.(outcome);
    return ended;
  }

  /**
   * Ends the steps that a failed disk has left open, now that it may take something again: what they
   * were answered is still known. Those that are worked on are not among them. Throws when the disk
   * fails, and without `setAside` what an application throws.
   */
  endLeftOpen(setAside?: SetAside): void {
    for (const id of this.#parts.journal.inFlight()) {
      if (this.#running.has(id) || setAside?.has(id)) continue;
      try {
        const application = this.#read(id);
        const { step, outcome } = this.#unwritten.get(id) ?? leftOpen(application);
        this.#end(application, step, outcome);
      } catch (error) {
        if (setAside === undefined || error instanceof JournalFault) throw error;
        setAside.add(id, error);
      }
    }
  }

  #end(met: Application, step: Step, outcome: Outcome): Application {
    const { journal, now, skew, onStep } = this.#parts;
    const ended = this.#next(met, {
      type: 'outcome',
      outcome,
      chip: met.card?.chip,
      skew: skew(),
      circumstances: this.#circumstances(met),
    });
    journal.endStep(met.id, outcome, ended.state, now());
    this.#unwritten.delete(met.id);
    onStep?.(step, outcome, ended);
    return ended;
  }

  #settle(application: Application, event: ApplicationEvent): Application {
    const settled = this.#next(application, event);
    this.#parts.journal.settle(application.id, settled.state, this.#parts.now());
    this.#parts.onSettled?.(settled);
    return settled;
  }

  async #send(id: number, step: Step, prepared: PreparedCall): Promise<Outcome> {
    const outcome = await prepared.send();
    if (step !== 'check_active_card' && outcome.class !== 'not_sent') this.#lastSent.mark(id);
    if (outcome.class === 'done' && outcome.answeredAt !== undefined) {
      this.#aheadMs = this.#parts.now() - outcome.answeredAt;
    }
    return outcome;
  }

  #circumstances(application: Application): Circumstances {
    const { journal, waits } = this.#parts;
    const { id, confirmedAt } = application;
    return {
      confirmedAt,
      sinceSentMs: this.#lastSent.sinceMs(id),
      waits,
      evidence: evidenceOf(journal, application),
    };
  }

  #next(application: Application, event: ApplicationEvent): Application {
    return { ...application, state: next(application.state, event, this.#parts.now()) };
  }

  #isDue({ state }: Application, ignoreBackOff: boolean): boolean {
    const now = this.#parts.now();
    if (state.status !== 'due' && state.status !== 'unknown') return false;
    if ((state.notBefore ?? 0) > now) return false;
    // A person's "now" never shortens the settling of what was sent.
    const mayHurry = state.status === 'due' || isWrongSetting(state.reason);
    return (ignoreBackOff && mayHurry) || state.dueAt <= now;
  }

  #read(id: number): Application {
    const application = this.#parts.journal.application(id);
    if (application === undefined) throw new Error(`No application ${id} in the journal`);
    return application;
  }
}

/** Nobody here knows what it was answered: it was begun by somebody else, or its answer never came. */
function leftOpen({ state }: Application): Answered {
  const step = ('stage' in state && stepUnder(state)) || 'check_active_card';
  return { step, outcome: { class: 'unknown', reason: 'interrupted' } };
}
