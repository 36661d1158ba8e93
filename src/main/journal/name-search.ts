import { LIMIT } from './limit.ts';
import type { Statement, Statements } from './statements.ts';

/**
 * Names are indexed in blocks of so many applications or operations, newest block first. A rare name costs one look
 * into each block, a common one the sort of its share of one block: neither grows to a walk over all.
 */
export const NAME_BLOCK_SIZE = 16_384;

/** Sorts after every character a name can have. */
const LAST_CHARACTER = '\u{10FFFF}';

/** Where the names stand, and whose they are. */
interface Named {
  readonly entries: 'name_entry' | 'operation_name';
  readonly rows: 'listing' | 'operation';
}

export class NameSearch {
  readonly #newest: Statement<[], number>;
  readonly #inBlock: Statement<[number, string, string, number, number], number>;

  constructor(statements: Statements, { entries, rows }: Named = { entries: 'name_entry', rows: 'listing' }) {
    this.#newest = statements.prepare<[], number>(`SELECT max(id) FROM ${rows}`).pluck();
    this.#inBlock = statements
      .prepare<[number, string, string, number, number], number>(
        `SELECT id FROM ${entries} WHERE block = ? AND name_key >= ? AND name_key < ? AND id < ?
         ORDER BY id DESC ${LIMIT}`,
      )
      .pluck();
  }

  /** Ids below `before`, newest first, of those whose name key begins with `prefix`. */
  idsByPrefix(prefix: string, before: number, limit: number): number[] {
    const ids: number[] = [];
    const newest = Math.min(this.#newest.get() ?? 0, before - 1);
    for (let block = Math.floor(newest / NAME_BLOCK_SIZE); block >= 0 && ids.length < limit; block -= 1) {
      ids.push(...this.#inBlock.all(block, prefix, prefix + LAST_CHARACTER, before, limit - ids.length));
    }
    return ids;
  }
}
