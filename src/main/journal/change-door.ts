import type Database from 'better-sqlite3';
import { ApplicationWriter } from './application-writer.ts';
import { DecisionWriter } from './decision-rows.ts';
import { DraftWriter } from './draft-rows.ts';
import { type EventRow, EventWriter, type NewEvent } from './event-rows.ts';
import { withFaults } from './journal-fault.ts';
import { type Allotted, Numbering } from './numbering.ts';
import { OperationWriter } from './operation-writer.ts';
import { PollRow } from './poll-rows.ts';
import { PublicationWriter } from './publication-rows.ts';
import { Statements } from './statements.ts';
import { StepWriter } from './step-rows.ts';
import { TellingWriter } from './telling-rows.ts';

/** All that can write, lent for the length of one change. */
export interface Writers {
  readonly applications: ApplicationWriter;
  readonly steps: StepWriter;
  readonly numbering: Numbering;
  readonly drafts: DraftWriter;
  readonly decisions: DecisionWriter;
  readonly tellings: TellingWriter;
  readonly operations: OperationWriter;
  readonly publications: PublicationWriter;
  readonly poll: PollRow;
}

/** Hears what is durable now. */
export type OnChange = (event: EventRow, allotted: Allotted | undefined) => void;

/**
 * The only way to change the journal: nobody else holds what writes. A change and the event that
 * tells of it are one transaction, durable on return: no event, no change.
 */
export class ChangeDoor {
  readonly #transact: (work: () => void) => void;
  readonly #writers: Writers;
  readonly #events: EventWriter;
  readonly #onChange: OnChange | undefined;

  constructor(database: Database.Database, onChange?: OnChange) {
    this.#onChange = onChange;
    // One for all changes: a transaction function of better-sqlite3 is dear to make and cheap to call.
    this.#transact = database.transaction((work: () => void) => work()).immediate;
    const statements = new Statements(database);
    this.#events = new EventWriter(statements);
    this.#writers = {
      applications: new ApplicationWriter(statements),
      steps: new StepWriter(statements),
      numbering: new Numbering(statements),
      drafts: new DraftWriter(statements),
      decisions: new DecisionWriter(statements),
      tellings: new TellingWriter(statements),
      operations: new OperationWriter(statements),
      publications: new PublicationWriter(statements),
      poll: new PollRow(statements),
    };
  }

  /** `event` is made of what `write` returns. Throws `JournalFault` and leaves what was there. */
  change<Value>(at: number, write: (writers: Writers) => Value, event: (value: Value) => NewEvent): Value {
    return this.changeAll(at, write, (value) => [event(value)]);
  }

  /** The same for a batch: an event for each of those that it changes, and at least one. */
  changeAll<Value>(
    at: number,
    write: (writers: Writers) => Value,
    events: (value: Value) => readonly NewEvent[],
  ): Value {
    return withFaults(() => {
      const written: { readonly value: Value; readonly last: EventRow }[] = [];
      this.#transact(() => {
        // Of a change that was undone none is left over.
        this.#writers.numbering.takeAllotted();
        const value = write(this.#writers);
        let last: EventRow | undefined;
        for (const event of events(value)) last = this.#events.append(at, event);
        if (last === undefined) throw new Error('a change without an event');
        written.push({ value, last });
      });
      const [done] = written as [(typeof written)[0]];
      this.#onChange?.(done.last, this.#writers.numbering.takeAllotted());
      return done.value;
    });
  }

  /** For what is typed or asked every few moments: as durable, but nothing that anybody would look up later. */
  save(write: (writers: Pick<Writers, 'drafts' | 'poll'>) => void): void {
    withFaults(() => this.#transact(() => write(this.#writers)));
  }
}
