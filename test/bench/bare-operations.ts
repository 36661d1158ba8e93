import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { NUMBER_END } from '../../src/main/journal/migrations/005-operations.ts';
import { NAME_BLOCK_SIZE } from '../../src/main/journal/name-search.ts';

const AT = 1_795_000_000_000;
const AT_ONCE = 100;

const text = (longest: number) => z.string().max(longest);

/** The list as the regulation prints it, in the schema library alone. */
export const bareList = z.array(
  z.object({
    operationId: text(36),
    operationType: z.enum(['Register', 'Block']),
    operationDateTime: text(23),
    codeBlock: z.int().optional(),
    client: z
      .object({
        lastName: text(50),
        firstName: text(50),
        middleName: text(50).optional(),
        phone: text(11).optional(),
        snils: text(11).optional(),
        birthDate: text(10).optional(),
        document: z
          .object({
            docType: z.int(),
            series: text(20),
            number: text(40),
            issuedBy: text(255),
            dateIssue: text(10),
            unitCode: text(7),
          })
          .optional(),
      })
      .optional(),
    bankCard: z.object({ numSID: text(255), cardNum: text(2), cardHash: text(255) }),
  }),
);
type Listed = z.infer<typeof bareList>[number];

export interface BareInbox {
  /** Bytes → read, saved in both places, each matched; all that the peer of R2 does. */
  run(page: Buffer): void;
  close(): void;
}

/**
 * The least that could do it: no mapping, no checks beyond the schema, no rules, and everybody waits. Writes the
 * same rows with the same words of what happened, a hundred in a commit, and asks the same questions of `persons`.
 * `target` is empty but for its tables; `copy` a file that only grows.
 */
export function bareInbox(target: Database.Database, persons: Database.Database, copy: string): BareInbox {
  const file = openSync(copy, 'a', 0o600);
  const [insert, settle, match] = [inserting(target), settling(target), matching(persons)];
  const each = (rows: readonly Listed[], work: (some: readonly Listed[]) => void): void => {
    for (let from = 0; from < rows.length; from += AT_ONCE) work(rows.slice(from, from + AT_ONCE));
  };
  return {
    run: (page) => {
      const rows = bareList.parse(JSON.parse(page.toString()));
      each(rows, (some) => {
        writeSync(file, JSON.stringify(some));
        fdatasyncSync(file);
        insert.immediate(some);
      });
      each(rows, (some) => settle.immediate(some, 'accepted', 'operation_settled'));
      each(rows, (some) => {
        for (const row of some) if (match(row) === 0) throw new Error('the peer found nobody');
        settle.immediate(some, 'decided', 'operation_settled');
      });
    },
    close: () => closeSync(file),
  };
}

function inserting(database: Database.Database) {
  const operation = database.prepare(`
    INSERT INTO operation (operation_id, received_at, made_at, type, card_hash, num_sid, status, due_at, rest)
    VALUES (?, ?, ?, 'register', ?, ?, 'saved', ?, '{"tries":0}')`);
  const entry = database.prepare('INSERT INTO operation_entry (operation, entry) VALUES (?, ?)');
  const event = eventOf(database);
  return database.transaction((rows: readonly Listed[]) => {
    for (const row of rows) {
      const { cardHash, numSID } = row.bankCard;
      const { lastInsertRowid } = operation.run(row.operationId, AT, AT, cardHash, numSID, AT);
      entry.run(lastInsertRowid, JSON.stringify(row));
      event.run(AT, 'operation_taken', `{"operation":${lastInsertRowid}}`);
    }
  });
}

function settling(database: Database.Database) {
  const state = database.prepare(`
    UPDATE operation SET status = ?, due_at = ?, verdict = ?, rest = ? WHERE operation_id = ? RETURNING id`);
  const event = eventOf(database);
  return database.transaction((rows: readonly Listed[], status: 'accepted' | 'decided', kind: string) => {
    const verdict = status === 'decided' ? 'found' : null;
    for (const { operationId } of rows) {
      const { id } = state.get(status, AT, verdict, '{"by":"evidence","tries":0}', operationId) as {
        id: number;
      };
      event.run(AT, kind, `{"operation":${id},"status":"${status}"}`);
    }
  });
}

function eventOf(database: Database.Database): Database.Statement {
  return database.prepare('INSERT INTO event (at, kind, detail) VALUES (?, ?, ?)');
}

/** By either key of the regulation and by the card, and what made the cards of those found active or not. */
function matching(database: Database.Database): (row: Listed) => number {
  const found = 'SELECT p.*, a.number, a.registered_at, d.type, d.number AS document, d.issued_on';
  const rest = `CROSS JOIN application a ON a.id = p.application_id LEFT JOIN document d ON d.application_id = a.id`;
  const bySnils = database.prepare(`${found} FROM person p ${rest} WHERE p.snils = ?`);
  const byDocument = database.prepare(`
    ${found} FROM (SELECT application_id AS id FROM document WHERE ${NUMBER_END} = ?) same
    CROSS JOIN person p ON p.application_id = same.id ${rest}`);
  const byName = database.prepare(`
    WITH RECURSIVE blocks (block) AS (SELECT 0 UNION ALL
      SELECT block + 1 FROM blocks WHERE block < (SELECT max(id) FROM listing) / ${NAME_BLOCK_SIZE})
    ${found} FROM blocks CROSS JOIN name_entry n ON n.block = blocks.block AND n.name_key = ?
    CROSS JOIN person p ON p.application_id = n.id AND p.birth_date = ? ${rest}`);
  const byCard = database.prepare(`
    ${found} FROM (SELECT application_id AS id FROM card WHERE hash = ?) same
    CROSS JOIN person p ON p.application_id = same.id ${rest}`);
  const connected = database.prepare(`
    SELECT a.id, a.num_sid, c.hash, a.confirmed_at FROM application a CROSS JOIN card c ON c.application_id = a.id
    WHERE a.id IN (SELECT value FROM json_each(?)) AND a.status = 'connected'`);
  const operations = database.prepare('SELECT id, type, made_at FROM operation WHERE card_hash = ?');
  return ({ client, bankCard }) => {
    const name = [client?.lastName, client?.firstName, client?.middleName].join(' ').toUpperCase();
    const persons = [
      ...bySnils.all(client?.snils),
      ...byDocument.all(client?.document?.number),
      ...byName.all(name, client?.birthDate),
      ...byCard.all(bankCard.cardHash),
    ] as { application_id: number }[];
    const ids = [...new Set(persons.map((person) => person.application_id))];
    return connected.all(JSON.stringify(ids)).length + operations.all(bankCard.cardHash).length;
  };
}
