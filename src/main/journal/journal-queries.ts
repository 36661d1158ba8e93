import type Database from 'better-sqlite3';
import type { Application, ApplicationStatus } from '../../domain/application.ts';
import type { OwnConnection } from '../../domain/clearing.ts';
import type { CardEvent } from '../../domain/known-person.ts';
import type { Visit } from '../../domain/resident-told.ts';
import { ApplicationReader } from './application-reader.ts';
import { CardEventReader } from './card-event-reader.ts';
import { ConnectionReader } from './connection-rows.ts';
import { dayStartsIn } from './day-start.ts';
import { DecisionReader } from './decision-rows.ts';
import { DraftReader } from './draft-rows.ts';
import { EventReader } from './event-rows.ts';
import type {
  Clerk,
  DecisionRecord,
  Draft,
  EventRecord,
  Find,
  Page,
  PutBack,
  ResidentToTell,
  StatusFilter,
  StepRecord,
  TodayCounts,
  Unsent,
} from './journal.ts';
import { JournalFault, withFaults } from './journal-fault.ts';
import { type Cut, Listing } from './listing.ts';
import { type StoredNumber, shownNumber, type Workplace } from './numbering.ts';
import { PutBackRows } from './put-back-rows.ts';
import { Queue } from './queue.ts';
import { Statements } from './statements.ts';
import { StepReader } from './step-rows.ts';
import { TellingReader } from './telling-rows.ts';

export interface JournalPlace extends Workplace {
  /** IANA name of the region's zone: days and the years of registration numbers begin there. */
  readonly timeZone: string;
}

/** All that can be asked of the journal; changes nothing. */
export class JournalQueries {
  readonly #dayStartOf: (epochMs: number) => number;
  readonly #applications: ApplicationReader;
  readonly #drafts: DraftReader;
  readonly #listing: Listing;
  readonly #queue: Queue;
  readonly #steps: StepReader;
  readonly #events: EventReader;
  readonly #connections: ConnectionReader;
  readonly #cards: CardEventReader;
  readonly #putBacks: PutBackRows;
  readonly #workplace: Workplace;
  readonly #decisions: DecisionReader;
  readonly #tellings: TellingReader;

  constructor(database: Database.Database, place: JournalPlace) {
    const statements = new Statements(database);
    this.#dayStartOf = dayStartsIn(place.timeZone);
    this.#applications = new ApplicationReader(statements, place);
    this.#drafts = new DraftReader(statements);
    this.#listing = new Listing(statements, place);
    this.#queue = new Queue(statements);
    this.#steps = new StepReader(statements);
    this.#events = new EventReader(statements);
    this.#connections = new ConnectionReader(statements);
    this.#cards = new CardEventReader(statements);
    this.#putBacks = new PutBackRows(database);
    this.#workplace = place;
    this.#decisions = new DecisionReader(statements);
    this.#tellings = new TellingReader(statements, place);
  }

  clerkOf(name: string): Clerk | undefined {
    return withFaults(() => this.#drafts.clerk(name));
  }

  draft(id: number): Draft | undefined {
    return withFaults(() => this.#drafts.draft(id));
  }

  draftOfApplication(applicationId: number): Draft | undefined {
    return withFaults(() => this.#drafts.ofApplication(applicationId));
  }

  drafts(): readonly Draft[] {
    return withFaults(() => this.#drafts.all());
  }

  inFlight(): readonly number[] {
    return withFaults(() => this.#queue.inFlight());
  }

  due(now: number, options: { readonly ignoreBackOff: boolean; readonly limit: number }): readonly number[] {
    return withFaults(() => this.#queue.due(now, options));
  }

  nextDueAt(): number | undefined {
    return withFaults(() => this.#queue.nextDueAt());
  }

  lastDueAt(): number | undefined {
    return withFaults(() => this.#queue.lastDueAt());
  }

  /** Due later than `at`, for nothing but that their last try found no line. */
  neverLeft(at: number): readonly number[] {
    return withFaults(() => this.#queue.neverLeft(at));
  }

  waiting(limit: number): readonly Application[] {
    const ids = withFaults(() => this.#queue.waiting(limit));
    return ids.flatMap((id) => this.readable(id) ?? []);
  }

  application(id: number): Application | undefined {
    return withFaults(() => this.#applications.read(id));
  }

  /** For lists, which one application that a bug has spoilt must not spoil: undefined where it can't be read. */
  readable(id: number): Application | undefined {
    try {
      return this.application(id);
    } catch (error) {
      if (error instanceof JournalFault) throw error;
      return undefined;
    }
  }

  page(cut: Cut): Page {
    return withFaults(() => this.#listing.page(cut));
  }

  find(find: Find, cut: Cut): Page {
    return withFaults(() => this.#listing.find(find, cut));
  }

  filtered(filter: StatusFilter, cut: Cut): Page {
    return withFaults(() => this.#listing.filtered(filter, cut));
  }

  chipsLeft(cut: Cut): Page {
    return withFaults(() => this.#listing.chipsLeft(cut));
  }

  countChipsLeft(): number {
    return withFaults(() => this.#listing.countChipsLeft());
  }

  today(at: number): TodayCounts {
    return withFaults(() => this.#listing.since(this.#dayStartOf(at)));
  }

  steps(id: number): readonly StepRecord[] {
    return withFaults(() => this.#steps.ofApplication(id));
  }

  events(id: number): readonly EventRecord[] {
    return withFaults(() => this.#events.ofApplication(id));
  }

  connectionsOf(snils: string, cardHash: string): readonly OwnConnection[] {
    return withFaults(() => this.#connections.ofSnils(snils, cardHash));
  }

  cardEventsAround(applicationIds: readonly number[]): readonly CardEvent[] {
    return withFaults(() => this.#cards.around(applicationIds));
  }

  decisions(applicationId: number): readonly DecisionRecord[] {
    return withFaults(() => this.#decisions.ofApplication(applicationId));
  }

  residentsToTell(limit: number): readonly ResidentToTell[] {
    return withFaults(() => this.#tellings.open(limit));
  }

  countToTell(): number {
    return withFaults(() => this.#tellings.countOpen());
  }

  /** Since when its resident has to be told; absent where they need not be. */
  toTellSince(applicationId: number): number | undefined {
    return withFaults(() => this.#tellings.openSince(applicationId));
  }

  /** How it stands with the resident: what a new state means to them. */
  visit(applicationId: number): (Visit & Pick<Application, 'state'>) | undefined {
    return withFaults(() => {
      const found = this.#applications.state(applicationId);
      return found && { ...found, hasLeft: this.#tellings.hasLeft(applicationId) };
    });
  }

  unsent(): Unsent {
    return withFaults(() => this.#queue.unsent());
  }

  putBack(): PutBack | undefined {
    const record = withFaults(() => this.#putBacks.putBack());
    if (record === undefined) return undefined;
    const shown = (stored: StoredNumber) => shownNumber(stored, this.#workplace);
    const lostNumbers = record.lostNumbers.map(({ from, to }) => ({ from: shown(from), to: shown(to) }));
    const { at, lostEvents, acknowledged } = record;
    return { at, lostEvents, lostNumbers, ...(acknowledged && { acknowledged }) };
  }

  unsettled(): readonly number[] {
    return withFaults(() => this.#putBacks.putBack()?.unsettled ?? []);
  }

  countByStatus(): Readonly<Partial<Record<ApplicationStatus, number>>> {
    return withFaults(() => this.#queue.countByStatus());
  }
}
