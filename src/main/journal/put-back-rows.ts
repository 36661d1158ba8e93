import type Database from 'better-sqlite3';
import type { EventRow } from './event-rows.ts';
import type { StoredNumber } from './numbering.ts';
import type { StateColumns } from './state-columns.ts';

/** As it stands in `meta`: the event alone would have to be searched for. */
export interface PutBackRecord {
  readonly at: number;
  readonly lostEvents: number;
  readonly lostNumbers: readonly { readonly from: StoredNumber; readonly to: StoredNumber }[];
  /** When it was seen to, and by which clerk: by number, as in events. */
  readonly acknowledged?: { readonly at: number; readonly clerk: number };
  /** Applications that the program failed at when it set them right: nothing is sent for them until it can. */
  readonly unsettled?: readonly number[];
  /** Of the last event before the gap, and of the first one after it. */
  readonly gap: { readonly after: number; readonly until: number };
}

export interface UnfinishedRow extends StateColumns {
  readonly id: number;
}

const PUT_BACK = 'put_back';
const HEAD = 'head';

/** What is compared with the outside head, and what is set right where that is ahead. */
export class PutBackRows {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  /** The newest event; undefined in a new journal. */
  lastEvent(): EventRow | undefined {
    return this.#event('ORDER BY sequence DESC LIMIT 1').get();
  }

  event(sequence: number): EventRow | undefined {
    return this.#event('WHERE sequence = +?').get(sequence);
  }

  numbers(): Map<number, number> {
    const rows = this.#database
      .prepare<[], { readonly year: number; readonly last: number }>('SELECT year, last FROM numbering')
      .all();
    return new Map(rows.map(({ year, last }) => [year, last]));
  }

  /** As they are kept, for one may be past reading. */
  unfinished(): UnfinishedRow[] {
    return this.#database
      .prepare<[], UnfinishedRow>(`
        SELECT id, status, stage, tries, num_sid, due_at, not_before, rest
        FROM application WHERE open_status IS NOT NULL ORDER BY id`)
      .all();
  }

  /** Whether this journal ever had an outside head. */
  hasHead(): boolean {
    return this.#meta(HEAD) !== undefined;
  }

  keepHead(): void {
    this.#setMeta(HEAD, 'kept');
  }

  putBack(): PutBackRecord | undefined {
    const text = this.#meta(PUT_BACK);
    return text === undefined ? undefined : (JSON.parse(text) as PutBackRecord);
  }

  setPutBack(record: PutBackRecord): void {
    this.#setMeta(PUT_BACK, JSON.stringify(record));
  }

  /** Within a change: all of `work`, or nothing of it and what it has thrown. */
  wholly(work: () => void): void {
    this.#database.transaction(work)();
  }

  #event(tail: string): Database.Statement<number[], EventRow> {
    return this.#database.prepare(
      `SELECT sequence, at, kind, application_id AS applicationId, detail FROM event ${tail}`,
    );
  }

  #meta(name: string): string | undefined {
    return this.#database
      .prepare<[string], string>('SELECT value FROM meta WHERE name = ?')
      .pluck()
      .get(name);
  }

  #setMeta(name: string, value: string): void {
    this.#database.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)').run(name, value);
  }
}
