import type { Applicant } from '../../domain/applicant.ts';
import type { Person } from '../../domain/application.ts';
import { nameKey } from '../../domain/person-name.ts';
import { NAME_BLOCK_SIZE } from './name-search.ts';
import type { Statement, Statements } from './statements.ts';

/** The row of the list has been written: it tells under which name the person is found. */
export class PersonWriter {
  readonly #insert: Statement;
  readonly #complete: Statement;
  readonly #correct: Statement;
  readonly #document: Statement;
  readonly #snils: Statement<[number], string>;
  readonly #listed: Statement<[number], string>;
  readonly #list: Statement;
  readonly #addName: Statement;
  readonly #dropName: Statement;

  constructor(statements: Statements) {
    this.#insert = statements.prepare(`
      INSERT INTO person (application_id, last_name, first_name, middle_name, snils, birth_date, birth_place, gender,
        phone, email, residence_address, notify_sms, notify_email)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#correct = statements.prepare(
      'UPDATE person SET last_name = ?, first_name = ?, middle_name = ?, snils = ? WHERE application_id = ?',
    );
    this.#complete = statements.prepare(`
      UPDATE person SET birth_date = ?, birth_place = ?, gender = ?, phone = ?, email = ?, residence_address = ?,
        notify_sms = ?, notify_email = ?
      WHERE application_id = ?`);
    this.#document = statements.prepare(`
      INSERT OR REPLACE INTO document (application_id, type, number, issued_on, issued_by, division_code,
        registration_address)
      VALUES (?, ?, ?, ?, ?, ?, ?)`);
    this.#snils = statements
      .prepare<[number], string>('SELECT snils FROM person WHERE application_id = ?')
      .pluck();
    this.#listed = statements.prepare<[number], string>('SELECT full_name FROM listing WHERE id = ?').pluck();
    this.#list = statements.prepare('UPDATE listing SET full_name = ? WHERE id = ?');
    this.#addName = statements.prepare('INSERT INTO name_entry (block, name_key, id) VALUES (?, ?, ?)');
    this.#dropName = statements.prepare('DELETE FROM name_entry WHERE block = ? AND name_key = ? AND id = ?');
  }

  /** All of an applicant, or what registration needs of a person. */
  insert(id: number, person: Person | Applicant): void {
    const rest = 'document' in person ? restOf(person) : NOTHING;
    this.#insert.run(id, ...nameOf(person), person.snils, ...rest);
    if ('document' in person) this.#insertDocument(id, person);
    this.#addName.run(...nameEntry(id, fullNameOf(person)));
  }

  /** Returns whether the SNILS is another one now. Throws where no person was kept. */
  correct(id: number, person: Person): { readonly snilsChanged: boolean } {
    const snilsChanged = this.#snils.get(id) !== person.snils;
    const { changes } = this.#correct.run(...nameOf(person), person.snils, id);
    if (changes === 0) throw new Error(`Application ${id} has no person`);
    this.#rename(id, fullNameOf(person));
    return { snilsChanged };
  }

  /** Adds to the person what the clerk has confirmed. */
  complete(id: number, applicant: Applicant): { readonly snilsChanged: boolean } {
    const corrected = this.correct(id, applicant);
    this.#complete.run(...restOf(applicant), id);
    this.#insertDocument(id, applicant);
    return corrected;
  }

  #insertDocument(id: number, { document }: Applicant): void {
    const { type, number, issuedOn, issuedBy = null, divisionCode = null, registrationAddress } = document;
    this.#document.run(id, type, number, issuedOn, issuedBy, divisionCode, registrationAddress);
  }

  /** List and search follow the name. */
  #rename(id: number, fullName: string): void {
    const before = this.#listed.get(id);
    if (before === undefined || before === fullName) return;
    this.#dropName.run(...nameEntry(id, before));
    this.#addName.run(...nameEntry(id, fullName));
    this.#list.run(fullName, id);
  }
}

/** As typed, blank-joined. */
export function fullNameOf({ lastName, firstName, middleName }: Person): string {
  return [lastName, firstName, middleName].filter(Boolean).join(' ');
}

const NOTHING = Array<null>(8).fill(null);

function nameOf({ lastName, firstName, middleName }: Person): (string | null)[] {
  return [lastName, firstName, middleName ?? null];
}

/** In the order of both statements that write them. */
function restOf(applicant: Applicant): (string | number | null)[] {
  const { birthDate, birthPlace, gender, phone, email = null, residenceAddress, notify } = applicant;
  return [
    birthDate,
    birthPlace,
    gender,
    phone,
    email,
    residenceAddress,
    Number(notify.sms),
    Number(notify.email),
  ];
}

function nameEntry(id: number, fullName: string): [number, string, number] {
  return [Math.floor(id / NAME_BLOCK_SIZE), nameKey(fullName), id];
}
