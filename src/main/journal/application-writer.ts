import type { Applicant } from '../../domain/applicant.ts';
import type { ApplicationCard, ApplicationState, NewApplication, Person } from '../../domain/application.ts';
import { CardWriter } from './card-rows.ts';
import type { StoredNumber } from './numbering.ts';
import { fullNameOf, PersonWriter } from './person-rows.ts';
import { columnsOf, isFinal } from './state-columns.ts';
import type { Statement, Statements } from './statements.ts';

export interface ApplicationRows {
  readonly number: StoredNumber;
  readonly at: number;
  readonly state: ApplicationState;
  /** Less than an applicant where the clerk has not confirmed yet. */
  readonly person?: Person | Applicant;
  readonly card?: ApplicationCard;
}

/** Writes an application and all that belongs to it. Values are bound by place: by name takes twice as long. */
export class ApplicationWriter {
  readonly #persons: PersonWriter;
  readonly #cards: CardWriter;
  readonly #application: Statement;
  readonly #listing: Statement;
  readonly #state: Statement;
  readonly #reopenChip: Statement;
  readonly #listedStatus: Statement;
  readonly #confirmedAt: Statement;
  readonly #count: Statement;
  readonly #uncount: Statement;
  readonly #dropDraft: Statement;
  readonly #moveDue: Statement;
  readonly #setDue: Statement;

  constructor(statements: Statements) {
    this.#persons = new PersonWriter(statements);
    this.#cards = new CardWriter(statements);
    this.#application = statements.prepare(`
      INSERT INTO application (number, registered_at, confirmed_at, status, stage, tries, num_sid, due_at, not_before, rest)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#listing = statements.prepare(
      'INSERT INTO listing (id, number, registered_at, full_name, status) VALUES (?, ?, ?, ?, ?)',
    );
    this.#state = statements.prepare(`
      UPDATE application SET status = ?, stage = ?, tries = ?, num_sid = ?, due_at = ?, not_before = ?, rest = ?
      WHERE id = ? AND stage IS NOT NULL`);
    this.#reopenChip = statements.prepare(`
      UPDATE application SET status = ?, stage = ?, tries = ?, num_sid = ?, due_at = ?, not_before = ?, rest = ?
      WHERE id = ? AND status = 'connected' AND rest ->> '$.chip' = 'not_registered'
        AND EXISTS (SELECT 1 FROM card WHERE application_id = application.id AND chip = 'uid')`);
    this.#listedStatus = statements.prepare('UPDATE listing SET status = ? WHERE id = ?');
    this.#confirmedAt = statements.prepare('UPDATE application SET confirmed_at = ? WHERE id = ?');
    this.#count = statements.prepare(
      'INSERT INTO tally (status, count) VALUES (?, 1) ON CONFLICT (status) DO UPDATE SET count = count + 1',
    );
    this.#uncount = statements.prepare("UPDATE tally SET count = count - 1 WHERE status = 'connected'");
    this.#dropDraft = statements.prepare('DELETE FROM draft WHERE application_id = ?');
    this.#moveDue = statements.prepare(`
      UPDATE application SET due_at = due_at + ?, not_before = not_before + ?
      WHERE open_status IS NOT NULL AND (due_at IS NOT NULL OR not_before IS NOT NULL)`);
    this.#setDue = statements.prepare(
      'UPDATE application SET due_at = ? WHERE id = ? AND due_at IS NOT NULL',
    );
  }

  /** Returns the id. */
  insert({ number, at, state, person, card }: ApplicationRows): number {
    const id = Number(this.#application.run(number, at, at, ...stateValues(state)).lastInsertRowid);
    this.#listing.run(id, number, at, person ? fullNameOf(person) : '', state.status);
    if (person) this.#persons.insert(id, person);
    if (card) this.#cards.put(id, card);
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

  /** The one way out of an end, for a chip that was not registered; throws for every other application. */
  reopenChip(id: number, state: ApplicationState): void {
    const { changes } = this.#reopenChip.run(...stateValues(state), id);
    if (changes === 0) throw new Error(`Application ${id} has no chip that was left`);
    this.#listedStatus.run(state.status, id);
    this.#uncount.run();
  }

  correctPerson(id: number, person: Person): { readonly snilsChanged: boolean } {
    return this.#persons.correct(id, person);
  }

  /** All that was confirmed, in one; the draft that it was typed in goes. */
  confirm(id: number, { applicant, card }: NewApplication, at: number): { readonly snilsChanged: boolean } {
    const corrected = this.#persons.complete(id, applicant);
    this.#cards.put(id, card);
    this.#confirmedAt.run(at, id);
    this.#dropDraft.run(id);
    return corrected;
  }

  /** The time for automatic repeats begins anew. */
  confirmAnew(id: number, at: number): void {
    this.#confirmedAt.run(at, id);
  }

  /** Every time that lies ahead, with the clock that it was told by; returns how many applications have one. */
  moveDue(byMs: number): number {
    return this.#moveDue.run(byMs, byMs).changes;
  }

  setDue(id: number, dueAt: number): void {
    this.#setDue.run(dueAt, id);
  }

  /** Nothing is sent or typed any more: what was kept for it goes in the transaction that ends it. */
  #conclude(id: number, { status }: ApplicationState): void {
    this.#cards.eraseSecrets(id);
    this.#dropDraft.run(id);
    this.#count.run(status);
  }
}

/** In the order of the statements that write a state. */
function stateValues(state: ApplicationState): (string | number | null)[] {
  const { status, stage, tries, num_sid, due_at, not_before, rest } = columnsOf(state);
  return [status, stage, tries, num_sid, due_at, not_before, rest];
}
