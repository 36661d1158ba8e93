import type Database from 'better-sqlite3';
import type { DecisionRecord, PersonsDecision } from './journal.ts';

/** Why a person decided as they did, in their own words: those stand in no event. */
export class DecisionWriter {
  readonly #insert: Database.Statement<[number, number, number, string, string]>;

  constructor(database: Database.Database) {
    this.#insert = database.prepare(
      'INSERT INTO decision (application_id, at, clerk_id, decision, reason) VALUES (?, ?, ?, ?, ?)',
    );
  }

  insert(applicationId: number, { decision, clerk, reason }: PersonsDecision, at: number): void {
    this.#insert.run(applicationId, at, clerk.id, decision, reason);
  }
}

export class DecisionReader {
  readonly #ofApplication: Database.Statement<[number], DecisionRecord>;

  constructor(database: Database.Database) {
    this.#ofApplication = database.prepare(`
      SELECT decision.at, clerk.name AS clerkName, decision.decision, decision.reason
      FROM decision JOIN clerk ON clerk.id = decision.clerk_id WHERE application_id = ? ORDER BY decision.id`);
  }

  /** In the order in which they were made. */
  ofApplication(id: number): DecisionRecord[] {
    return this.#ofApplication.all(id);
  }
}
