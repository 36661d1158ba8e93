import type { Application } from '../../domain/application.ts';
import { type ApplicationEvent, next } from '../../domain/application-state.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Step } from '../../domain/step.ts';
import type { Department } from '../department/department.ts';
import type { Journal } from '../journal/journal.ts';
import { callOf } from './call-of.ts';

export interface DeliveryParts {
  readonly journal: Journal;
  readonly department: Department;
  /** Epoch ms. */
  readonly now: () => number;
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

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
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
    const { journal, department, now, onStep } = this.#parts;
    const call = callOf(application);
    const prepared = department.prepare(call);
    const sent = this.#next(application, { type: 'sent' });
    journal.beginStep(application.id, call.step, prepared.digest, sent.state, now());
    const outcome = await prepared.send();
    const met = this.#read(application.id);
    // Ended at the desk meanwhile, and the step with it.
    if (met.state.status !== 'in_flight') return met;
    const chip = met.card?.chip;
    const ended = this.#next(met, { type: 'outcome', outcome, chip, skew: this.#parts.skew() });
    journal.endStep(application.id, outcome, ended.state, now());
    onStep?.(call.step, outcome, ended);
    return ended;
  }

  #next(application: Application, event: ApplicationEvent): Application {
    return { ...application, state: next(application.state, event, this.#parts.now()) };
  }

  #isDue({ state }: Application, ignoreBackOff: boolean): boolean {
    const now = this.#parts.now();
    if (state.status !== 'due' || (state.notBefore ?? 0) > now) return false;
    return ignoreBackOff || state.dueAt <= now;
  }

  #read(id: number): Application {
    const application = this.#parts.journal.application(id);
    if (application === undefined) throw new Error(`No application ${id} in the journal`);
    return application;
  }
}
