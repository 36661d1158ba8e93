import type { ApplicationStatus } from '../../domain/application.ts';
import { NOT_SENT_REASONS } from '../../domain/outcome.ts';
import type { Unsent } from './journal.ts';
import { LIMIT } from './limit.ts';
import type { Statement, Statements } from './statements.ts';

/** What is done by itself once its time has come. */
const GOING: readonly ApplicationStatus[] = ['due', 'unknown'];
const NEVER_LEFT = NOT_SENT_REASONS.map((reason) => `'${reason}'`).join(', ');
const WAITING: readonly ApplicationStatus[] = ['in_flight', 'due', 'unknown'];

interface Count {
  readonly status: ApplicationStatus;
  readonly count: number;
}

/** What waits, and for what: questions that the index of open applications answers alone. */
export class Queue {
  readonly #due: readonly Statement<[number, number], number>[];
  readonly #dueWithoutBackOff: Statement<[number, number], number>;
  readonly #nextDueAt: Statement<[], number | null>;
  readonly #lastDueAt: Statement<[], number | null>;
  readonly #neverLeft: readonly Statement<[number, number], number>[];
  readonly #inFlight: Statement<[], number>;
  readonly #waiting: readonly Statement<[number], number>[];
  readonly #counts: Statement<[], Count>;
  readonly #unsent: Statement<[], { readonly count: number; readonly oldest: number | null }>;

  constructor(statements: Statements) {
    const ids = <Parameters extends unknown[]>(where: string, tail: string) =>
      statements
        .prepare<Parameters, number>(
          `SELECT id FROM application WHERE open_status = ${where} ORDER BY ready_at, id ${tail}`,
        )
        .pluck();
    this.#due = GOING.map((status) => ids(`'${status}' AND ready_at <= ?`, LIMIT));
    this.#dueWithoutBackOff = ids("'due' AND ifnull(not_before, 0) <= ?", LIMIT);
    this.#neverLeft = GOING.map((status) =>
      ids(
        `'${status}' AND ready_at > ? AND ifnull(not_before, 0) <= ? AND rest ->> '$.reason' IN (${NEVER_LEFT})`,
        '',
      ),
    );
    this.#inFlight = ids("'in_flight'", '');
    this.#waiting = WAITING.map((status) => ids(`'${status}'`, LIMIT));
    const ofAll = (best: 'min' | 'max') =>
      statements
        .prepare<[], number | null>(`
          SELECT ${best}(ready_at) FROM (SELECT ${best}(ready_at) AS ready_at FROM application WHERE open_status = 'due'
            UNION ALL SELECT ${best}(ready_at) FROM application WHERE open_status = 'unknown')`)
        .pluck();
    this.#nextDueAt = ofAll('min');
    this.#lastDueAt = ofAll('max');
    this.#counts = statements.prepare(`
      SELECT open_status AS status, count(*) AS count FROM application WHERE open_status IS NOT NULL GROUP BY open_status
      UNION ALL SELECT status, count FROM tally`);
    this.#unsent = statements.prepare(`
      SELECT count(*) AS count, min(confirmed_at) AS oldest FROM application
      WHERE open_status = 'due' AND rest ->> '$.filling' IS NULL AND (stage IN ('registered', 'checked')
        OR stage = 'client_known' AND NOT EXISTS (
          SELECT 1 FROM step WHERE application_id = application.id AND step = 'connect_card'
            AND outcome ->> '$.class' NOT IN ('not_sent', 'not_processed')))`);
  }

  /** What is to be sent, then what is to be looked into; within both the one that waits longest first. */
  due(now: number, options: { readonly ignoreBackOff: boolean; readonly limit: number }): number[] {
    const [due, unclear] = this.#due;
    const first = (options.ignoreBackOff ? this.#dueWithoutBackOff : due)?.all(now, options.limit) ?? [];
    // What was sent needs its time to settle, whoever is in a hurry.
    return first.concat(unclear?.all(now, options.limit - first.length) ?? []);
  }

  nextDueAt(): number | undefined {
    return this.#nextDueAt.get() ?? undefined;
  }

  lastDueAt(): number | undefined {
    return this.#lastDueAt.get() ?? undefined;
  }

  /** Due later than `at`, for nothing but that the last try found no line. */
  neverLeft(at: number): number[] {
    return this.#neverLeft.flatMap((statement) => statement.all(at, at));
  }

  inFlight(): number[] {
    return this.#inFlight.all();
  }

  /** What is on its way, then what is due by its time, then what is unclear. */
  waiting(limit: number): number[] {
    const found: number[] = [];
    for (const statement of this.#waiting) {
      if (found.length < limit) found.push(...statement.all(limit - found.length));
    }
    return found;
  }

  /** Confirmed, and no card of it has gone out: what the time offline has kept here. */
  unsent(): Unsent {
    const { count, oldest } = this.#unsent.get() ?? { count: 0, oldest: null };
    return oldest === null ? { count } : { count, oldestConfirmedAt: oldest };
  }

  countByStatus(): Partial<Record<ApplicationStatus, number>> {
    return Object.fromEntries(this.#counts.all().map(({ status, count }) => [status, count]));
  }
}
