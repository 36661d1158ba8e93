import type { ListedOperation } from '../../domain/operation.ts';
import { nameKey } from '../../domain/person-name.ts';
import { NAME_BLOCK_SIZE } from './name-search.ts';
import type { Statement, Statements } from './statements.ts';

/** By what an entry is found; blank where it names nobody. */
export function operationNameKey(listed: ListedOperation): string {
  const client = listed.kind === 'operation' ? listed.operation.client : undefined;
  const { lastName, firstName, middleName } = client ?? {};
  return nameKey([lastName, firstName, middleName].filter(Boolean).join(' '));
}

export class OperationNameWriter {
  readonly #add: Statement;

  constructor(statements: Statements) {
    this.#add = statements.prepare('INSERT INTO operation_name (block, name_key, id) VALUES (?, ?, ?)');
  }

  add(id: number, entry: ListedOperation): void {
    const key = operationNameKey(entry);
    if (key !== '') this.#add.run(Math.floor(id / NAME_BLOCK_SIZE), key, id);
  }
}
