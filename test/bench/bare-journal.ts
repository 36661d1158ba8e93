import type Database from 'better-sqlite3';
import { makeDurable } from '../../src/main/journal/encrypted-database.ts';
import { migrate } from '../../src/main/journal/migrations.ts';
import { inventedSnils, inventedUid } from './invented-people.ts';

/**
 * The least that could write the same rows in the same commits: plain text, no mapping, no checks.
 * `database` is empty. Returns what writes one application whole, in 9 commits.
 */
export function bareJournal(database: Database.Database): (id: number) => void {
  makeDurable(database);
  migrate(database);
  const register = database.transaction(registering(database));
  const begin = database.transaction(beginning(database));
  const end = database.transaction(ending(database));
  return (id) => {
    register.immediate(id);
    for (const [place, step] of STEPS.entries()) {
      begin.immediate(id, place + 1, step);
      end.immediate(id, place + 1, step);
    }
  };
}

const STEPS = ['check_active_card', 'register_client', 'connect_card', 'register_chip'];
const AT = 1_795_000_000_000;
const ADDRESS = 'г. Вымышленск, ул. Придуманная, д. 1, кв. 1';

function registering(database: Database.Database): (id: number) => void {
  const numbering = database.prepare(
    'INSERT INTO numbering VALUES (2026, ?) ON CONFLICT (year) DO UPDATE SET last = excluded.last',
  );
  const application =
    database.prepare(`INSERT INTO application (id, number, registered_at, confirmed_at, status, stage,
    tries, due_at, rest) VALUES (?, ?, ${AT}, ${AT}, 'due', 'registered', 0, ${AT}, '{}')`);
  const listing = database.prepare(
    `INSERT INTO listing VALUES (?, ?, ${AT}, 'Семёнов Пётр Фёдорович', 'due')`,
  );
  const person = database.prepare(`INSERT INTO person VALUES (?, 'Семёнов', 'Пётр', 'Фёдорович', '1980-05-17',
    'г. Вымышленск', 'male', ?, '79120000000', NULL, '${ADDRESS}', 1, 0)`);
  const document = database.prepare(
    `INSERT INTO document VALUES (?, 1, '3705 123456', '2015-06-01', NULL, NULL, '${ADDRESS}')`,
  );
  const name = database.prepare("INSERT INTO name_entry VALUES (0, 'СЕМЕНОВ ПЕТР ФЕДОРОВИЧ', ?)");
  const card = database.prepare(
    `INSERT INTO card VALUES (?, '${'a1'.repeat(32)}', '${'b2'.repeat(172)}', 'bench', '13', '[]', NULL, 'uid', ?, ?)`,
  );
  const event = database.prepare(
    `INSERT INTO event (at, application_id, kind, detail) VALUES (${AT}, ?, 'application_registered', '{"warnings":""}')`,
  );
  return (id) => {
    numbering.run(id);
    application.run(id, 2_026_000_000 + id);
    listing.run(id, 2_026_000_000 + id);
    person.run(id, inventedSnils(id));
    document.run(id);
    name.run(id);
    const uid = inventedUid(id);
    card.run(id, uid, uid);
    event.run(id);
  };
}

function beginning(database: Database.Database): (id: number, place: number, step: string) => void {
  const state = database.prepare("UPDATE application SET status = 'in_flight', due_at = NULL WHERE id = ?");
  const listed = database.prepare("UPDATE listing SET status = 'in_flight' WHERE id = ?");
  const insert =
    database.prepare(`INSERT INTO step (application_id, ordinal, step, attempt, digest, intended_at)
    VALUES (?, ?, ?, 1, '${'c3'.repeat(32)}', ${AT})`);
  const event = database.prepare(
    `INSERT INTO event (at, application_id, kind, detail) VALUES (${AT}, ?, 'step_begun', '{"step":"register_client","attempt":1}')`,
  );
  return (id, place, step) => {
    state.run(id);
    listed.run(id);
    insert.run(id, place, step);
    event.run(id);
  };
}

function ending(database: Database.Database): (id: number, place: number, step: string) => void {
  const due = database.prepare(
    `UPDATE application SET status = 'due', stage = 'checked', due_at = ${AT} WHERE id = ?`,
  );
  const final = database.prepare(
    `UPDATE application SET status = 'connected', stage = NULL, tries = NULL, num_sid = '1234567890',
       rest = '{"chip":"registered"}' WHERE id = ?`,
  );
  const listed = database.prepare('UPDATE listing SET status = ? WHERE id = ?');
  const erase = database.prepare(
    'UPDATE card SET cipher_text = NULL, account = NULL, service_hashes = NULL WHERE application_id = ?',
  );
  const tally = database.prepare(
    "INSERT INTO tally VALUES ('connected', 1) ON CONFLICT (status) DO UPDATE SET count = count + 1",
  );
  const ended = database.prepare(
    `UPDATE step SET outcome = '{"class":"done","answer":{"step":"register_client"}}', ended_at = ${AT}
     WHERE application_id = ? AND ordinal = ?`,
  );
  const event =
    database.prepare(`INSERT INTO event (at, application_id, kind, detail) VALUES (${AT}, ?, 'step_ended',
    '{"step":"register_client","attempt":1,"outcome":"done","status":"due"}')`);
  return (id, place) => {
    const last = place === STEPS.length;
    (last ? final : due).run(id);
    listed.run(last ? 'connected' : 'due', id);
    if (last) {
      erase.run(id);
      tally.run();
    }
    ended.run(id, place);
    event.run(id);
  };
}
