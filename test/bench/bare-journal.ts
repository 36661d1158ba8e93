import type Database from 'better-sqlite3';
import type { Applicant } from '../../src/domain/applicant.ts';
import type { NewApplication } from '../../src/domain/application.ts';
import { makeDurable } from '../../src/main/journal/encrypted-database.ts';
import { migrate } from '../../src/main/journal/migrations.ts';

type Values = readonly (string | number | null)[];

/** The rows of one application as they are bound, made before the clock runs; `id` comes first. */
export interface BareRows {
  readonly id: number;
  readonly application: Values;
  readonly listing: Values;
  readonly person: Values;
  readonly document: Values;
  readonly card: Values;
  readonly name: Values;
}

const STEPS = ['check_active_card', 'register_client', 'connect_card', 'register_chip'];
const STAGES = ['registered', 'checked', 'client_known', 'card_connected'];
const AT = 1_795_000_000_000;

/**
 * The least that could write the same rows in the same commits: plain text, values ready to bind, no
 * mapping, no checks, no look-ups. `database` is empty. Returns what writes one application whole,
 * in 9 commits.
 */
export function bareJournal(database: Database.Database): (rows: BareRows) => void {
  makeDurable(database);
  migrate(database);
  const register = database.transaction(registering(database));
  const begin = database.transaction(beginning(database));
  const end = database.transaction(ending(database));
  return (rows) => {
    register.immediate(rows);
    for (const place of STEPS.keys()) {
      begin.immediate(rows.id, place);
      end.immediate(rows.id, place);
    }
  };
}

export function bareRows(id: number, { applicant, card }: NewApplication): BareRows {
  const number = 2_026_000_000 + id;
  const { hash, cipherText, keyAlias, lastTwo } = card.hidden;
  if (card.chip.kind !== 'uid') throw new Error('the bench writes cards with a chip');
  const { uid, mifareId } = card.chip;
  return {
    id,
    application: [id, number, AT, AT, 'due', 'registered', 0, null, AT, null, '{}'],
    listing: [id, number, AT, 'Семёнов Пётр Фёдорович', 'due'],
    ...personRows(id, applicant),
    card: [id, hash, cipherText, keyAlias, lastTwo, '[]', null, 'uid', uid, mifareId, null],
    name: [0, 'СЕМЕНОВ ПЕТР ФЕДОРОВИЧ', id],
  };
}

function personRows(id: number, applicant: Applicant): Pick<BareRows, 'person' | 'document'> {
  const { lastName, firstName, birthDate, birthPlace, gender, snils, phone, residenceAddress } = applicant;
  const { type, number, issuedOn, registrationAddress } = applicant.document;
  const name = [lastName, firstName, applicant.middleName ?? null];
  return {
    person: [id, ...name, birthDate, birthPlace, gender, snils, phone, null, residenceAddress, 1, 0],
    document: [id, type, number, issuedOn, null, null, registrationAddress],
  };
}

function registering(database: Database.Database): (rows: BareRows) => void {
  const numbering = database.prepare(
    'INSERT INTO numbering VALUES (2026, ?) ON CONFLICT (year) DO UPDATE SET last = excluded.last',
  );
  const application = insertInto(database, 'application', 11);
  const listing = insertInto(database, 'listing', 5);
  const person = insertInto(database, 'person', 13);
  const document = insertInto(database, 'document', 7);
  const name = insertInto(database, 'name_entry', 3);
  const card = insertInto(database, 'card', 11);
  const event = insertInto(database, 'event', 5);
  return (rows) => {
    numbering.run(rows.id);
    application.run(rows.application);
    listing.run(rows.listing);
    person.run(rows.person);
    document.run(rows.document);
    name.run(rows.name);
    card.run(rows.card);
    event.run(null, AT, rows.id, 'application_registered', '{"warnings":""}');
  };
}

function beginning(database: Database.Database): (id: number, place: number) => void {
  const state = database.prepare(SET_STATE);
  const listed = database.prepare('UPDATE listing SET status = ? WHERE id = ?');
  const insert =
    database.prepare(`INSERT INTO step (application_id, ordinal, step, attempt, digest, intended_at)
    VALUES (?, ?, ?, ?, ?, ?)`);
  const event = insertInto(database, 'event', 5);
  return (id, place) => {
    state.run('in_flight', STAGES[place], 0, null, null, null, '{}', id);
    listed.run('in_flight', id);
    insert.run(id, place + 1, STEPS[place], 1, DIGEST, AT);
    event.run(null, AT, id, 'step_begun', `{"step":"${STEPS[place]}","attempt":1}`);
  };
}

function ending(database: Database.Database): (id: number, place: number) => void {
  const state = database.prepare(SET_STATE);
  const listed = database.prepare('UPDATE listing SET status = ? WHERE id = ?');
  const erase = database.prepare(
    'UPDATE card SET cipher_text = NULL, account = NULL, service_hashes = NULL WHERE application_id = ?',
  );
  const tally = database.prepare(
    'INSERT INTO tally VALUES (?, 1) ON CONFLICT (status) DO UPDATE SET count = count + 1',
  );
  const ended = database.prepare(
    'UPDATE step SET outcome = ?, ended_at = ? WHERE application_id = ? AND ordinal = ?',
  );
  const event = insertInto(database, 'event', 5);
  return (id, place) => {
    const status = place === 3 ? 'connected' : 'due';
    if (place === 3) {
      state.run(status, null, null, '1234567890', null, null, '{"chip":"registered"}', id);
      erase.run(id);
      tally.run(status);
    } else {
      state.run(status, STAGES[place + 1], 0, null, AT, null, '{}', id);
    }
    listed.run(status, id);
    ended.run(`{"class":"done","answer":{"step":"${STEPS[place]}"}}`, AT, id, place + 1);
    const detail = `{"step":"${STEPS[place]}","attempt":1,"outcome":"done","status":"${status}"}`;
    event.run(null, AT, id, 'step_ended', detail);
  };
}

const DIGEST = 'c3'.repeat(32);
const SET_STATE = `UPDATE application SET status = ?, stage = ?, tries = ?, num_sid = ?, due_at = ?, not_before = ?,
  rest = ? WHERE id = ?`;

/** Generated columns take no value and come last. */
function insertInto(database: Database.Database, table: string, columns: number): Database.Statement {
  return database.prepare(`INSERT INTO ${table} VALUES (${Array(columns).fill('?').join(', ')})`);
}
