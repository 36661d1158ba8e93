import type { Outcome } from '../../domain/outcome.ts';
import type { Step } from '../../domain/step.ts';
import type { StepRecord } from './journal.ts';
import type { Statement, Statements } from './statements.ts';

interface Row {
  readonly step: Step;
  readonly attempt: number;
  readonly digest: string;
  readonly intended_at: number;
  readonly outcome: string | null;
  readonly ended_at: number | null;
}

export type StepKey = Pick<StepRecord, 'step' | 'attempt'>;

interface Begun {
  readonly all: number;
  readonly ofStep: number;
  readonly open: number;
}

export class StepWriter {
  readonly #begun: Statement<[Step, number], Begun>;
  readonly #insert: Statement<[number, number, Step, number, string, number]>;
  readonly #open: Statement<[number], StepKey & { readonly ordinal: number }>;
  readonly #end: Statement<[string, number, number, number]>;

  constructor(statements: Statements) {
    this.#begun = statements.prepare(`
      SELECT count(*) AS "all", count(*) FILTER (WHERE step = ?) AS ofStep,
        count(*) FILTER (WHERE ended_at IS NULL) AS open
      FROM step WHERE application_id = ?`);
    this.#insert = statements.prepare(`
      INSERT INTO step (application_id, ordinal, step, attempt, digest, intended_at) VALUES (?, ?, ?, ?, ?, ?)`);
    this.#open = statements.prepare(
      'SELECT ordinal, step, attempt FROM step WHERE application_id = ? AND ended_at IS NULL',
    );
    this.#end = statements.prepare(
      'UPDATE step SET outcome = ?, ended_at = ? WHERE application_id = ? AND ordinal = ?',
    );
  }

  /** Throws where the last one has not ended: two requests at once for one application are a bug. */
  begin(id: number, step: Step, digest: string, at: number): StepKey {
    const { all, ofStep, open } = this.#begun.get(step, id) ?? { all: 0, ofStep: 0, open: 0 };
    if (open > 0) throw new Error(`Application ${id} has a step that has not ended`);
    const attempt = ofStep + 1;
    this.#insert.run(id, all + 1, step, attempt, digest, at);
    return { step, attempt };
  }

  /** Ends the step that is under way, if one is: what it brings is listened to no more. */
  abandon(id: number, at: number): void {
    if (this.#open.get(id) !== undefined) this.end(id, { class: 'unknown', reason: 'interrupted' }, at);
  }

  end(id: number, outcome: Outcome, at: number): StepKey {
    const open = this.#open.get(id);
    if (open === undefined) throw new Error(`Application ${id} has no step to end`);
    this.#end.run(JSON.stringify(outcome), at, id, open.ordinal);
    return open;
  }
}

export class StepReader {
  readonly #ofApplication: Statement<[number], Row>;

  constructor(statements: Statements) {
    this.#ofApplication = statements.prepare(
      'SELECT step, attempt, digest, intended_at, outcome, ended_at FROM step WHERE application_id = ? ORDER BY ordinal',
    );
  }

  /** In the order in which they were begun. */
  ofApplication(id: number): StepRecord[] {
    return this.#ofApplication.all(id).map(recordOf);
  }
}

function recordOf({ step, attempt, digest, intended_at, outcome, ended_at }: Row): StepRecord {
  const intent = { step, attempt, digest, intendedAt: intended_at };
  if (outcome === null || ended_at === null) return intent;
  return { ...intent, outcome: JSON.parse(outcome) as Outcome, endedAt: ended_at };
}
