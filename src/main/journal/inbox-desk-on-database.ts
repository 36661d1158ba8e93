import type { ListedOperation } from '../../domain/operation.ts';
import type { OperationState } from '../../domain/operation-state.ts';
import type { ChangeDoor } from './change-door.ts';
import type { CopyOfInbox } from './inbox-changes.ts';
import type { FindOperations, InboxDesk, OperationPage, OtherEntry, TakenUpAgain } from './inbox-desk.ts';
import type { Clerk } from './journal.ts';
import { withFaults } from './journal-fault.ts';
import { takeAgain } from './listed-again-changes.ts';
import type { Cut } from './listing.ts';
import { othersSeenEvent, takenUpAgainEvent } from './operation-events.ts';
import { OperationListReader } from './operation-list-reader.ts';
import { OperationReader } from './operation-reader.ts';
import { OtherEntryReader } from './other-entry-rows.ts';
import type { Statement, Statements } from './statements.ts';

/** The part of the inbox that people look up and set going again. */
export class InboxDeskOnDatabase implements InboxDesk {
  readonly #operations: OperationReader;
  readonly #list: OperationListReader;
  readonly #others: OtherEntryReader;
  readonly #takenUpAgain: Statement<[number], TakenUpAgain>;
  readonly #door: ChangeDoor;
  readonly #copy: CopyOfInbox | undefined;

  constructor(statements: Statements, door: ChangeDoor, copy: CopyOfInbox | undefined) {
    this.#operations = new OperationReader(statements);
    this.#list = new OperationListReader(statements, this.#operations);
    this.#others = new OtherEntryReader(statements);
    // In the words of the index that has the events of operations alone.
    this.#takenUpAgain = statements.prepare(`
      SELECT e.at, clerk.name AS clerkName FROM event e JOIN clerk ON clerk.id = e.detail ->> '$.clerk'
      WHERE e.kind >= 'operation_' AND e.kind < 'operation\`' AND e.detail ->> '$.operation' = ?
        AND e.kind = 'operation_taken_up_again' ORDER BY e.sequence`);
    this.#door = door;
    this.#copy = copy;
  }

  operationPage(find: FindOperations | undefined, cut: Cut): OperationPage {
    return withFaults(() => this.#list.page(find, cut));
  }

  takeAgain(entries: readonly ListedOperation[], at: number): readonly number[] {
    const parts = { operations: this.#operations, others: this.#others, door: this.#door, copy: this.#copy };
    return takeAgain(parts, entries, at);
  }

  others(id: number): readonly OtherEntry[] {
    return withFaults(() => this.#others.of(id));
  }

  withOthers(limit: number) {
    return withFaults(() => this.#others.unseen(limit).flatMap((id) => this.#operations.byId(id) ?? []));
  }

  countWithOthers(): number {
    return withFaults(() => this.#others.countUnseen());
  }

  seeOthers(id: number, clerk: Clerk, at: number): boolean {
    if (!this.others(id).some(({ seenAt }) => seenAt === undefined)) return false;
    this.#door.change(
      at,
      ({ operations }) => operations.others.see(id, clerk, at),
      () => othersSeenEvent(id, clerk),
    );
    return true;
  }

  takeUpAgain(id: number, clerk: Clerk, state: OperationState, at: number): void {
    this.#door.change(
      at,
      ({ operations }) => operations.setState({ id, state }, at, 'set_aside'),
      () => takenUpAgainEvent({ id, state }, clerk),
    );
  }

  takenUpAgain(id: number): readonly TakenUpAgain[] {
    return withFaults(() => this.#takenUpAgain.all(id));
  }
}
