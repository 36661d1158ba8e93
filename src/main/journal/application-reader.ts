import type Database from 'better-sqlite3';
import type { Applicant, IdentityDocument } from '../../domain/applicant.ts';
import type { Application, ApplicationCard, Chip, Person } from '../../domain/application.ts';
import type { DivisionCode } from '../../domain/division-code.ts';
import type { HiddenCard } from '../../domain/hidden-card.ts';
import type { Uid } from '../../domain/uid.ts';
import { type StoredNumber, shownNumber, type Workplace } from './numbering.ts';
import { present, type StateColumns, stateOf } from './state-columns.ts';

interface StateRow extends StateColumns {
  readonly confirmed_at: number;
}

interface ApplicationRow extends StateRow {
  readonly id: number;
  readonly number: StoredNumber;
  readonly registered_at: number;
}

/** What is null before the confirmation is there with the document: one transaction writes both. */
interface PersonRow extends Omit<Applicant, 'middleName' | 'email' | 'notify' | 'document'> {
  readonly middleName: string | null;
  readonly email: string | null;
  readonly sms: number;
  readonly byEmail: number;
}

interface DocumentRow extends Omit<IdentityDocument, 'issuedBy' | 'divisionCode'> {
  readonly issuedBy: string | null;
  readonly divisionCode: DivisionCode | null;
}

interface CardRow extends Pick<HiddenCard, 'hash' | 'keyAlias' | 'lastTwo'> {
  readonly cipherText: string | null;
  readonly services: string | null;
  readonly account: string | null;
  readonly bank: string | null;
  readonly chip: 'uid' | 'not_tapped' | 'random_uid';
  readonly uid: Uid | null;
  readonly mifareId: string | null;
}

/** Reads applications whole. */
export class ApplicationReader {
  readonly #place: Workplace;
  readonly #application: Database.Statement<[number], ApplicationRow>;
  readonly #person: Database.Statement<[number], PersonRow>;
  readonly #document: Database.Statement<[number], DocumentRow>;
  readonly #card: Database.Statement<[number], CardRow>;
  readonly #state: Database.Statement<[number], StateRow>;

  constructor(database: Database.Database, place: Workplace) {
    this.#place = place;
    this.#application = database.prepare(`
      SELECT id, number, registered_at, confirmed_at, status, stage, tries, num_sid, due_at, not_before, rest
      FROM application WHERE id = ?`);
    this.#person = database.prepare(`
      SELECT last_name AS lastName, first_name AS firstName, middle_name AS middleName, birth_date AS birthDate,
        birth_place AS birthPlace, gender, snils, phone, email, residence_address AS residenceAddress,
        notify_sms AS sms, notify_email AS byEmail
      FROM person WHERE application_id = ?`);
    this.#document = database.prepare(`
      SELECT type, number, issued_on AS issuedOn, issued_by AS issuedBy, division_code AS divisionCode,
        registration_address AS registrationAddress
      FROM document WHERE application_id = ?`);
    this.#card = database.prepare(`
      SELECT hash, cipher_text AS cipherText, key_alias AS keyAlias, last_two AS lastTwo, service_hashes AS services,
        account, bank, chip, uid, mifare_id AS mifareId
      FROM card WHERE application_id = ?`);
    this.#state = database.prepare(`
      SELECT confirmed_at, status, stage, tries, num_sid, due_at, not_before, rest FROM application WHERE id = ?`);
  }

  /** State and confirmation alone, for what happens with every step. */
  state(id: number): Pick<Application, 'confirmedAt' | 'state'> | undefined {
    const row = this.#state.get(id);
    return row && { confirmedAt: row.confirmed_at, state: stateOf(row) };
  }

  read(id: number): Application | undefined {
    const row = this.#application.get(id);
    if (row === undefined) return undefined;
    return {
      id,
      registrationNumber: shownNumber(row.number, this.#place),
      registeredAt: row.registered_at,
      confirmedAt: row.confirmed_at,
      ...this.#whoseIs(id),
      ...present('card', this.#cardOf(id)),
      state: stateOf(row),
    };
  }

  #whoseIs(id: number): Pick<Application, 'person' | 'applicant'> {
    const person = this.#person.get(id);
    if (person === undefined) return {};
    const document = this.#document.get(id);
    return { person: personOf(person), ...(document && { applicant: applicantOf(person, document) }) };
  }

  #cardOf(id: number): ApplicationCard | null {
    const row = this.#card.get(id);
    if (row === undefined) return null;
    const { hash, keyAlias, lastTwo, cipherText, services, account, bank } = row;
    // Empty once the application is final: they were kept for sending only.
    const serviceHashes = JSON.parse(services ?? '[]') as HiddenCard['serviceHashes'];
    return {
      hidden: { hash, cipherText: cipherText ?? '', keyAlias, lastTwo, serviceHashes },
      ...present('account', account),
      ...present('bank', bank),
      chip: chipOf(row),
    };
  }
}

function personOf({ lastName, firstName, middleName, snils }: PersonRow): Person {
  return { lastName, firstName, ...present('middleName', middleName), snils };
}

function applicantOf(person: PersonRow, document: DocumentRow): Applicant {
  const { middleName, email, sms, byEmail, ...rest } = person;
  const { issuedBy, divisionCode, ...identity } = document;
  return {
    ...rest,
    ...present('middleName', middleName),
    ...present('email', email),
    notify: { sms: sms === 1, email: byEmail === 1 },
    document: { ...identity, ...present('issuedBy', issuedBy), ...present('divisionCode', divisionCode) },
  };
}

function chipOf({ chip, uid, mifareId }: CardRow): Chip {
  if (chip !== 'uid') return { kind: 'none', why: chip };
  if (uid === null || mifareId === null) throw new Error('a chip without its UID');
  return { kind: 'uid', uid, mifareId };
}
