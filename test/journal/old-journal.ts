import type Database from 'better-sqlite3';
import { openEncrypted } from '../../src/main/journal/encrypted-database.ts';
import { FileKeyStore } from '../../src/main/journal/file-key-store.ts';
import { writeOwner } from '../../src/main/journal/journal-owner.ts';
import { MIGRATIONS, migrate } from '../../src/main/journal/migrations.ts';
import { MORNING } from './invented-application.ts';
import type { TemporaryWorkplace } from './temporary-workplace.ts';

/** Rows as the first version wrote them: one application of each kind, with its steps and events. */
const ROWS = `
INSERT INTO numbering VALUES (2026, 4);
INSERT INTO application (id, number, registered_at, confirmed_at, status, stage, tries, num_sid, due_at, not_before, rest)
VALUES (1, 2026000001, ${MORNING}, ${MORNING}, 'connected', NULL, NULL, '1234567890', NULL, NULL, '{"chip":"none"}'),
  (2, 2026000002, ${MORNING}, ${MORNING}, 'due', 'checked', 1, NULL, ${MORNING + 5}, ${MORNING + 9}, '{"reason":"tls"}'),
  (3, 2026000003, ${MORNING}, ${MORNING}, 'in_flight', 'registered', 0, NULL, NULL, NULL, '{}'),
  (4, 2026000004, ${MORNING}, ${MORNING}, 'refused', NULL, NULL, NULL, NULL, NULL, '{"by":"office","ground":"1.2.1"}');
INSERT INTO person
SELECT id, 'Сёмина-Ёлкина', 'Аглая', 'Прохоровна', '1985-03-17', 'г. Далматово', 'female', '59492311630', '79123456780',
  'aglaya@example.test', 'г. Курган, ул. Вымышленная, д. 7', 1, 0 FROM application WHERE id < 4;
INSERT INTO document
SELECT id, 1, '3705 123456', '2005-04-20', 'УВД города Кургана', '450001', 'г. Курган, ул. Придуманная, д. 1'
FROM application WHERE id < 4;
INSERT INTO card VALUES (2, '${'a1b2c3d4'.repeat(8)}', 'Y2lwaGVyIHRleHQ=', 'region-1', '53',
  '[{"keyId":"transport","hash":"${'e5f6'.repeat(16)}"}]', '40817810000000000001', 'uid', '2A83155E', '0713233758');
INSERT INTO listing SELECT id, number, registered_at, iif(id < 4, 'Сёмина-Ёлкина Аглая Прохоровна', ''), status
FROM application;
INSERT INTO name_entry SELECT 0, 'СЕМИНА-ЕЛКИНА АГЛАЯ ПРОХОРОВНА', id FROM application WHERE id < 4;
INSERT INTO tally VALUES ('connected', 1), ('refused', 1);
INSERT INTO step VALUES (3, 1, 'check_active_card', 1, 'd', ${MORNING}, NULL, NULL);
INSERT INTO event (at, application_id, kind, detail)
SELECT ${MORNING}, id, 'application_registered', '{"warnings":""}' FROM application;`;

/** Lost answers as the second version left them, one at each stage that has a POST, and what stood beside them. */
const LOST_ROWS = `
INSERT INTO application (id, number, registered_at, confirmed_at, status, stage, tries, num_sid, due_at, not_before, rest)
VALUES (5, 2026000005, ${MORNING}, ${MORNING + 1}, 'unknown', 'checked', 2, NULL, NULL, NULL, '{"since":${MORNING + 5},"reason":"timeout"}'),
  (6, 2026000006, ${MORNING}, ${MORNING + 1}, 'unknown', 'client_known', 1, NULL, NULL, NULL, '{"since":${MORNING + 6},"reason":"server_error"}'),
  (7, 2026000007, ${MORNING}, ${MORNING + 1}, 'unknown', 'card_connected', 1, '77', NULL, NULL, '{"since":${MORNING + 7},"reason":"interrupted"}'),
  (8, 2026000008, ${MORNING}, ${MORNING + 1}, 'needs_decision', 'checked', 3, NULL, NULL, NULL,
    '{"schoolboyRefusals":3,"since":${MORNING + 8},"why":"schoolboy_unavailable"}'),
  (9, 2026000009, ${MORNING}, ${MORNING}, 'filling', 'checked', 0, NULL, NULL, NULL, '{"filling":true,"checkedAt":${MORNING + 9}}'),
  (10, 2026000010, ${MORNING}, ${MORNING}, 'withdrawn', NULL, NULL, NULL, NULL, NULL, '{}');
UPDATE numbering SET last = 10;
INSERT INTO listing SELECT id, number, registered_at, '', status FROM application WHERE id > 4;
INSERT INTO tally VALUES ('withdrawn', 1);`;

/** Takes the place of the workplace's journal: a file that an older version of the program has left. */
export function leaveOldJournal(
  workplace: TemporaryWorkplace,
  makeKey: (length: number) => Uint8Array,
  version: 1 | 2 = 1,
): void {
  const key = new FileKeyStore(workplace.dataDirectory, makeKey).create();
  if (!key.ok) throw new Error(key.problem.message);
  const database = openEncrypted(workplace.file, key.value, {});
  database.pragma('journal_mode = WAL');
  migrate(database, MIGRATIONS.slice(0, 1));
  writeOwner(database, workplace.options());
  database.exec(ROWS);
  if (version === 2) {
    migrate(database, MIGRATIONS.slice(0, 2));
    database.exec(LOST_ROWS);
  }
  database.close();
}

export function rowsOf(database: Database.Database, table: string): unknown[] {
  return database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all();
}
