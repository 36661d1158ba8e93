import type { ApplicationState } from '../../domain/application.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { isInTheDark, type Telling, tellingAfter } from '../../domain/resident-told.ts';
import type { Step } from '../../domain/step.ts';
import type { ChangeDoor } from './change-door.ts';
import {
  chipTakenUpEvent,
  clockMovedEvent,
  decidedEvent,
  leftEvent,
  lineBackEvent,
  settledEvent,
  stepBegunEvent,
  stepEndedEvent,
  toldEvent,
} from './event-details.ts';
import type { Clerk, PersonsDecision } from './journal.ts';
import type { JournalQueries } from './journal-queries.ts';

/** What delivery and those who help it along change: applications that go out or have gone out. */
export class DeliveryChanges {
  readonly #queries: JournalQueries;
  readonly #door: ChangeDoor;

  /** Known at opening, and the same until the next one. */
  readonly #unsettled: ReadonlySet<number>;

  constructor(queries: JournalQueries, door: ChangeDoor) {
    this.#queries = queries;
    this.#door = door;
    this.#unsettled = new Set(queries.unsettled());
  }

  beginStep(id: number, step: Step, digest: string, state: ApplicationState, at: number): void {
    if (state.status !== 'in_flight') throw new Error('a step begins with the state in_flight');
    // What it says it still has before it may have happened long ago.
    if (this.#unsettled.has(id)) throw new Error(`Application ${id} is not set right behind a put-back`);
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
      ({ applications, steps, tellings }) => {
        tellings.put(id, this.#tellingOf(id, state, at), at);
        applications.setState(id, state);
        return steps.end(id, outcome, at);
      },
      (key) => stepEndedEvent(id, key, outcome, state),
    );
  }

  settle(id: number, state: ApplicationState, at: number): void {
    this.#door.change(
      at,
      ({ applications, tellings }) => {
        tellings.put(id, this.#tellingOf(id, state, at), at);
        applications.setState(id, state);
      },
      () => settledEvent(id, state),
    );
  }

  decide(id: number, decision: PersonsDecision, state: ApplicationState, at: number): void {
    this.#door.change(
      at,
      ({ applications, decisions, tellings }) => {
        // By the confirmation that was there before: the one anew is the clerk's, not the resident's.
        tellings.put(id, this.#tellingOf(id, state, at), at);
        decisions.insert(id, decision, at);
        if (decision.decision === 'send_again') applications.confirmAnew(id, at);
        applications.setState(id, state);
      },
      () => decidedEvent(id, decision),
    );
  }

  reopenChip(id: number, clerk: Clerk, state: ApplicationState, at: number): void {
    if (state.status !== 'due' || state.stage !== 'card_connected') {
      throw new Error('an application that is connected is taken up again for its chip alone');
    }
    this.#door.change(
      at,
      ({ applications, tellings }) => {
        applications.reopenChip(id, state);
        // Whoever brings the card sits at the desk again, and hears there what comes of it.
        applications.confirmAnew(id, at);
        tellings.back(id);
      },
      () => chipTakenUpEvent(id, clerk),
    );
  }

  markTold(id: number, clerk: Clerk, at: number, since: number | undefined): boolean {
    const open = this.#queries.toTellSince(id);
    if (open === undefined || open !== (since ?? open)) return false;
    this.#door.change(
      at,
      ({ tellings }) => tellings.tell(id, clerk, at),
      () => toldEvent(id, clerk),
    );
    return true;
  }

  residentLeft(id: number, at: number): boolean {
    const visit = this.#queries.visit(id);
    if (visit === undefined || visit.hasLeft || !isInTheDark(visit.state)) return false;
    this.#door.change(
      at,
      ({ tellings }) => tellings.put(id, 'left', at),
      () => leftEvent(id),
    );
    return true;
  }

  moveDue(byMs: number, at: number): number {
    const moveMs = Math.round(byMs);
    return this.#door.change(
      at,
      ({ applications, operations }) => {
        operations.moveDue(moveMs);
        return applications.moveDue(moveMs);
      },
      (moved) => clockMovedEvent(moveMs, moved),
    );
  }

  bringForward(withinMs: number, fraction: () => number, at: number): number {
    const ids = this.#queries.neverLeft(at + withinMs);
    if (ids.length === 0) return 0;
    this.#door.change(
      at,
      ({ applications }) => {
        for (const id of ids) applications.setDue(id, at + Math.floor(withinMs * fraction()));
      },
      () => lineBackEvent(ids.length),
    );
    return ids.length;
  }

  /** Asked before anything is written: it compares. */
  #tellingOf(id: number, after: ApplicationState, at: number): Telling {
    const before = this.#queries.visit(id);
    return before ? tellingAfter(before, before.state, after, at) : 'at_desk';
  }
}
