import type { Phone } from '../../domain/phone.ts';
import type { Telling } from '../../domain/resident-told.ts';
import type { Clerk, ResidentToTell } from './journal.ts';
import { LIMIT } from './limit.ts';
import { type StoredNumber, shownNumber, type Workplace } from './numbering.ts';
import { type StateColumns, stateOf } from './state-columns.ts';
import type { Statement, Statements } from './statements.ts';

/** A row is there for those who have left the desk; `since` once there is something to tell them. */
export class TellingWriter {
  readonly #left: Statement;
  readonly #owe: Statement;
  readonly #tell: Statement;
  readonly #back: Statement;

  constructor(statements: Statements) {
    const put = (since: string) =>
      statements.prepare(`
        INSERT INTO telling (application_id, since) VALUES (?, ${since})
        ON CONFLICT (application_id) DO UPDATE SET since = excluded.since, told_at = NULL, clerk_id = NULL`);
    this.#left = put('NULL');
    this.#owe = put('?');
    this.#tell = statements.prepare(`
      UPDATE telling SET told_at = ?, clerk_id = ?
      WHERE application_id = ? AND since IS NOT NULL AND told_at IS NULL`);
    this.#back = statements.prepare('DELETE FROM telling WHERE application_id = ?');
  }

  put(applicationId: number, telling: Telling, at: number): void {
    if (telling === 'left') this.#left.run(applicationId);
    if (telling === 'owed') this.#owe.run(applicationId, at);
  }

  tell(applicationId: number, clerk: Clerk, at: number): void {
    const { changes } = this.#tell.run(at, clerk.id, applicationId);
    if (changes === 0) throw new Error(`Nobody has to be told of application ${applicationId}`);
  }

  /** The resident sits at the desk again. */
  back(applicationId: number): void {
    this.#back.run(applicationId);
  }
}

interface Row extends StateColumns {
  readonly id: number;
  readonly number: StoredNumber;
  readonly full_name: string;
  readonly phone: Phone;
  readonly since: number;
}

export class TellingReader {
  readonly #place: Workplace;
  readonly #open: Statement<[number], Row>;
  readonly #countOpen: Statement<[], number>;
  readonly #hasLeft: Statement<[number], number>;
  readonly #since: Statement<[number], number>;

  constructor(statements: Statements, place: Workplace) {
    this.#place = place;
    // The index of those who wait goes first, whatever else SQLite thinks: it is short.
    this.#open = statements.prepare(`
      SELECT a.id, a.number, l.full_name, p.phone, t.since, a.status, a.stage, a.tries, a.num_sid, a.due_at,
        a.not_before, a.rest
      FROM telling t INDEXED BY telling_open CROSS JOIN application a ON a.id = t.application_id
        CROSS JOIN listing l ON l.id = a.id CROSS JOIN person p ON p.application_id = a.id
      WHERE t.since IS NOT NULL AND t.told_at IS NULL ORDER BY t.since, t.application_id ${LIMIT}`);
    this.#countOpen = statements
      .prepare<[], number>('SELECT count(*) FROM telling WHERE since IS NOT NULL AND told_at IS NULL')
      .pluck();
    this.#hasLeft = statements
      .prepare<[number], number>('SELECT 1 FROM telling WHERE application_id = ?')
      .pluck();
    this.#since = statements
      .prepare<[number], number>('SELECT since FROM telling WHERE application_id = ? AND told_at IS NULL')
      .pluck();
  }

  /** Who has waited longest first. */
  open(limit: number): ResidentToTell[] {
    return this.#open.all(limit).map((row) => ({
      applicationId: row.id,
      registrationNumber: shownNumber(row.number, this.#place),
      fullName: row.full_name,
      phone: row.phone,
      state: stateOf(row),
      since: row.since,
    }));
  }

  countOpen(): number {
    return this.#countOpen.get() ?? 0;
  }

  hasLeft(applicationId: number): boolean {
    return this.#hasLeft.get(applicationId) !== undefined;
  }

  /** Since when something has to be told; absent where nothing has. */
  openSince(applicationId: number): number | undefined {
    return this.#since.get(applicationId) ?? undefined;
  }
}
