import type Database from 'better-sqlite3';
import type { Outcome } from '../../domain/outcome.ts';
import type { Step } from '../../domain/step.ts';
import type { StepRecord } from './journal.ts';

interface Row {
  readonly step: Step;
  readonly attempt: number;
  readonly digest: string;
  readonly intended_at: number;
  readonly outcome: string | null;
  readonly ended_at: number | null;
}

export type StepKey = Pick<StepRecord, 'step' | 'attempt'>;

export class StepWriter {
  readonly #insert: Database.Statement<unknown[], { attempt: number }>;
  readonly #end: Database.Statement<unknown[], StepKey>;
  readonly #open: Database.Statement<[number], StepKey>;

  constructor(database: Database.Database) {
    this.#insert = database.prepare(`
      INSERT INTO step (application_id, ordinal, step, attempt, digest, intended_at)
      SELECT :id, count(*) + 1, :step, count(*) FILTER (WHERE step = :step) + 1, :digest, :at
      FROM step WHERE application_id = :id
      RETURNING attempt`);
    this.#end = database.prepare(`
      UPDATE step SET outcome = ?, ended_at = ? WHERE application_id = ? AND ended_at IS NULL
      RETURNING step, attempt`);
    this.#open = database.prepare(
      'SELECT step, attempt FROM step WHERE application_id = ? AND ended_at IS NULL',
    );
  }

  /** Throws where the last one has not ended: two requests at once for one application are a bug. */
  begin(id: number, step: Step, digest: string, at: number): StepKey {
    if (this.#open.get(id)) throw new Error(`Application ${id} has a step that has not ended`);
    const row = this.#insert.get({ id, step, digest, at });
    if (row === undefined) throw new Error('the step was not written');
    return { step, attempt: row.attempt };
  }

  end(id: number, outcome: Outcome, at: number): StepKey {
    const row = this.#end.get(JSON.stringify(outcome), at, id);
    if (row === undefined) throw new Error(`Application ${id} has no step to end`);
    return row;
  }
}

export class StepReader {
  readonly #ofApplication: Database.Statement<[number], Row>;

  constructor(database: Database.Database) {
    this.#ofApplication = database.prepare(
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
