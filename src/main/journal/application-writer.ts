import type Database from 'better-sqlite3';
import type { Applicant } from '../../domain/applicant.ts';
import type { ApplicationCard, ApplicationState } from '../../domain/application.ts';
import { nameKey } from '../../domain/person-name.ts';
import { NAME_BLOCK_SIZE } from './name-search.ts';
import type { StoredNumber } from './numbering.ts';
import { columnsOf, isFinal } from './state-columns.ts';

export interface ApplicationRows {
  readonly number: StoredNumber;
  readonly at: number;
  readonly state: ApplicationState;
  readonly applicant?: Applicant;
  readonly card?: ApplicationCard;
}

/** Writes an application and all that belongs to it. Values are bound by place: by name takes twice as long. */
export class ApplicationWriter {
  readonly #application: Database.Statement;
  readonly #person: Database.Statement;
  readonly #document: Database.Statement;
  readonly #card: Database.Statement;
  readonly #listing: Database.Statement;
  readonly #name: Database.Statement;
  readonly #state: Database.Statement;
  readonly #listedStatus: Database.Statement;
  readonly #eraseSecrets: Database.Statement;
  readonly #count: Database.Statement;

  constructor(database: Database.Database) {
    this.#application = database.prepare(`
      INSERT INTO application (number, registered_at, confirmed_at, status, stage, tries, num_sid, due_at, not_before, rest)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#person = database.prepare(`
      INSERT INTO person (application_id, last_name, first_name, middle_name, birth_date, birth_place, gender, snils,
        phone, email, residence_address, notify_sms, notify_email)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#document = database.prepare(`
      INSERT INTO document (application_id, type, number, issued_on, issued_by, division_code, registration_address)
      VALUES (?, ?, ?, ?, ?, ?, ?)`);
    this.#card = database.prepare(`
      INSERT INTO card (application_id, hash, cipher_text, key_alias, last_two, service_hashes, account, chip, uid,
        mifare_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#listing = database.prepare(
      'INSERT INTO listing (id, number, registered_at, full_name, status) VALUES (?, ?, ?, ?, ?)',
    );
    this.#name = database.prepare('INSERT INTO name_entry (block, name_key, id) VALUES (?, ?, ?)');
    this.#state = database.prepare(`
      UPDATE application SET status = ?, stage = ?, tries = ?, num_sid = ?, due_at = ?, not_before = ?, rest = ?
      WHERE id = ? AND stage IS NOT NULL`);
    this.#listedStatus = database.prepare('UPDATE listing SET status = ? WHERE id = ?');
    this.#eraseSecrets = database.prepare(
      'UPDATE card SET cipher_text = NULL, account = NULL, service_hashes = NULL WHERE application_id = ?',
    );
    this.#count = database.prepare(
      'INSERT INTO tally (status, count) VALUES (?, 1) ON CONFLICT (status) DO UPDATE SET count = count + 1',
    );
  }

  /** Returns the id. */
  insert({ number, at, state, applicant, card }: ApplicationRows): number {
    const id = Number(this.#application.run(number, at, at, ...stateValues(state)).lastInsertRowid);
    const fullName = applicant ? fullNameOf(applicant) : '';
    this.#listing.run(id, number, at, fullName, state.status);
    if (applicant) this.#insertPerson(id, applicant, fullName);
    if (card) this.#insertCard(id, card);
    if (isFinal(state)) this.#conclude(id, state);
    return id;
  }

  /** Throws for an application that is final: an outcome is never changed. */
  setState(id: number, state: ApplicationState): void {
    const { changes } = this.#state.run(...stateValues(state), id);
    if (changes === 0) throw new Error(`Application ${id} is final or not there`);
    this.#listedStatus.run(state.status, id);
    if (isFinal(state)) this.#conclude(id, state);
  }

  /** Nothing is sent any more: what was kept for sending goes in the transaction that ends it. */
  #conclude(id: number, { status }: ApplicationState): void {
    this.#eraseSecrets.run(id);
    this.#count.run(status);
  }

  #insertPerson(id: number, applicant: Applicant, fullName: string): void {
    const { lastName, firstName, middleName, birthDate, birthPlace, gender, snils } = applicant;
    const { phone, email = null, residenceAddress, notify, document } = applicant;
    const name = [lastName, firstName, middleName ?? null];
    const birth = [birthDate, birthPlace, gender];
    const reach = [phone, email, residenceAddress, Number(notify.sms), Number(notify.email)];
    this.#person.run(id, ...name, ...birth, snils, ...reach);
    const { type, number, issuedOn, issuedBy = null, divisionCode = null, registrationAddress } = document;
    this.#document.run(id, type, number, issuedOn, issuedBy, divisionCode, registrationAddress);
    this.#name.run(Math.floor(id / NAME_BLOCK_SIZE), nameKey(fullName), id);
  }

  #insertCard(id: number, { hidden, account, chip }: ApplicationCard): void {
    const { hash, cipherText, keyAlias, lastTwo } = hidden;
    const services = JSON.stringify(hidden.serviceHashes);
    const chipValues: readonly (string | null)[] =
      chip.kind === 'uid' ? ['uid', chip.uid, chip.mifareId] : [chip.why, null, null];
    this.#card.run(id, hash, cipherText, keyAlias, lastTwo, services, account ?? null, ...chipValues);
  }
}

/** In the order of both statements that write a state. */
function stateValues(state: ApplicationState): (string | number | null)[] {
  const { status, stage, tries, num_sid, due_at, not_before, rest } = columnsOf(state);
  return [status, stage, tries, num_sid, due_at, not_before, rest];
}

/** As typed, blank-joined. */
function fullNameOf({ lastName, firstName, middleName }: Applicant): string {
  return [lastName, firstName, middleName].filter(Boolean).join(' ');
}
