import type { ApplicationStatus } from '../../domain/application.ts';
import { nameKey } from '../../domain/person-name.ts';
import { parseRegistrationNumber } from '../../domain/registration-number.ts';
import { parseSnils } from '../../domain/snils.ts';
import { parseUid } from '../../domain/uid.ts';
import type { Find, ListedApplication, Page, StatusFilter, TodayCounts } from './journal.ts';
import { LIMIT } from './limit.ts';
import { NameSearch } from './name-search.ts';
import { type StoredNumber, shownNumber, storedNumber, type Workplace } from './numbering.ts';
import type { Statement, Statements } from './statements.ts';

interface Row {
  readonly id: number;
  readonly number: StoredNumber;
  readonly registered_at: number;
  readonly full_name: string;
  readonly status: ApplicationStatus;
}

type ByKey = Statement<[string | number, number, number], Row>;

export interface Cut {
  readonly before?: number;
  readonly limit: number;
}

const COLUMNS = 'l.id, l.number, l.registered_at, l.full_name, l.status';
/** Larger than every id. */
const FROM_NEWEST = Number.MAX_SAFE_INTEGER;

type Narrowed = Exclude<StatusFilter, 'all'>;

/** In the words of the index that has these rows and no others: SQLite knows it by them. */
const STATUS_IS: Readonly<Record<Narrowed, string>> = {
  open: "IN ('filling', 'due', 'in_flight', 'unknown', 'needs_decision', 'returned')",
  connected: "= 'connected'",
  refused: "IN ('has_active_card', 'refused', 'withdrawn', 'not_connected')",
};

/** The index has few rows and goes first, whatever else SQLite thinks; a chip is left where its UID is known. */
const CHIPS_LEFT = `
  FROM application a INDEXED BY application_chip_left CROSS JOIN card c ON c.application_id = a.id
    CROSS JOIN listing l ON l.id = a.id
  WHERE a.status = 'connected' AND a.rest ->> '$.chip' = 'not_registered' AND c.chip = 'uid'`;

/** Pages of the narrow list, newest first, by key and never by offset: depth costs nothing. */
export class Listing {
  readonly #place: Workplace;
  readonly #names: NameSearch;
  readonly #page: Statement<[number, number], Row>;
  readonly #filtered: Readonly<Record<Narrowed, Statement<[number, number], Row>>>;
  readonly #chipsLeft: Statement<[number, number], Row>;
  readonly #countChipsLeft: Statement<[], number>;
  readonly #today: Statement<[number], TodayCounts>;
  readonly #row: Statement<[number], Row>;
  readonly #byNumber: ByKey;
  readonly #bySnils: ByKey;
  readonly #byUid: ByKey;

  constructor(statements: Statements, place: Workplace) {
    this.#place = place;
    this.#names = new NameSearch(statements);
    this.#page = statements.prepare(
      `SELECT ${COLUMNS} FROM listing l WHERE l.id < ? ORDER BY l.id DESC ${LIMIT}`,
    );
    this.#filtered = {
      open: narrowed(statements, 'open'),
      connected: narrowed(statements, 'connected'),
      refused: narrowed(statements, 'refused'),
    };
    this.#chipsLeft = statements.prepare(
      `SELECT ${COLUMNS} ${CHIPS_LEFT} AND a.id < ? ORDER BY a.id DESC ${LIMIT}`,
    );
    this.#countChipsLeft = statements.prepare<[], number>(`SELECT count(*) ${CHIPS_LEFT}`).pluck();
    this.#today = statements.prepare(`
      SELECT count(*) AS taken,
        count(*) FILTER (WHERE l.status = 'connected' OR a.stage = 'card_connected') AS connected
      FROM listing l CROSS JOIN application a ON a.id = l.id WHERE l.registered_at >= ?`);
    this.#row = statements.prepare(`SELECT ${COLUMNS} FROM listing l WHERE l.id = ?`);
    this.#byNumber = byKey(statements, 'application', 'id', 'number');
    this.#bySnils = byKey(statements, 'person', 'application_id', 'snils');
    this.#byUid = byKey(statements, 'card', 'application_id', 'uid');
  }

  page({ before = FROM_NEWEST, limit }: Cut): Page {
    return this.#cut(this.#page.all(before, limit + 1), limit);
  }

  filtered(filter: StatusFilter, { before = FROM_NEWEST, limit }: Cut): Page {
    if (filter === 'all') return this.page({ before, limit });
    return this.#cut(this.#filtered[filter].all(before, limit + 1), limit);
  }

  chipsLeft({ before = FROM_NEWEST, limit }: Cut): Page {
    return this.#cut(this.#chipsLeft.all(before, limit + 1), limit);
  }

  countChipsLeft(): number {
    return this.#countChipsLeft.get() ?? 0;
  }

  /** Epoch ms of the day's beginning. */
  since(dayStart: number): TodayCounts {
    return this.#today.get(dayStart) ?? { taken: 0, connected: 0 };
  }

  /** What can't be such a key (a SNILS of ten digits) finds nothing. */
  find(find: Find, cut: Cut): Page {
    switch (find.by) {
      case 'registration_number': {
        const number = parseRegistrationNumber(find.value);
        return this.#byKey(
          this.#byNumber,
          number.ok ? storedNumber(number.value, this.#place) : undefined,
          cut,
        );
      }
      case 'snils': {
        const snils = parseSnils(find.value);
        return this.#byKey(this.#bySnils, snils.ok ? snils.value : undefined, cut);
      }
      case 'uid': {
        const uid = parseUid(find.value);
        return this.#byKey(this.#byUid, uid.ok ? uid.value : undefined, cut);
      }
      case 'name':
        return this.#byName(nameKey(find.value), cut);
    }
  }

  #byKey(statement: ByKey, key: string | number | undefined, { before = FROM_NEWEST, limit }: Cut): Page {
    return this.#cut(key === undefined ? [] : statement.all(key, before, limit + 1), limit);
  }

  #byName(prefix: string, { before = FROM_NEWEST, limit }: Cut): Page {
    if (prefix === '') return this.page({ before, limit });
    const rows: Row[] = [];
    for (const id of this.#names.idsByPrefix(prefix, before, limit + 1)) {
      const row = this.#row.get(id);
      if (row) rows.push(row);
    }
    return this.#cut(rows, limit);
  }

  /** One row more than asked for was read: it tells whether there is a next page. */
  #cut(found: readonly Row[], limit: number): Page {
    const rows: ListedApplication[] = [];
    for (const row of found) if (rows.length < limit) rows.push(this.#listed(row));
    const last = rows.at(-1);
    return found.length > limit && last ? { rows, next: last.id } : { rows };
  }

  #listed({ id, number, registered_at, full_name, status }: Row): ListedApplication {
    const registrationNumber = shownNumber(number, this.#place);
    return { id, registrationNumber, registeredAt: registered_at, fullName: full_name, status };
  }
}

/** The key's index alone gives the ids in their order; CROSS JOIN keeps the list from going first. */
function byKey(statements: Statements, table: string, id: string, column: string): ByKey {
  return statements.prepare(`
    SELECT ${COLUMNS} FROM ${table} k CROSS JOIN listing l ON l.id = k.${id}
    WHERE k.${column} = ? AND k.${id} < ? ORDER BY k.${id} DESC ${LIMIT}`);
}

/** Named, as SQLite would rather walk the list by its key: a rare status would cost the whole of it. */
function narrowed(statements: Statements, filter: Narrowed): Statement<[number, number], Row> {
  return statements.prepare(`
    SELECT ${COLUMNS} FROM listing l INDEXED BY listing_${filter}
    WHERE l.status ${STATUS_IS[filter]} AND l.id < ? ORDER BY l.id DESC ${LIMIT}`);
}
