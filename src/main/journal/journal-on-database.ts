import type Database from 'better-sqlite3';
import type { Applicant } from '../../domain/applicant.ts';
import type { Application, ApplicationState, NewApplication, Person } from '../../domain/application.ts';
import type { DraftForm, DraftPage } from '../../domain/draft.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Ground } from '../../domain/papers.ts';
import type { Step } from '../../domain/step.ts';
import { ChangeDoor } from './change-door.ts';
import { DeliveryChanges } from './delivery-changes.ts';
import { DeskChanges, type Registered } from './desk-changes.ts';
import { DraftChanges } from './draft-changes.ts';
import { refusedEvent, registeredEvent } from './event-details.ts';
import type { Inbox } from './inbox.ts';
import type { InboxCopy } from './inbox-copy.ts';
import { InboxOnDatabase } from './inbox-on-database.ts';
import type { Clerk, Draft, HeadReport, Journal, PersonsDecision } from './journal.ts';
import { withFaults } from './journal-fault.ts';
import { type JournalPlace, JournalQueries } from './journal-queries.ts';
import type { LogFile } from './log-file.ts';
import { shownNumber } from './numbering.ts';
import type { OutsideHead } from './outside-head.ts';
import { acknowledgePutBack } from './put-back.ts';
import { PutBackRows } from './put-back-rows.ts';
import { Statements } from './statements.ts';

/** The journal over a database that is open, keyed and of the newest version. */
export class JournalOnDatabase extends JournalQueries implements Journal {
  readonly inbox: Inbox;
  readonly #place: JournalPlace;
  readonly #database: Database.Database;
  readonly #onClose: () => void;
  readonly #door: ChangeDoor;
  readonly #drafts: DraftChanges;
  readonly #desk: DeskChanges;
  readonly #delivery: DeliveryChanges;
  readonly #head: OutsideHead | undefined;
  readonly #putBacks: PutBackRows;
  readonly #copy: InboxCopy | undefined;
  readonly #log: LogFile | undefined;

  constructor(
    database: Database.Database,
    place: JournalPlace,
    onClose: () => void,
    head?: OutsideHead,
    copy?: InboxCopy,
    log?: LogFile,
  ) {
    super(database, place);
    this.#head = head;
    this.#putBacks = new PutBackRows(database);
    this.#copy = copy;
    this.#log = log;
    this.#place = place;
    this.#database = database;
    this.#onClose = onClose;
    this.#door = new ChangeDoor(database, (...changed) => head?.keeper.moved(...changed), log);
    this.#drafts = new DraftChanges(this, this.#door);
    this.#desk = new DeskChanges(this, this.#door, place.timeZone);
    this.#delivery = new DeliveryChanges(this, this.#door);
    this.inbox = new InboxOnDatabase(new Statements(database), place, this.#door, copy);
  }

  register({ applicant, card }: NewApplication, warnings: readonly string[], at: number): Application {
    const state: ApplicationState = { status: 'due', stage: 'registered', tries: 0, dueAt: at };
    const rows = { person: applicant, card, state };
    const registered = this.#desk.register(rows, at, (id) => registeredEvent(id, warnings));
    return this.#begun(registered, at, { person: personOf(applicant), applicant, card, state });
  }

  registerRefusal(
    ground: Ground,
    applicant: Applicant | undefined,
    at: number,
    draftId?: number,
  ): Application {
    const state: ApplicationState = { status: 'refused', by: 'office', ground };
    const rows = { ...(applicant && { person: applicant }), state, draftId };
    const registered = this.#desk.register(rows, at, (id) => refusedEvent(id, ground));
    return this.#begun(registered, at, {
      ...(applicant && { person: personOf(applicant), applicant }),
      state,
    });
  }

  clerk(name: string, at: number): Clerk {
    return this.#drafts.clerk(name, at);
  }

  startDraft(form: DraftForm, clerk: Clerk, at: number): Draft {
    return this.#drafts.startDraft(form, clerk, at);
  }

  startCorrection(applicationId: number, form: DraftForm, page: DraftPage, clerk: Clerk, at: number): Draft {
    return this.#drafts.startCorrection(applicationId, form, page, clerk, at);
  }

  saveDraft(id: number, form: DraftForm, page: DraftPage, at: number): void {
    this.#drafts.saveDraft(id, form, page, at);
  }

  takeOverDraft(id: number, clerk: Clerk, at: number): Draft {
    return this.#drafts.takeOverDraft(id, clerk, at);
  }

  dropDraft(id: number, at: number): void {
    this.#drafts.dropDraft(id, at);
  }

  registerDraft(id: number, person: Person, at: number): Application {
    return this.#after(this.#desk.registerDraft(id, person, at).id);
  }

  correctPerson(applicationId: number, person: Person, state: ApplicationState, at: number): void {
    this.#desk.correctPerson(applicationId, person, state, at);
  }

  confirm(
    applicationId: number,
    application: NewApplication,
    warnings: readonly string[],
    state: ApplicationState,
    at: number,
  ): Application {
    this.#desk.confirm(applicationId, application, warnings, state, at);
    return this.#after(applicationId);
  }

  conclude(applicationId: number, state: ApplicationState, at: number): Application {
    this.#desk.conclude(applicationId, state, at);
    return this.#after(applicationId);
  }

  beginStep(id: number, step: Step, digest: string, state: ApplicationState, at: number): void {
    this.#delivery.beginStep(id, step, digest, state, at);
  }

  endStep(id: number, outcome: Outcome, state: ApplicationState, at: number): void {
    this.#delivery.endStep(id, outcome, state, at);
  }

  settle(id: number, state: ApplicationState, at: number): void {
    this.#delivery.settle(id, state, at);
  }

  decide(id: number, decision: PersonsDecision, state: ApplicationState, at: number): Application {
    this.#delivery.decide(id, decision, state, at);
    return this.#after(id);
  }

  reopenChip(id: number, clerk: Clerk, state: ApplicationState, at: number): Application {
    this.#delivery.reopenChip(id, clerk, state, at);
    return this.#after(id);
  }

  markTold(applicationId: number, clerk: Clerk, at: number, since?: number): boolean {
    return this.#delivery.markTold(applicationId, clerk, at, since);
  }

  residentLeft(applicationId: number, at: number): boolean {
    return this.#delivery.residentLeft(applicationId, at);
  }

  moveDue(byMs: number, at: number): number {
    return this.#delivery.moveDue(byMs, at);
  }

  bringForward(withinMs: number, fraction: () => number, at: number): number {
    return this.#delivery.bringForward(withinMs, fraction, at);
  }

  acknowledgePutBack(clerk: Clerk, at: number, noticedAt: number): boolean {
    return withFaults(() => acknowledgePutBack(this.#door, this.#putBacks, clerk, at, noticedAt));
  }

  head(): HeadReport {
    return { found: this.#head?.found ?? 'begun', isWritten: this.#head?.keeper.isWritten ?? false };
  }

  /** Harmless when called again. */
  close(): void {
    if (!this.#database.open) return;
    try {
      this.#door.close();
    } finally {
      this.#log?.close();
      this.#closeDatabase();
    }
  }

  #closeDatabase(): void {
    try {
      withFaults(() => this.#database.close());
    } finally {
      this.#copy?.close();
      this.#head?.keeper.close();
      this.#onClose();
    }
  }

  #begun(
    { id, number }: Registered,
    at: number,
    parts: Omit<Application, 'id' | 'registrationNumber' | 'registeredAt' | 'confirmedAt'>,
  ): Application {
    const registrationNumber = shownNumber(number, this.#place);
    return { id, registrationNumber, registeredAt: at, confirmedAt: at, ...parts };
  }

  #after(id: number): Application {
    const application = this.application(id);
    if (application === undefined) throw new Error(`No application ${id} in the journal`);
    return application;
  }
}

function personOf({ lastName, firstName, middleName, snils }: Applicant): Person {
  return { lastName, firstName, ...(middleName !== undefined && { middleName }), snils };
}
