import { nameKey } from '../../domain/person-name.ts';
import type { StoredOperation } from './inbox.ts';
import type { FindOperations, OperationPage } from './inbox-desk.ts';
import { LIMIT } from './limit.ts';
import type { Cut } from './listing.ts';
import { NameSearch } from './name-search.ts';
import type { OperationReader } from './operation-reader.ts';
import type { Statement, Statements } from './statements.ts';

/** Larger than every id. */
const FROM_NEWEST = Number.MAX_SAFE_INTEGER;

/** Pages of all operations, those that came last first, by key and never by offset: depth costs nothing. */
export class OperationListReader {
  readonly #operations: OperationReader;
  readonly #names: NameSearch;
  readonly #page: Statement<[number, number], number>;
  readonly #ofDay: Statement<[number, number, number, number], number>;

  constructor(statements: Statements, operations: OperationReader) {
    this.#operations = operations;
    this.#names = new NameSearch(statements, { entries: 'operation_name', rows: 'operation' });
    this.#page = statements
      .prepare<[number, number], number>(`SELECT id FROM operation WHERE id < ? ORDER BY id DESC ${LIMIT}`)
      .pluck();
    // The ids of one day alone are sorted.
    this.#ofDay = statements
      .prepare<[number, number, number, number], number>(`
        SELECT id FROM operation INDEXED BY operation_made
        WHERE made_at >= ? AND made_at < ? AND id < ? ORDER BY id DESC ${LIMIT}`)
      .pluck();
  }

  page(find: FindOperations | undefined, { before = FROM_NEWEST, limit }: Cut): OperationPage {
    // One more than asked for tells whether there is a next page.
    const ids = this.#ids(find, before, limit + 1);
    const rows = ids.slice(0, limit).flatMap((id): StoredOperation[] => {
      const stored = this.#operations.byId(id);
      return stored ? [stored] : [];
    });
    const last = ids[limit - 1];
    return ids.length > limit && last !== undefined ? { rows, next: last } : { rows };
  }

  #ids(find: FindOperations | undefined, before: number, limit: number): readonly number[] {
    switch (find?.by) {
      case undefined:
        return this.#page.all(before, limit);
      case 'name':
        return this.#names.idsByPrefix(nameKey(find.value), before, limit);
      case 'day':
        return this.#ofDay.all(find.from, find.until, before, limit);
    }
  }
}
