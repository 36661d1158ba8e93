import type Database from 'better-sqlite3';
import type { Applicant } from '../../domain/applicant.ts';
import type { ApplicationCard, ApplicationState } from '../../domain/application.ts';
import { nameKey } from '../../domain/person-name.ts';
import { NAME_BLOCK_SIZE } from './name-search.ts';
import type { StoredNumber } from './numbering.ts';
import { columnsOf, isFinal } from './state-columns.ts';

type Statement = Database.Statement<[object]>;

export interface ApplicationRows {
  readonly number: StoredNumber;
  readonly at: number;
  readonly state: ApplicationState;
  readonly applicant?: Applicant;
  readonly card?: ApplicationCard;
}

/** Writes an application and all that belongs to it. */
export class ApplicationWriter {
  readonly #application: Statement;
  readonly #person: Statement;
  readonly #document: Statement;
  readonly #card: Statement;
  readonly #listing: Statement;
  readonly #name: Statement;
  readonly #state: Statement;
  readonly #listedStatus: Statement;
  readonly #eraseSecrets: Statement;
  readonly #count: Statement;

  constructor(database: Database.Database) {
    this.#application = database.prepare(`
      INSERT INTO application (number, registered_at, confirmed_at, status, stage, tries, num_sid, due_at, not_before, rest)
      VALUES (:number, :at, :at, :status, :stage, :tries, :num_sid, :due_at, :not_before, :rest)`);
    this.#person = database.prepare(`
      INSERT INTO person VALUES (:id, :lastName, :firstName, :middleName, :birthDate, :birthPlace, :gender, :snils,
        :phone, :email, :residenceAddress, :sms, :byEmail)`);
    this.#document = database.prepare(`
      INSERT INTO document VALUES (:id, :type, :number, :issuedOn, :issuedBy, :divisionCode, :registrationAddress)`);
    this.#card = database.prepare(`
      INSERT INTO card VALUES (:id, :hash, :cipherText, :keyAlias, :lastTwo, :services, :account, :chip, :uid, :mifareId)`);
    this.#listing = database.prepare('INSERT INTO listing VALUES (:id, :number, :at, :fullName, :status)');
    this.#name = database.prepare('INSERT INTO name_entry VALUES (:block, :key, :id)');
    this.#state = database.prepare(`
      UPDATE application SET status = :status, stage = :stage, tries = :tries, num_sid = :num_sid, due_at = :due_at,
        not_before = :not_before, rest = :rest
      WHERE id = :id AND stage IS NOT NULL`);
    this.#listedStatus = database.prepare('UPDATE listing SET status = :status WHERE id = :id');
    this.#eraseSecrets = database.prepare(
      'UPDATE card SET cipher_text = NULL, account = NULL, service_hashes = NULL WHERE application_id = :id',
    );
    this.#count = database.prepare(
      'INSERT INTO tally VALUES (:status, 1) ON CONFLICT (status) DO UPDATE SET count = count + 1',
    );
  }

  /** Returns the id. */
  insert({ number, at, state, applicant, card }: ApplicationRows): number {
    const { lastInsertRowid } = this.#application.run({ number, at, ...columnsOf(state) });
    const id = Number(lastInsertRowid);
    const fullName = applicant ? fullNameOf(applicant) : '';
    this.#listing.run({ id, number, at, fullName, status: state.status });
    if (applicant) this.#insertPerson(id, applicant, fullName);
    if (card) this.#insertCard(id, card);
    if (isFinal(state)) this.#conclude(id, state);
    return id;
  }

  /** Throws for an application that is final: an outcome is never changed. */
  setState(id: number, state: ApplicationState): void {
    const { changes } = this.#state.run({ id, ...columnsOf(state) });
    if (changes === 0) throw new Error(`Application ${id} is final or not there`);
    this.#listedStatus.run({ id, status: state.status });
    if (isFinal(state)) this.#conclude(id, state);
  }

  /** Nothing is sent any more: what was kept for sending goes in the transaction that ends it. */
  #conclude(id: number, { status }: ApplicationState): void {
    this.#eraseSecrets.run({ id });
    this.#count.run({ status });
  }

  #insertPerson(id: number, applicant: Applicant, fullName: string): void {
    const { document, notify, middleName, email, ...person } = applicant;
    this.#person.run({
      ...person,
      id,
      middleName: middleName ?? null,
      email: email ?? null,
      sms: Number(notify.sms),
      byEmail: Number(notify.email),
    });
    const { issuedBy, divisionCode, ...rest } = document;
    this.#document.run({ ...rest, id, issuedBy: issuedBy ?? null, divisionCode: divisionCode ?? null });
    this.#name.run({ id, block: Math.floor(id / NAME_BLOCK_SIZE), key: nameKey(fullName) });
  }

  #insertCard(id: number, { hidden, account, chip }: ApplicationCard): void {
    const { hash, cipherText, keyAlias, lastTwo, serviceHashes } = hidden;
    const withUid = chip.kind === 'uid';
    this.#card.run({
      id,
      hash,
      cipherText,
      keyAlias,
      lastTwo,
      services: JSON.stringify(serviceHashes),
      account: account ?? null,
      chip: withUid ? 'uid' : chip.why,
      uid: withUid ? chip.uid : null,
      mifareId: withUid ? chip.mifareId : null,
    });
  }
}

/** As typed, blank-joined. */
function fullNameOf({ lastName, firstName, middleName }: Applicant): string {
  return [lastName, firstName, middleName].filter(Boolean).join(' ');
}
