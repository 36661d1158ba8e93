import { documentKey } from '../../domain/document-key.ts';
import type { KnownPerson } from '../../domain/known-person.ts';
import {
  applicantOf,
  type ConfirmedRow,
  isConfirmed,
  type Nullable,
  PERSON_COLUMNS,
  type PersonRow,
  personOf,
} from './application-reader.ts';
import { NUMBER_END } from './migrations/005-operations.ts';
import { NAME_BLOCK_SIZE } from './name-search.ts';
import { type StoredNumber, shownNumber, type Workplace } from './numbering.ts';
import type { Statement, Statements } from './statements.ts';

interface Row extends PersonRow, Nullable<ConfirmedRow> {
  readonly id: number;
  readonly number: StoredNumber;
  readonly registeredAt: number;
}

/** More than so many fit nobody: a person has to look in any case. */
const MOST_PERSONS = 50;

const FOUND = `SELECT a.id, a.number, a.registered_at AS registeredAt, ${PERSON_COLUMNS}`;
const REST = `CROSS JOIN application a ON a.id = p.application_id LEFT JOIN document d ON d.application_id = a.id`;
const NEWEST = `ORDER BY a.id DESC LIMIT ${MOST_PERSONS}`;
/** Letters that the compared form knows in the other alphabet only. */
const LATIN = 'ABCEHIKMOPTXY';
const CYRILLIC = 'АВСЕНІКМОРТХУ';

/** Finds people of this journal by what the list says of them. */
export class KnownPersonReader {
  readonly #place: Workplace;
  readonly #bySnils: Statement<[string], Row>;
  readonly #byNumberEnd: Statement<[string, string, string], Row>;
  readonly #byName: Statement<[string, string], Row>;
  readonly #byHash: Statement<[{ readonly key: string }], Row>;
  readonly #byNumSid: Statement<[{ readonly key: string }], Row>;

  constructor(statements: Statements, place: Workplace) {
    this.#place = place;
    this.#bySnils = statements.prepare(`${FOUND} FROM person p ${REST} WHERE p.snils = ? ${NEWEST}`);
    this.#byNumberEnd = statements.prepare(`
      ${FOUND} FROM (SELECT application_id AS id FROM document WHERE ${NUMBER_END} IN (?, ?, ?)) found
      CROSS JOIN person p ON p.application_id = found.id ${REST} ${NEWEST}`);
    // One look into each block of names, as the search does: no index of its own for it.
    this.#byName = statements.prepare(`
      WITH RECURSIVE blocks (block) AS (SELECT 0 UNION ALL
        SELECT block + 1 FROM blocks WHERE block < (SELECT max(id) FROM listing) / ${NAME_BLOCK_SIZE})
      ${FOUND} FROM blocks CROSS JOIN name_entry n ON n.block = blocks.block AND n.name_key = ?
      CROSS JOIN person p ON p.application_id = n.id AND p.birth_date = ? ${REST} ${NEWEST}`);
    const byCard = (own: string, column: string): Statement<[{ readonly key: string }], Row> =>
      statements.prepare(`
        ${FOUND} FROM (SELECT id FROM (${own} LIMIT ${MOST_PERSONS})
          UNION SELECT id FROM (SELECT application_id AS id FROM operation
            WHERE ${column} = $key AND application_id IS NOT NULL LIMIT ${MOST_PERSONS})) found
        CROSS JOIN person p ON p.application_id = found.id ${REST} ${NEWEST}`);
    this.#byHash = byCard('SELECT application_id AS id FROM card WHERE hash = $key', 'card_hash');
    this.#byNumSid = byCard('SELECT id FROM application WHERE num_sid = $key', 'num_sid');
  }

  bySnils(snils: string): KnownPerson[] {
    return this.#shown(this.#bySnils.all(snils));
  }

  /** By the end of the number, and then by all of the key. */
  byDocument(key: string): KnownPerson[] {
    return this.#shown(this.#byNumberEnd.all(...endsOf(key))).filter(
      ({ applicant }) => applicant && documentKey(applicant.document) === key,
    );
  }

  byName(nameKey: string, birthDate: string): KnownPerson[] {
    return this.#shown(this.#byName.all(nameKey, birthDate));
  }

  /** Also of those whose card an operation has connected. */
  byCard(hash: string, numSid: string | undefined): KnownPerson[] {
    const byHash = this.#byHash.all({ key: hash });
    if (byHash.length > 0 || !numSid) return this.#shown(byHash);
    return this.#shown(this.#byNumSid.all({ key: numSid }));
  }

  #shown(rows: readonly Row[]): KnownPerson[] {
    return rows.map((row) => ({
      applicationId: row.id,
      registrationNumber: shownNumber(row.number, this.#place),
      registeredAt: row.registeredAt,
      person: personOf(row),
      ...(isConfirmed(row) && { applicant: applicantOf(row) }),
    }));
  }
}

/** As the end of that number may stand here: in either alphabet, and Cyrillic in small letters, which SQLite leaves. */
function endsOf(key: string): [string, string, string] {
  const end = key.slice(-6);
  const cyrillic = Array.from(end, (letter) => CYRILLIC[LATIN.indexOf(letter)] ?? letter).join('');
  return [end, cyrillic, cyrillic.toLowerCase()];
}
