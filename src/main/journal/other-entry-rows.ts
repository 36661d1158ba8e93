import type { ListedOperation } from '../../domain/operation.ts';
import type { OtherEntry } from './inbox-desk.ts';
import type { Clerk } from './journal.ts';
import { present } from './state-columns.ts';
import type { Statement, Statements } from './statements.ts';

/** What came later under the number of an operation, as it came. */
export class OtherEntryWriter {
  readonly #insert: Statement;
  readonly #see: Statement;

  constructor(statements: Statements) {
    this.#insert = statements.prepare('INSERT INTO operation_other (operation, at, entry) VALUES (?, ?, ?)');
    this.#see = statements.prepare(
      'UPDATE operation_other SET seen_at = ?, seen_by = ? WHERE operation = ? AND seen_at IS NULL',
    );
  }

  add(operation: number, entry: string, at: number): void {
    this.#insert.run(operation, at, entry);
  }

  see(operation: number, clerk: Clerk, at: number): void {
    this.#see.run(at, clerk.id, operation);
  }
}

interface Row {
  readonly at: number;
  readonly entry: string;
  readonly seen_at: number | null;
  readonly clerk: string | null;
}

export class OtherEntryReader {
  readonly #of: Statement<[number], Row>;
  readonly #unseen: Statement<[number], number>;
  readonly #countUnseen: Statement<[], number>;

  constructor(statements: Statements) {
    this.#of = statements.prepare(`
      SELECT other.at, other.entry, other.seen_at, clerk.name AS clerk
      FROM operation_other other LEFT JOIN clerk ON clerk.id = other.seen_by
      WHERE other.operation = ? ORDER BY other.id`);
    const unseen = 'FROM operation_other INDEXED BY operation_other_unseen WHERE seen_at IS NULL';
    this.#unseen = statements
      .prepare<[number], number>(`SELECT DISTINCT operation ${unseen} ORDER BY operation LIMIT +?`)
      .pluck();
    this.#countUnseen = statements.prepare<[], number>(`SELECT count(DISTINCT operation) ${unseen}`).pluck();
  }

  /** As they are kept, the first first. */
  entriesOf(operation: number): readonly string[] {
    return this.#of.all(operation).map(({ entry }) => entry);
  }

  of(operation: number): readonly OtherEntry[] {
    return this.#of.all(operation).map(({ at, entry, seen_at, clerk }) => ({
      at,
      entry: JSON.parse(entry) as ListedOperation,
      ...present('seenAt', seen_at),
      ...present('seenBy', clerk),
    }));
  }

  /** Operations that nobody has looked at since. */
  unseen(limit: number): readonly number[] {
    return this.#unseen.all(limit);
  }

  countUnseen(): number {
    return this.#countUnseen.get() ?? 0;
  }
}
