import type Database from 'better-sqlite3';
import { nameKey } from '../../src/domain/person-name.ts';
import { NAME_BLOCK_SIZE } from '../../src/main/journal/name-search.ts';
import {
  FIRST_NAMES,
  inventedLastName,
  inventedSnils,
  inventedUid,
  MIDDLE_NAMES,
  seeded,
} from './invented-people.ts';

/** A year has room for 999 999: a million goes on in the next one. */
export const NUMBERS_A_YEAR = 900_000;

const FIRST_AT = Date.UTC(2026, 0, 12, 6);
const SURNAMES = 8192;

/**
 * Writes so many applications that were connected, ids from 1, into an empty journal: the same for
 * the same count. Straight in SQL, for the journal's own way would take minutes for a million.
 */
export function fillJournal(database: Database.Database, count: number): void {
  database.pragma('journal_mode = MEMORY');
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -2000000');
  database.pragma('temp_store = MEMORY');
  database.function('snils_of', { deterministic: true }, (id) => inventedSnils(Number(id)));
  database.function('uid_of', { deterministic: true }, (id) => inventedUid(Number(id)));
  makeNames(database);
  const indexes = indexesOf(database);
  const fill = database.transaction(() => {
    for (const { name } of indexes) database.exec(`DROP INDEX ${name}`);
    database.exec(rowsUpTo(count));
    for (const { sql } of indexes) database.exec(sql);
  });
  fill();
  database.pragma('journal_mode = WAL');
}

/** They are made faster at the end, by sorting. */
function indexesOf(database: Database.Database): { name: string; sql: string }[] {
  return database
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL",
    )
    .all();
}

function makeNames(database: Database.Database): void {
  const random = seeded(SURNAMES);
  const lists = {
    surname: Array.from({ length: SURNAMES }, () => inventedLastName(random)),
    forename: FIRST_NAMES,
    patronymic: MIDDLE_NAMES,
  };
  for (const [table, names] of Object.entries(lists)) {
    database.exec(`CREATE TEMP TABLE ${table} (n INTEGER PRIMARY KEY, name TEXT, name_key TEXT)`);
    const insert = database.prepare(`INSERT INTO ${table} VALUES (?, ?, ?)`);
    for (const [n, name] of names.entries()) insert.run(n, name, nameKey(name));
  }
}

/** The factors scatter the names over the ids, each in its own way. */
function rowsUpTo(count: number): string {
  return `
CREATE TEMP TABLE filled AS
WITH RECURSIVE ids (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM ids WHERE id < ${count})
SELECT id, (2026 + id / ${NUMBERS_A_YEAR}) * 1000000 + id % ${NUMBERS_A_YEAR} + 1 AS number, ${FIRST_AT} + id * 1000 AS at,
  s.name AS last_name, f.name AS first_name, p.name AS middle_name, s.name || ' ' || f.name || ' ' || p.name AS full_name,
  s.name_key || ' ' || f.name_key || ' ' || p.name_key AS name_key
FROM ids
CROSS JOIN surname s ON s.n = (id * 2654435761 >> 12) % ${SURNAMES}
CROSS JOIN forename f ON f.n = (id * 40503 >> 7) % ${FIRST_NAMES.length}
CROSS JOIN patronymic p ON p.n = (id * 97531 >> 5) % ${MIDDLE_NAMES.length};

INSERT INTO application (id, number, registered_at, confirmed_at, status, num_sid, rest)
SELECT id, number, at, at, 'connected', '1234567890', '{"chip":"registered"}' FROM filled;

INSERT INTO person SELECT id, last_name, first_name, middle_name, date('1940-01-01', (id * 7919 % 25000) || ' days'), 'г. Вымышленск', 'male', snils_of(id),
  '79120000000', NULL, 'г. Вымышленск, ул. Придуманная, д. 1, кв. 1', 1, 0 FROM filled;

INSERT INTO document SELECT id, 1, printf('3705 %06d', id % 1000000), '2015-06-01', NULL, NULL,
  'г. Вымышленск, ул. Придуманная, д. 1, кв. 1' FROM filled;

INSERT INTO card SELECT id, printf('%064x', id), NULL, 'bench', '13', NULL, NULL, 'uid', uid_of(id), uid_of(id), NULL FROM filled;

INSERT INTO listing SELECT id, number, at, full_name, 'connected' FROM filled;

INSERT INTO name_entry SELECT id / ${NAME_BLOCK_SIZE}, name_key, id FROM filled;

INSERT INTO tally VALUES ('connected', ${count});

INSERT INTO numbering SELECT number / 1000000, max(number % 1000000) FROM filled GROUP BY 1;
DROP TABLE filled;`;
}
