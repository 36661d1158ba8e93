import type Database from 'better-sqlite3';
import type { Applicant } from '../../domain/applicant.ts';
import type {
  Application,
  ApplicationState,
  ApplicationStatus,
  NewApplication,
} from '../../domain/application.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Ground } from '../../domain/papers.ts';
import type { Step } from '../../domain/step.ts';
import { ApplicationReader } from './application-reader.ts';
import { ChangeDoor } from './change-door.ts';
import { refusedEvent, registeredEvent, stepBegunEvent, stepEndedEvent } from './event-details.ts';
import { EventReader } from './event-rows.ts';
import type { EventRecord, Find, Journal, Page, StepRecord } from './journal.ts';
import { withFaults } from './journal-fault.ts';
import { type Cut, Listing } from './listing.ts';
import { shownNumber, type Workplace, yearsIn } from './numbering.ts';
import { Queue } from './queue.ts';
import { StepReader } from './step-rows.ts';

export interface JournalPlace extends Workplace {
  /** IANA name of the region's zone: the year of a registration number begins there. */
  readonly timeZone: string;
}

/** The journal over a database that is open, keyed and of the newest version. */
export class JournalOnDatabase implements Journal {
  readonly #place: JournalPlace;
  readonly #database: Database.Database;
  readonly #onClose: () => void;
  readonly #yearOf: (epochMs: number) => number;
  readonly #door: ChangeDoor;
  readonly #applications: ApplicationReader;
  readonly #listing: Listing;
  readonly #queue: Queue;
  readonly #steps: StepReader;
  readonly #events: EventReader;

  constructor(database: Database.Database, place: JournalPlace, onClose: () => void) {
    this.#place = place;
    this.#database = database;
    this.#onClose = onClose;
    this.#yearOf = yearsIn(place.timeZone);
    this.#door = new ChangeDoor(database);
    this.#applications = new ApplicationReader(database, place);
    this.#listing = new Listing(database, place);
    this.#queue = new Queue(database);
    this.#steps = new StepReader(database);
    this.#events = new EventReader(database);
  }

  register(application: NewApplication, warnings: readonly string[], at: number): Application {
    const state: ApplicationState = { status: 'due', stage: 'registered', tries: 0, dueAt: at };
    return this.#insert({ ...application, state }, at, (id) => registeredEvent(id, warnings));
  }

  registerRefusal(ground: Ground, applicant: Applicant | undefined, at: number): Application {
    const state: ApplicationState = { status: 'refused', by: 'office', ground };
    return this.#insert({ ...(applicant && { applicant }), state }, at, (id) => refusedEvent(id, ground));
  }

  beginStep(id: number, step: Step, digest: string, state: ApplicationState, at: number): void {
    if (state.status !== 'in_flight') throw new Error('a step begins with the state in_flight');
    this.#door.change(
      at,
      ({ applications, steps }) => {
        applications.setState(id, state);
        return steps.begin(id, step, digest, at);
      },
      (key) => stepBegunEvent(id, key),
    );
  }

  endStep(id: number, outcome: Outcome, state: ApplicationState, at: number): void {
    if (state.status === 'in_flight') throw new Error('a step that ended is in flight no more');
    this.#door.change(
      at,
      ({ applications, steps }) => {
        applications.setState(id, state);
        return steps.end(id, outcome, at);
      },
      (key) => stepEndedEvent(id, key, outcome, state),
    );
  }

  inFlight(): readonly Application[] {
    return withFaults(() => this.#queue.inFlight().flatMap((id) => this.#applications.read(id) ?? []));
  }

  due(now: number, options: { readonly ignoreBackOff: boolean; readonly limit: number }): readonly number[] {
    return withFaults(() => this.#queue.due(now, options));
  }

  nextDueAt(): number | undefined {
    return withFaults(() => this.#queue.nextDueAt());
  }

  application(id: number): Application | undefined {
    return withFaults(() => this.#applications.read(id));
  }

  page(cut: Cut): Page {
    return withFaults(() => this.#listing.page(cut));
  }

  find(find: Find, cut: Cut): Page {
    return withFaults(() => this.#listing.find(find, cut));
  }

  steps(id: number): readonly StepRecord[] {
    return withFaults(() => this.#steps.ofApplication(id));
  }

  events(id: number): readonly EventRecord[] {
    return withFaults(() => this.#events.ofApplication(id));
  }

  countByStatus(): Readonly<Partial<Record<ApplicationStatus, number>>> {
    return withFaults(() => this.#queue.countByStatus());
  }

  /** Harmless when called again. */
  close(): void {
    if (!this.#database.open) return;
    try {
      withFaults(() => this.#database.close());
    } finally {
      this.#onClose();
    }
  }

  #insert(
    parts: Pick<Application, 'state'> & Partial<NewApplication>,
    at: number,
    event: (id: number) => ReturnType<typeof registeredEvent>,
  ): Application {
    const { id, number } = this.#door.change(
      at,
      ({ applications, numbering }) => {
        const allotted = numbering.allot(this.#yearOf(at));
        return { number: allotted, id: applications.insert({ number: allotted, at, ...parts }) };
      },
      (written) => event(written.id),
    );
    const registrationNumber = shownNumber(number, this.#place);
    return { id, registrationNumber, registeredAt: at, confirmedAt: at, ...parts };
  }
}
