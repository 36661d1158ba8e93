import type { Application } from '../../domain/application.ts';
import { type ApplicationEvent, next, stepUnder } from '../../domain/application-state.ts';
import type { Circumstances, ClearingWaits } from '../../domain/clearing.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Step } from '../../domain/step.ts';
import type { Department, PreparedCall } from '../department/department.ts';
import type { Journal } from '../journal/journal.ts';
import { callOf } from './call-of.ts';
import { evidenceOf } from './evidence-of.ts';

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
  /** Told after the outcome is durable. */
  readonly onStep?: (step: Step, outcome: Outcome, application: Application) => void;
}

export interface RunOptions {
  /** A person's "now": sets the back-off aside, never a `Retry-After`. */
  readonly ignoreBackOff?: boolean;
  /** Once aborted no new step begins; the one under way gets its outcome. */
  readonly signal?: AbortSignal;
}

/** The forward flow (regulation, 2.1 steps 2 to 13) over journal and Department, a step at a time. */
export class Delivery {
  readonly #parts: DeliveryParts;
  /** One application is never worked on twice at once, whoever asks. */
  readonly #running = new Map<number, Promise<Application>>();
  /** When a POST of it last left, by the clock that never jumps; of one sent before the start, the start. */
  readonly #sentAt = new Map<number, number>();
  readonly #startedAt: number;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
    this.#startedAt = parts.elapsed();
  }

  /** Milliseconds since a POST of the application last left; a restart counts as one. */
  sinceSentMs(id: number): number {
    return this.#parts.elapsed() - (this.#sentAt.get(id) ?? this.#startedAt);
  }

  /** Works on one application until its next attempt lies ahead or it needs nobody's call any more. */
  run(id: number, options: RunOptions = {}): Promise<Application> {
    const running = this.#running.get(id);
    if (running) return running;
    const run = this.#run(id, options).finally(() => this.#running.delete(id));
    this.#running.set(id, run);
    return run;
  }

  async #run(id: number, { ignoreBackOff = false, signal }: RunOptions): Promise<Application> {
    let application = this.#read(id);
    let override = ignoreBackOff;
    while (!signal?.aborted && this.#isDue(application, override)) {
      override = false;
      await this.advance(application);
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
  async advance(application: Application): Promise<Application> {
    if ('stage' in application.state && stepUnder(application.state) === undefined)
      return this.#weigh(application);
    const { journal, department, now, onStep } = this.#parts;
    const call = callOf(application);
    const prepared = department.prepare(call);
    const sent = this.#next(application, { type: 'sent' });
    journal.beginStep(application.id, call.step, prepared.digest, sent.state, now());
    const outcome = await this.#send(application.id, call.step, prepared);
    const met = this.#read(application.id);
    // Ended at the desk meanwhile, and the step with it.
    if (met.state.status !== 'in_flight') return met;
    const ended = this.#next(met, {
      type: 'outcome',
      outcome,
      chip: met.card?.chip,
      skew: this.#parts.skew(),
      circumstances: this.#circumstances(met),
    });
    journal.endStep(application.id, outcome, ended.state, now());
    onStep?.(call.step, outcome, ended);
    return ended;
  }

  /** What may land later is counted from when it can have left last: when nobody listens any more. */
  async #send(id: number, step: Step, prepared: PreparedCall): Promise<Outcome> {
    const outcome = await prepared.send();
    if (step !== 'check_active_card' && outcome.class === 'unknown')
      this.#sentAt.set(id, this.#parts.elapsed());
    return outcome;
  }

  /** Table C asks nobody: what journal and operations say is at hand. */
  #weigh(application: Application): Application {
    const weighed = this.#next(application, {
      type: 'weighed',
      circumstances: this.#circumstances(application),
    });
    this.#parts.journal.settle(application.id, weighed.state, this.#parts.now());
    return weighed;
  }

  #circumstances(application: Application): Circumstances {
    const { journal, waits } = this.#parts;
    const { id, confirmedAt } = application;
    return {
      confirmedAt,
      sinceSentMs: this.sinceSentMs(id),
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
    return (ignoreBackOff && state.status === 'due') || state.dueAt <= now;
  }

  #read(id: number): Application {
    const application = this.#parts.journal.application(id);
    if (application === undefined) throw new Error(`No application ${id} in the journal`);
    return application;
  }
}
