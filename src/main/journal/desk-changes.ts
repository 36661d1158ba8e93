import type { Applicant } from '../../domain/applicant.ts';
import type { ApplicationState, NewApplication, Person } from '../../domain/application.ts';
import { isFilling } from '../../domain/desk-event.ts';
import type { ChangeDoor } from './change-door.ts';
import { draftIn } from './draft-changes.ts';
import {
  confirmedEvent,
  draftEvent,
  personCorrectedEvent,
  refusedEvent,
  withdrawnEvent,
} from './event-details.ts';
import type { NewEvent } from './event-rows.ts';
import type { JournalQueries } from './journal-queries.ts';
import { type StoredNumber, yearsIn } from './numbering.ts';

/** The state in which a person's application begins: the question of an active card is due at once. */
const asked = (at: number): ApplicationState => ({
  status: 'due',
  stage: 'registered',
  tries: 0,
  filling: true,
  dueAt: at,
});

export interface Registered {
  readonly id: number;
  readonly number: StoredNumber;
}

interface Registering {
  readonly state: ApplicationState;
  readonly person?: Person | Applicant;
  readonly card?: NewApplication['card'];
  /** A draft that this application takes the place of. */
  readonly draftId?: number | undefined;
}

/** What the clerk changes: applications that have not gone out yet. */
export class DeskChanges {
  readonly #door: ChangeDoor;
  readonly #queries: JournalQueries;
  readonly #yearOf: (epochMs: number) => number;

  constructor(queries: JournalQueries, door: ChangeDoor, timeZone: string) {
    this.#door = door;
    this.#queries = queries;
    this.#yearOf = yearsIn(timeZone);
  }

  register({ draftId, ...rows }: Registering, at: number, event: (id: number) => NewEvent): Registered {
    return this.#door.change(
      at,
      ({ applications, drafts, numbering }) => {
        if (draftId !== undefined) drafts.drop(draftId);
        const number = numbering.allot(this.#yearOf(at));
        return { number, id: applications.insert({ number, at, ...rows }) };
      },
      ({ id }) => event(id),
    );
  }

  registerDraft(id: number, person: Person, at: number): Registered {
    const draft = draftIn(this.#queries, id);
    return this.#door.change(
      at,
      ({ applications, drafts, numbering }) => {
        const number = numbering.allot(this.#yearOf(at));
        const applicationId = applications.insert({ number, at, state: asked(at), person });
        drafts.register(id, applicationId);
        return { number, id: applicationId };
      },
      (registered) => draftEvent('person_registered', { ...draft, applicationId: registered.id }),
    );
  }

  correctPerson(applicationId: number, person: Person, state: ApplicationState, at: number): void {
    if (!isFilling(state) || !isFilling(this.#stateOf(applicationId))) {
      throw new Error(`Application ${applicationId} is confirmed or final`);
    }
    this.#door.change(
      at,
      ({ applications }) => {
        const corrected = applications.correctPerson(applicationId, person);
        if (corrected.snilsChanged) expectAsked(state);
        applications.setState(applicationId, state);
        return corrected;
      },
      ({ snilsChanged }) => personCorrectedEvent(applicationId, snilsChanged),
    );
  }

  confirm(
    applicationId: number,
    application: NewApplication,
    warnings: readonly string[],
    state: ApplicationState,
    at: number,
  ): void {
    const before = this.#stateOf(applicationId);
    const isOpen = isFilling(before) || before.status === 'returned';
    if (!isOpen || isFilling(state) || (state.status !== 'due' && state.status !== 'in_flight')) {
      throw new Error(`Application ${applicationId} has nothing to confirm`);
    }
    this.#door.change(
      at,
      ({ applications, tellings }) => {
        const { snilsChanged } = applications.confirm(applicationId, application, at);
        tellings.back(applicationId);
        if (snilsChanged) expectAsked(state);
        applications.setState(applicationId, state);
      },
      () => confirmedEvent(applicationId, warnings),
    );
  }

  conclude(applicationId: number, state: ApplicationState, at: number): void {
    if (!isFilling(this.#stateOf(applicationId))) {
      throw new Error(`Application ${applicationId} is confirmed or final`);
    }
    const event = conclusionEvent(applicationId, state);
    this.#door.change(
      at,
      ({ applications, steps }) => {
        // The question may be on its way: what it brings is of no use to anybody any more.
        steps.abandon(applicationId, at);
        applications.setState(applicationId, state);
      },
      () => event,
    );
  }

  #stateOf(applicationId: number): ApplicationState {
    const application = this.#queries.application(applicationId);
    if (application === undefined) throw new Error(`No application ${applicationId} in the journal`);
    return application.state;
  }
}

/** No POST for a SNILS that nobody has asked about, whatever the caller thinks. */
function expectAsked(state: ApplicationState): void {
  const asksAnew =
    (state.status === 'due' && state.stage === 'registered') ||
    (state.status === 'in_flight' && state.outdated === true);
  if (!asksAnew) throw new Error('another SNILS has to be asked about first');
}

function conclusionEvent(applicationId: number, state: ApplicationState): NewEvent {
  if (state.status === 'withdrawn') return withdrawnEvent(applicationId);
  if (state.status === 'refused' && state.by === 'office') return refusedEvent(applicationId, state.ground);
  throw new Error(`${state.status} is no end that the office can give an application`);
}
