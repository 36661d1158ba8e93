import type { Applicant, IdentityDocument } from '../../domain/applicant.ts';
import type { Application, ApplicationCard, Chip, Person } from '../../domain/application.ts';
import type { DivisionCode } from '../../domain/division-code.ts';
import type { HiddenCard } from '../../domain/hidden-card.ts';
import type { Uid } from '../../domain/uid.ts';
import { type StoredNumber, shownNumber, type Workplace } from './numbering.ts';
import { present, type StateColumns, stateOf } from './state-columns.ts';
import type { Statement, Statements } from './statements.ts';

interface StateRow extends StateColumns {
  readonly confirmed_at: number;
}

interface ApplicationRow extends StateRow {
  readonly id: number;
  readonly number: StoredNumber;
  readonly registered_at: number;
}

export interface PersonRow extends Pick<Applicant, 'lastName' | 'firstName' | 'snils'> {
  readonly middleName: string | null;
}

/** There from the confirmation on: one transaction writes all of it. */
export interface ConfirmedRow extends Omit<Applicant, keyof Person | 'email' | 'notify' | 'document'> {
  readonly email: string | null;
  readonly sms: number;
  readonly byEmail: number;
  readonly type: IdentityDocument['type'];
  readonly documentNumber: string;
  readonly issuedOn: IdentityDocument['issuedOn'];
  readonly issuedBy: string | null;
  readonly divisionCode: DivisionCode | null;
  readonly registrationAddress: string;
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

export type Nullable<Columns> = { readonly [Column in keyof Columns]: Columns[Column] | null };
type Row = ApplicationRow & Nullable<PersonRow & ConfirmedRow & CardRow>;

/** Of a person `p` and their document `d`. */
export const PERSON_COLUMNS = `
  p.last_name AS lastName, p.first_name AS firstName, p.middle_name AS middleName, p.snils,
  p.birth_date AS birthDate, p.birth_place AS birthPlace, p.gender, p.phone, p.email,
  p.residence_address AS residenceAddress, p.notify_sms AS sms, p.notify_email AS byEmail,
  d.type, d.number AS documentNumber, d.issued_on AS issuedOn, d.issued_by AS issuedBy,
  d.division_code AS divisionCode, d.registration_address AS registrationAddress`;

/** Reads applications whole. */
export class ApplicationReader {
  readonly #place: Workplace;
  readonly #whole: Statement<[number], Row>;
  readonly #state: Statement<[number], StateRow>;

  constructor(statements: Statements, place: Workplace) {
    this.#place = place;
    // One question for all of it: four take twice as long, and delivery asks nine times an application.
    this.#whole = statements.prepare(`
      SELECT a.id, a.number, a.registered_at, a.confirmed_at, a.status, a.stage, a.tries, a.num_sid, a.due_at,
        a.not_before, a.rest,
        ${PERSON_COLUMNS},
        c.hash, c.cipher_text AS cipherText, c.key_alias AS keyAlias, c.last_two AS lastTwo,
        c.service_hashes AS services, c.account, c.bank, c.chip, c.uid, c.mifare_id AS mifareId
      FROM application a LEFT JOIN person p ON p.application_id = a.id
        LEFT JOIN document d ON d.application_id = a.id LEFT JOIN card c ON c.application_id = a.id
      WHERE a.id = ?`);
    this.#state = statements.prepare(`
      SELECT confirmed_at, status, stage, tries, num_sid, due_at, not_before, rest FROM application WHERE id = ?`);
  }

  /** State and confirmation alone, for what happens with every step. */
  state(id: number): Pick<Application, 'confirmedAt' | 'state'> | undefined {
    const row = this.#state.get(id);
    return row && { confirmedAt: row.confirmed_at, state: stateOf(row) };
  }

  read(id: number): Application | undefined {
    const row = this.#whole.get(id);
    if (row === undefined) return undefined;
    return {
      id,
      registrationNumber: shownNumber(row.number, this.#place),
      registeredAt: row.registered_at,
      confirmedAt: row.confirmed_at,
      ...(hasPerson(row) && { person: personOf(row) }),
      ...(hasPerson(row) && isConfirmed(row) && { applicant: applicantOf(row) }),
      ...(hasCard(row) && { card: cardOf(row) }),
      state: stateOf(row),
    };
  }
}

/** Of each table one column that is never null tells whether there is a row. */
function hasPerson(row: Row): row is Row & PersonRow {
  return row.snils !== null;
}

export function isConfirmed<Known extends Nullable<ConfirmedRow>>(row: Known): row is Known & ConfirmedRow {
  return row.documentNumber !== null;
}

function hasCard(row: Row): row is Row & CardRow {
  return row.hash !== null;
}

function cardOf(row: CardRow): ApplicationCard {
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

export function personOf({ lastName, firstName, middleName, snils }: PersonRow): Person {
  return { lastName, firstName, ...present('middleName', middleName), snils };
}

export function applicantOf(row: PersonRow & ConfirmedRow): Applicant {
  const { birthDate, birthPlace, gender, phone, residenceAddress } = row;
  const { type, documentNumber, issuedOn, registrationAddress } = row;
  return {
    ...personOf(row),
    birthDate,
    birthPlace,
    gender,
    phone,
    residenceAddress,
    ...present('email', row.email),
    notify: { sms: row.sms === 1, email: row.byEmail === 1 },
    document: {
      type,
      number: documentNumber,
      issuedOn,
      registrationAddress,
      ...present('issuedBy', row.issuedBy),
      ...present('divisionCode', row.divisionCode),
    },
  };
}

function chipOf({ chip, uid, mifareId }: CardRow): Chip {
  if (chip !== 'uid') return { kind: 'none', why: chip };
  if (uid === null || mifareId === null) throw new Error('a chip without its UID');
  return { kind: 'uid', uid, mifareId };
}
