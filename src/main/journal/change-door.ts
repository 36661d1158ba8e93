import type Database from 'better-sqlite3';
import { ApplicationWriter } from './application-writer.ts';
import { DecisionWriter } from './decision-rows.ts';
import { DraftWriter } from './draft-rows.ts';
import { type EventRow, EventWriter, type NewEvent } from './event-rows.ts';
import { JournalFault, withFaults } from './journal-fault.ts';
import type { LogFile } from './log-file.ts';
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

/** When a change is on the disk: as its method returns, or once `settled` resolves. */
export type Durable = 'on_return' | 'soon';

/** Hears what is durable now. */
export type OnChange = (event: EventRow, allotted: Allotted | undefined) => void;

/**
 * The only way to change the journal: nobody else holds what writes. A change and the event that
 * tells of it are one transaction: no event, no change. Changes are durable in their order, so that one that is
 * durable on return makes all before it so.
 */
export class ChangeDoor {
  readonly #database: Database.Database;
  readonly #transact: (work: () => void) => void;
  readonly #writers: Writers;
  readonly #events: EventWriter;
  readonly #onChange: OnChange | undefined;
  readonly #log: LogFile | undefined;
  /** Whose last event is not known to be on the disk. */
  #unsettled: { readonly last?: EventRow } | undefined;
  /** What the log has lost of it nobody knows, so nothing may come behind it. */
  #broken: JournalFault | undefined;
  #told = 0;

  /** Without `log` every change is durable on return. */
  constructor(database: Database.Database, onChange?: OnChange, log?: LogFile) {
    this.#database = database;
    this.#onChange = onChange;
    this.#log = log;
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
    durable: Durable = 'on_return',
  ): Value {
    return withFaults(() => {
      const written: { readonly value: Value; readonly last: EventRow }[] = [];
      this.#commit(durable, () => {
        // Of a change that was undone none is left over.
        this.#writers.numbering.takeAllotted();
        const value = write(this.#writers);
        let last: EventRow | undefined;
        for (const event of events(value)) last = this.#events.append(at, event);
        if (last === undefined) throw new Error('a change without an event');
        written.push({ value, last });
      });
      const [done] = written as [(typeof written)[0]];
      this.#written(durable, done.last);
      return done.value;
    });
  }

  /** All changes so far are on the disk once it resolves. Rejects with a `JournalFault`. */
  async settled(): Promise<void> {
    const unsettled = this.#unsettled;
    if (unsettled === undefined) return;
    try {
      await this.#log?.sync();
    } catch (error) {
      if (error instanceof JournalFault) this.#broken = error;
      throw error;
    }
    if (this.#unsettled === unsettled) this.#unsettled = undefined;
    // What was durable on return meanwhile has been told of already, and came later.
    if (unsettled.last && unsettled.last.sequence > this.#told) this.#tell(unsettled.last, undefined);
  }

  /** All changes are on the disk when this returns, and told of. */
  close(): void {
    const last = this.#unsettled?.last;
    this.#unsettled = undefined;
    if (last === undefined) return;
    this.#log?.syncAtOnce();
    this.#tell(last, undefined);
  }

  /** For what is typed or asked every few moments: as durable, but nothing that anybody would look up later. */
  save(write: (writers: Pick<Writers, 'drafts' | 'poll'>) => void, durable: Durable = 'on_return'): void {
    withFaults(() => this.#commit(durable, () => write(this.#writers)));
    if (this.#isLater(durable)) this.#unsettled = { ...this.#unsettled };
    else this.#log?.changed();
  }

  #isLater(durable: Durable): boolean {
    return durable === 'soon' && this.#log !== undefined;
  }

  #commit(durable: Durable, work: () => void): void {
    if (this.#broken) throw this.#broken;
    const isLater = this.#isLater(durable);
    // Still in order, and whole: only the wait for the disk is left out, which `settled` makes up for.
    if (isLater) this.#database.pragma('synchronous = NORMAL');
    try {
      this.#transact(work);
    } finally {
      if (isLater) this.#database.pragma('synchronous = FULL');
    }
  }

  #written(durable: Durable, last: EventRow): void {
    const allotted = this.#writers.numbering.takeAllotted();
    if (this.#isLater(durable)) {
      this.#unsettled = { last };
    } else {
      this.#unsettled = undefined;
      this.#tell(last, allotted);
      this.#log?.changed();
    }
  }

  #tell(last: EventRow, allotted: Allotted | undefined): void {
    this.#told = last.sequence;
    this.#onChange?.(last, allotted);
  }
}
