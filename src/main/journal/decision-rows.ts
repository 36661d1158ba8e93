import type { DecisionRecord, PersonsDecision } from './journal.ts';
import type { Statement, Statements } from './statements.ts';

/** Why a person decided as they did, in their own words: those stand in no event. */
export class DecisionWriter {
  readonly #insert: Statement<[number, number, number, string, string]>;

  constructor(statements: Statements) {
    this.#insert = statements.prepare(
      'INSERT INTO decision (application_id, at, clerk_id, decision, reason) VALUES (?, ?, ?, ?, ?)',
    );
  }

  insert(applicationId: number, { decision, clerk, reason }: PersonsDecision, at: number): void {
    this.#insert.run(applicationId, at, clerk.id, decision, reason);
  }
}

export class DecisionReader {
  readonly #ofApplication: Statement<[number], DecisionRecord>;

  constructor(statements: Statements) {
    this.#ofApplication = statements.prepare(`
      SELECT decision.at, clerk.name AS clerkName, decision.decision, decision.reason
      FROM decision JOIN clerk ON clerk.id = decision.clerk_id WHERE application_id = ? ORDER BY decision.id`);
  }

  /** In the order in which they were made. */
  ofApplication(id: number): DecisionRecord[] {
    return this.#ofApplication.all(id);
  }
}
