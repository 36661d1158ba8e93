import type { Applicant } from '../../domain/applicant.ts';
import type { ApplicationState, NewApplication, Person } from '../../domain/application.ts';
import { isFilling } from '../../domain/desk-event.ts';
import type { DraftForm, DraftPage } from '../../domain/draft.ts';
import type { ChangeDoor } from './change-door.ts';
import {
  confirmedEvent,
  draftEvent,
  personCorrectedEvent,
  refusedEvent,
  withdrawnEvent,
} from './event-details.ts';
import type { NewEvent } from './event-rows.ts';
import type { Clerk, Draft } from './journal.ts';
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
}

/** What the clerk changes: drafts, and applications that have not gone out yet. */
export class DeskChanges {
  readonly #door: ChangeDoor;
  readonly #queries: JournalQueries;
  readonly #yearOf: (epochMs: number) => number;

  constructor(queries: JournalQueries, door: ChangeDoor, timeZone: string) {
    this.#door = door;
    this.#queries = queries;
    this.#yearOf = yearsIn(timeZone);
  }

  clerk(name: string, at: number): Clerk {
    const found = this.#queries.clerkOf(name);
    if (found) return found;
    return this.#door.change(
      at,
      ({ drafts }) => drafts.addClerk(name),
      ({ id }) => ({ kind: 'clerk_added', detail: { clerk: id } }),
    );
  }

  register(rows: Registering, at: number, event: (id: number) => NewEvent): Registered {
    return this.#door.change(
      at,
      ({ applications, numbering }) => {
        const number = numbering.allot(this.#yearOf(at));
        return { number, id: applications.insert({ number, at, ...rows }) };
      },
      ({ id }) => event(id),
    );
  }

  startDraft(form: DraftForm, clerk: Clerk, at: number): Draft {
    return this.#door.change(
      at,
      ({ drafts }) => {
        const begun = { form, page: 'papers', clerk } as const;
        return { id: drafts.insert(begun, at), ...begun, startedAt: at, savedAt: at };
      },
      (draft) => draftEvent('draft_started', draft),
    );
  }

  startCorrection(applicationId: number, form: DraftForm, page: DraftPage, clerk: Clerk, at: number): Draft {
    const found = this.#queries.draftOfApplication(applicationId);
    if (found) return found;
    const { status } = this.#stateOf(applicationId);
    if (status !== 'returned') throw new Error(`Application ${applicationId} has nothing to correct`);
    return this.#door.change(
      at,
      ({ drafts }) => {
        const begun = { applicationId, form, page, clerk };
        return { id: drafts.insert(begun, at), ...begun, startedAt: at, savedAt: at };
      },
      (draft) => draftEvent('correction_started', draft),
    );
  }

  saveDraft(id: number, form: DraftForm, page: DraftPage, at: number): void {
    this.#door.save((drafts) => drafts.save(id, form, page, at));
  }

  takeOverDraft(id: number, clerk: Clerk, at: number): Draft {
    const draft = this.#draft(id);
    if (draft.clerk.id === clerk.id) return draft;
    return this.#door.change(
      at,
      ({ drafts }) => {
        drafts.takeOver(id, clerk);
        return { ...draft, clerk };
      },
      (taken) => draftEvent('draft_taken_over', taken),
    );
  }

  dropDraft(id: number, at: number): void {
    const draft = this.#draft(id);
    this.#door.change(
      at,
      ({ drafts }) => drafts.drop(id),
      () => draftEvent('draft_dropped', draft),
    );
  }

  registerDraft(id: number, person: Person, at: number): Registered {
    const draft = this.#draft(id);
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
      ({ applications }) => {
        const { snilsChanged } = applications.confirm(applicationId, application, at);
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

  #draft(id: number): Draft {
    const draft = this.#queries.draft(id);
    if (draft === undefined) throw new Error(`Draft ${id} is gone`);
    return draft;
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
