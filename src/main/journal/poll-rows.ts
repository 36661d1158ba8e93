import type { PollRecord } from './inbox.ts';
import { present } from './state-columns.ts';
import type { Statement, Statements } from './statements.ts';

interface Row {
  readonly lastSuccessAt: number | null;
  readonly lastAskedAt: number;
  readonly lastOutcome: string;
}

/** How the list was last asked for: one row. */
export class PollRow {
  readonly #get: Statement<[], Row>;
  readonly #put: Statement;

  constructor(statements: Statements) {
    this.#get = statements.prepare(`
      SELECT last_success_at AS lastSuccessAt, last_asked_at AS lastAskedAt, last_outcome AS lastOutcome FROM poll`);
    this.#put = statements.prepare(`
      INSERT INTO poll (id, last_asked_at, last_outcome, last_success_at) VALUES (1, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET last_asked_at = excluded.last_asked_at, last_outcome = excluded.last_outcome,
        last_success_at = ifnull(excluded.last_success_at, last_success_at)`);
  }

  get(): PollRecord {
    const row = this.#get.get();
    if (row === undefined) return {};
    const { lastSuccessAt, ...asked } = row;
    return { ...asked, ...present('lastSuccessAt', lastSuccessAt) };
  }

  put(outcome: string, isSuccess: boolean, at: number): void {
    this.#put.run(at, outcome, isSuccess ? at : null);
  }
}
