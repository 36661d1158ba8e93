import type Database from 'better-sqlite3';
import { clerkKey } from '../../domain/clerk-name.ts';
import type { DraftForm, DraftPage } from '../../domain/draft.ts';
import type { Clerk, Draft } from './journal.ts';
import type { Statement, Statements } from './statements.ts';

interface Row {
  readonly id: number;
  readonly application_id: number | null;
  readonly clerk_id: number;
  readonly clerk_name: string;
  readonly form: string;
  readonly page: DraftPage;
  readonly started_at: number;
  readonly saved_at: number;
}

export interface NewDraft {
  readonly applicationId?: number;
  readonly form: DraftForm;
  readonly page: DraftPage;
  readonly clerk: Clerk;
}

export class DraftWriter {
  readonly #insert: Statement;
  readonly #save: Statement;
  readonly #takeOver: Statement;
  readonly #register: Statement;
  readonly #drop: Statement;
  readonly #addClerk: Statement;

  constructor(statements: Statements) {
    this.#insert = statements.prepare(
      'INSERT INTO draft (application_id, clerk_id, form, page, started_at, saved_at) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#save = statements.prepare('UPDATE draft SET form = ?, page = ?, saved_at = ? WHERE id = ?');
    this.#takeOver = statements.prepare('UPDATE draft SET clerk_id = ? WHERE id = ?');
    this.#register = statements.prepare(
      'UPDATE draft SET application_id = ? WHERE id = ? AND application_id IS NULL',
    );
    this.#drop = statements.prepare('DELETE FROM draft WHERE id = ? AND application_id IS NULL');
    this.#addClerk = statements.prepare('INSERT INTO clerk (name) VALUES (?)');
  }

  /** Returns the id. */
  insert({ applicationId, form, page, clerk }: NewDraft, at: number): number {
    const values = [applicationId ?? null, clerk.id, JSON.stringify(form), page, at, at];
    return Number(this.#insert.run(...values).lastInsertRowid);
  }

  save(id: number, form: DraftForm, page: DraftPage, at: number): void {
    expectOne(this.#save.run(JSON.stringify(form), page, at, id), id);
  }

  takeOver(id: number, clerk: Clerk): void {
    expectOne(this.#takeOver.run(clerk.id, id), id);
  }

  /** Throws for a draft that has its application: one person, one number. */
  register(id: number, applicationId: number): void {
    expectOne(this.#register.run(applicationId, id), id);
  }

  /** Throws for a draft that has its application: that has to end first. */
  drop(id: number): void {
    expectOne(this.#drop.run(id), id);
  }

  addClerk(name: string): Clerk {
    return { id: Number(this.#addClerk.run(name).lastInsertRowid), name };
  }
}

export class DraftReader {
  readonly #draft: Statement<[number], Row>;
  readonly #ofApplication: Statement<[number], Row>;
  readonly #all: Statement<[], Row>;
  readonly #clerks: Statement<[], Clerk>;

  constructor(statements: Statements) {
    const drafts = <Key extends unknown[]>(tail: string) =>
      statements.prepare<Key, Row>(`
        SELECT d.id, d.application_id, d.clerk_id, c.name AS clerk_name, d.form, d.page, d.started_at, d.saved_at
        FROM draft d JOIN clerk c ON c.id = d.clerk_id ${tail}`);
    this.#draft = drafts('WHERE d.id = ?');
    this.#ofApplication = drafts('WHERE d.application_id = ?');
    this.#all = drafts('ORDER BY d.id DESC');
    this.#clerks = statements.prepare('SELECT id, name FROM clerk ORDER BY id');
  }

  draft(id: number): Draft | undefined {
    return optional(this.#draft.get(id));
  }

  ofApplication(applicationId: number): Draft | undefined {
    return optional(this.#ofApplication.get(applicationId));
  }

  /** Newest first. */
  all(): Draft[] {
    return this.#all.all().map(draftOf);
  }

  clerk(name: string): Clerk | undefined {
    const key = clerkKey(name);
    return this.#clerks.all().find((clerk) => clerkKey(clerk.name) === key);
  }
}

function expectOne({ changes }: Database.RunResult, id: number): void {
  if (changes !== 1) throw new Error(`Draft ${id} is gone or has its application`);
}

function optional(row: Row | undefined): Draft | undefined {
  return row && draftOf(row);
}

/** The cast is safe: every page of the file is authenticated, so only `DraftWriter` can have written it. */
function draftOf(row: Row): Draft {
  return {
    id: row.id,
    ...(row.application_id !== null && { applicationId: row.application_id }),
    clerk: { id: row.clerk_id, name: row.clerk_name },
    form: JSON.parse(row.form) as DraftForm,
    page: row.page,
    startedAt: row.started_at,
    savedAt: row.saved_at,
  };
}
