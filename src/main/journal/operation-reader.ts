import type { ListedOperation, OperationId } from '../../domain/operation.ts';
import type { OperationStateName } from '../../domain/operation-state.ts';
import type { OperationDue, OperationToTell, StoredOperation } from './inbox.ts';
import { LIMIT } from './limit.ts';
import { NOT_ENDED, type OperationColumns, operationStateOf } from './operation-columns.ts';
import { present } from './state-columns.ts';
import type { Statement, Statements } from './statements.ts';

interface Row extends OperationColumns {
  readonly id: number;
  readonly operation_id: OperationId;
  readonly received_at: number;
  readonly application_id: number | null;
  readonly tell_since: number | null;
  readonly entry: string;
}

/** What is compared with the second copy. */
export interface OperationStanding extends Pick<OperationColumns, 'status' | 'verdict'> {
  readonly id: number;
  readonly operationId: OperationId;
}

const WHOLE = `SELECT o.id, o.operation_id, o.received_at, o.application_id, o.status, o.due_at, o.verdict, o.rest,
  o.tell_since, e.entry`;
/** The operation goes first: its index has the order. */
const JOINED = 'FROM operation o CROSS JOIN operation_entry e ON e.operation = o.id';

/** Operations whole, and the questions by which the loop finds them. */
export class OperationReader {
  readonly #byId: Statement<[number], Row>;
  readonly #byOperationId: Statement<[string], Row>;
  readonly #idOf: Statement<[string], number>;
  readonly #standing: Statement<[string], OperationStanding>;
  readonly #open: Statement<[], OperationStanding>;
  readonly #entry: Statement<[number], string>;
  readonly #operationIdOf: Statement<[number], OperationId>;
  readonly #endedBefore: Statement<[string, number], number>;
  readonly #isToTell: Statement<[number], number>;
  readonly #ofApplication: Statement<[number], Row>;
  readonly #ofCard: Statement<[string, string, string], Row>;
  readonly #due: Statement<[string, number, number], Row>;
  readonly #inState: Statement<[string, number], Row>;
  readonly #duesIn: Statement<[string], OperationDue>;
  readonly #toTell: Statement<[number], Row>;
  readonly #countToTell: Statement<[], number>;
  readonly #nextDueAt: Statement<[], number | null>;
  readonly #lastDueAt: Statement<[], number>;
  readonly #counts: Statement<[], { readonly status: OperationStateName; readonly count: number }>;

  constructor(statements: Statements) {
    const rows = <Parameters extends unknown[]>(tail: string) =>
      statements.prepare<Parameters, Row>(`${WHOLE} ${JOINED} ${tail}`);
    this.#byId = rows('WHERE o.id = ?');
    this.#byOperationId = rows('WHERE o.operation_id = ?');
    this.#idOf = statements
      .prepare<[string], number>('SELECT id FROM operation WHERE operation_id = ?')
      .pluck();
    const standings = <Parameters extends unknown[]>(where: string) =>
      statements.prepare<Parameters, OperationStanding>(
        `SELECT id, operation_id AS operationId, status, verdict FROM operation WHERE ${where}`,
      );
    this.#standing = standings('operation_id = ?');
    this.#open = standings(`${NOT_ENDED} ORDER BY id`);
    this.#entry = statements
      .prepare<[number], string>('SELECT entry FROM operation_entry WHERE operation = ?')
      .pluck();
    this.#operationIdOf = statements
      .prepare<[number], OperationId>('SELECT operation_id FROM operation WHERE id = ?')
      .pluck();
    this.#endedBefore = statements
      .prepare<[string, number], number>('SELECT 1 FROM operation WHERE operation_id = ? AND ended_at < ?')
      .pluck();
    this.#isToTell = statements
      .prepare<[number], number>(
        'SELECT 1 FROM operation WHERE id = ? AND tell_since IS NOT NULL AND told_at IS NULL',
      )
      .pluck();
    this.#ofApplication = rows('WHERE o.application_id = ? ORDER BY o.made_at, o.id');
    this.#ofCard = rows(`WHERE o.id IN (SELECT id FROM operation WHERE card_hash = ?
      UNION ALL SELECT id FROM operation WHERE num_sid = ?
      UNION ALL SELECT id FROM operation WHERE card_hash IN (SELECT card_hash FROM operation WHERE num_sid = ?))
      AND o.type IS NOT NULL ORDER BY o.made_at, o.id`);
    this.#due = rows(`WHERE o.status = ? AND o.due_at <= ? ORDER BY o.made_at, o.id ${LIMIT}`);
    this.#inState = rows(`WHERE o.status = ? ORDER BY o.made_at, o.id ${LIMIT}`);
    this.#duesIn = statements.prepare(
      'SELECT id, due_at AS dueAt FROM operation WHERE status = ? ORDER BY made_at, id',
    );
    this.#toTell = rows(
      `WHERE o.tell_since IS NOT NULL AND o.told_at IS NULL ORDER BY o.tell_since, o.id ${LIMIT}`,
    );
    this.#countToTell = statements
      .prepare<[], number>('SELECT count(*) FROM operation WHERE tell_since IS NOT NULL AND told_at IS NULL')
      .pluck();
    this.#nextDueAt = statements
      .prepare<[], number | null>(`
        SELECT min(due_at) FROM operation WHERE status IN ('saved', 'accepted', 'waits_for_day', 'decided')`)
      .pluck();
    // One step in the index for each; over all of them it would be read whole.
    const lastIn = (status: string) =>
      `ifnull((SELECT max(due_at) FROM operation WHERE status = '${status}'), 0)`;
    this.#lastDueAt = statements
      .prepare<[], number>(`SELECT max(${['saved', 'accepted', 'decided'].map(lastIn).join(', ')})`)
      .pluck();
    this.#counts = statements.prepare(`
      SELECT status, count(*) AS count FROM operation WHERE ${NOT_ENDED} GROUP BY status
      UNION ALL SELECT status, count FROM operation_tally`);
  }

  byId(id: number): StoredOperation | undefined {
    return storedOf(this.#byId.get(id));
  }

  byOperationId(operationId: OperationId): StoredOperation | undefined {
    return storedOf(this.#byOperationId.get(operationId));
  }

  has(operationId: OperationId): boolean {
    return this.idOf(operationId) !== undefined;
  }

  idOf(operationId: OperationId): number | undefined {
    return this.#idOf.get(operationId);
  }

  standing(operationId: OperationId): OperationStanding | undefined {
    return this.#standing.get(operationId);
  }

  /** All that have not ended. */
  open(): OperationStanding[] {
    return this.#open.all();
  }

  /** As it came with the list. */
  entry(id: number): ListedOperation {
    return JSON.parse(this.entryText(id)) as ListedOperation;
  }

  entryText(id: number): string {
    return this.#entry.get(id) ?? 'null';
  }

  operationIdOf(id: number): OperationId | undefined {
    return this.#operationIdOf.get(id);
  }

  endedBefore(operationId: OperationId, before: number): boolean {
    return this.#endedBefore.get(operationId, before) !== undefined;
  }

  isToTell(id: number): boolean {
    return this.#isToTell.get(id) !== undefined;
  }

  ofApplication(applicationId: number): StoredOperation[] {
    return this.#ofApplication.all(applicationId).flatMap((row) => storedOf(row) ?? []);
  }

  /** Oldest first. */
  ofCard(hash: string, numSid: string): StoredOperation[] {
    return this.#ofCard.all(hash, numSid, numSid).flatMap((row) => storedOf(row) ?? []);
  }

  /** Oldest first. */
  due(status: OperationStateName, now: number, limit: number): StoredOperation[] {
    return this.#due.all(status, now, limit).flatMap((row) => storedOf(row) ?? []);
  }

  /** Oldest first. */
  inState(status: OperationStateName, limit: number): StoredOperation[] {
    return this.#inState.all(status, limit).flatMap((row) => storedOf(row) ?? []);
  }

  /** Oldest first. */
  duesIn(status: OperationStateName): OperationDue[] {
    return this.#duesIn.all(status);
  }

  nextDueAt(): number | undefined {
    return this.#nextDueAt.get() ?? undefined;
  }

  lastDueAt(): number | undefined {
    return this.#lastDueAt.get() || undefined;
  }

  count(): Partial<Record<OperationStateName, number>> {
    return Object.fromEntries(this.#counts.all().map(({ status, count }) => [status, count]));
  }

  /** Who has waited longest first. */
  toTell(limit: number): OperationToTell[] {
    return this.#toTell.all(limit).flatMap((row) => {
      const { id, operation, applicationId } = storedOf(row) ?? {};
      if (id === undefined || operation === undefined || row.tell_since === null) return [];
      return { id, operation, since: row.tell_since, ...(applicationId !== undefined && { applicationId }) };
    });
  }

  countToTell(): number {
    return this.#countToTell.get() ?? 0;
  }
}

function storedOf(row: Row | undefined): StoredOperation | undefined {
  if (row === undefined) return undefined;
  const listed = JSON.parse(row.entry) as ListedOperation;
  return {
    id: row.id,
    receivedAt: row.received_at,
    state: operationStateOf(row),
    ...(listed.kind === 'operation'
      ? { operation: listed.operation }
      : { unreadable: { operationId: row.operation_id, why: listed.entry.why } }),
    ...present('applicationId', row.application_id),
  };
}
