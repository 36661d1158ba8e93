import type { OperationStatus, OperationVerdict } from '../../domain/operation.ts';
import type { PublicationRecord, VerdictRecord } from './inbox.ts';
import type { Clerk } from './journal.ts';
import { present } from './state-columns.ts';
import type { Statement, Statements } from './statements.ts';

/** What was published, and what people decided about it. */
export class PublicationWriter {
  readonly #begin: Statement;
  readonly #entry: Statement;
  readonly #end: Statement;
  readonly #verdict: Statement;

  constructor(statements: Statements) {
    this.#begin = statements.prepare('INSERT INTO publication (rq_uid, intended_at) VALUES (?, ?)');
    this.#entry = statements.prepare(
      'INSERT INTO publication_entry (operation, publication, status) VALUES (?, ?, ?)',
    );
    this.#end = statements.prepare(
      'UPDATE publication SET ended_at = ?, outcome = ? WHERE id = ? AND ended_at IS NULL',
    );
    this.#verdict = statements.prepare(
      'INSERT INTO operation_verdict (operation, at, clerk_id, verdict, reason) VALUES (?, ?, ?, ?, ?)',
    );
  }

  begin(rqUid: string, at: number): number {
    return Number(this.#begin.run(rqUid, at).lastInsertRowid);
  }

  add(publication: number, operation: number, status: OperationStatus): void {
    this.#entry.run(operation, publication, status);
  }

  end(publication: number, outcome: string, at: number): void {
    const { changes } = this.#end.run(at, outcome, publication);
    if (changes === 0) throw new Error(`No publication ${publication} is under way`);
  }

  decided(operation: number, clerk: Clerk, verdict: OperationVerdict, reason: string, at: number): void {
    this.#verdict.run(operation, at, clerk.id, verdict, reason);
  }
}

interface Row extends Omit<PublicationRecord, 'endedAt' | 'outcome'> {
  readonly endedAt: number | null;
  readonly outcome: string | null;
}

export class PublicationReader {
  readonly #publications: Statement<[number], Row>;
  readonly #verdicts: Statement<[number], VerdictRecord>;

  constructor(statements: Statements) {
    this.#publications = statements.prepare(`
      SELECT p.rq_uid AS rqUid, e.status, p.intended_at AS intendedAt, p.ended_at AS endedAt, p.outcome
      FROM publication_entry e JOIN publication p ON p.id = e.publication WHERE e.operation = ? ORDER BY p.id`);
    this.#verdicts = statements.prepare(`
      SELECT v.at, clerk.name AS clerkName, v.verdict, v.reason
      FROM operation_verdict v JOIN clerk ON clerk.id = v.clerk_id WHERE v.operation = ? ORDER BY v.id`);
  }

  /** In the order in which they were made. */
  ofOperation(id: number): PublicationRecord[] {
    return this.#publications.all(id).map(({ endedAt, outcome, ...row }) => ({
      ...row,
      ...present('endedAt', endedAt),
      ...present('outcome', outcome),
    }));
  }

  verdicts(id: number): VerdictRecord[] {
    return this.#verdicts.all(id);
  }
}
