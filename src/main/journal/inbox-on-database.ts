import type { CardEvent, KnownPerson } from '../../domain/known-person.ts';
import type { ListedOperation, OperationId } from '../../domain/operation.ts';
import type { OperationState, OperationStateName } from '../../domain/operation-state.ts';
import { CardEventReader, type WhoseCards } from './card-event-reader.ts';
import type { ChangeDoor } from './change-door.ts';
import { EventReader } from './event-rows.ts';
import type {
  Inbox,
  OperationChange,
  OperationDue,
  OperationToTell,
  PollRecord,
  PublicationRecord,
  StoredOperation,
  Taken,
  VerdictRecord,
} from './inbox.ts';
import { type CopyOfInbox, InboxChanges } from './inbox-changes.ts';
import { InboxDeskOnDatabase } from './inbox-desk-on-database.ts';
import type { Clerk, EventRecord } from './journal.ts';
import { withFaults } from './journal-fault.ts';
import { KnownPersonReader } from './known-person-reader.ts';
import type { Workplace } from './numbering.ts';
import { OperationReader } from './operation-reader.ts';
import { PollRow } from './poll-rows.ts';
import { PublicationReader } from './publication-rows.ts';
import type { Statements } from './statements.ts';

/** The inbox over the journal's database and its second copy. */
export class InboxOnDatabase extends InboxDeskOnDatabase implements Inbox {
  readonly #changes: InboxChanges;
  readonly #operations: OperationReader;
  readonly #publications: PublicationReader;
  readonly #persons: KnownPersonReader;
  readonly #cards: CardEventReader;
  readonly #events: EventReader;
  readonly #poll: PollRow;

  constructor(statements: Statements, place: Workplace, door: ChangeDoor, copy?: CopyOfInbox) {
    super(statements, door, copy);
    this.#operations = new OperationReader(statements);
    this.#publications = new PublicationReader(statements);
    this.#persons = new KnownPersonReader(statements, place);
    this.#cards = new CardEventReader(statements);
    this.#events = new EventReader(statements);
    this.#poll = new PollRow(statements);
    this.#changes = new InboxChanges(this.#operations, door, copy);
  }

  keep(entries: readonly ListedOperation[], at: number): Promise<void> {
    return this.#changes.keep(entries, at);
  }

  durable(): Promise<void> {
    return this.#changes.durable();
  }

  take(entries: readonly ListedOperation[], at: number): Taken {
    return this.#changes.take(entries, at);
  }

  operation(id: number): StoredOperation | undefined {
    return withFaults(() => this.#operations.byId(id));
  }

  byOperationId(operationId: OperationId): StoredOperation | undefined {
    return withFaults(() => this.#operations.byOperationId(operationId));
  }

  ofApplication(applicationId: number): readonly StoredOperation[] {
    return withFaults(() => this.#operations.ofApplication(applicationId));
  }

  ofCard(hash: string, numSid: string): readonly StoredOperation[] {
    return withFaults(() => this.#operations.ofCard(hash, numSid));
  }

  due(
    status: 'saved' | 'accepted' | 'waits_for_day' | 'decided',
    now: number,
    limit: number,
  ): readonly StoredOperation[] {
    return withFaults(() => this.#operations.due(status, now, limit));
  }

  inState(status: OperationStateName, limit: number): readonly StoredOperation[] {
    return withFaults(() => this.#operations.inState(status, limit));
  }

  duesIn(status: OperationStateName): readonly OperationDue[] {
    return withFaults(() => this.#operations.duesIn(status));
  }

  nextDueAt(): number | undefined {
    return withFaults(() => this.#operations.nextDueAt());
  }

  lastDueAt(): number | undefined {
    return withFaults(() => this.#operations.lastDueAt());
  }

  count(): Readonly<Partial<Record<OperationStateName, number>>> {
    return withFaults(() => this.#operations.count());
  }

  beginPublication(changes: readonly OperationChange[], rqUid: string, at: number): number {
    return this.#changes.beginPublication(changes, rqUid, at);
  }

  endPublication(
    publication: number,
    outcome: string,
    changes: readonly OperationChange[],
    at: number,
  ): void {
    this.#changes.endPublication(publication, outcome, changes, at);
  }

  settle(changes: readonly OperationChange[], at: number): void {
    this.#changes.settle(changes, at);
  }

  decide(id: number, decision: Parameters<Inbox['decide']>[1], state: OperationState, at: number): void {
    this.#changes.decide(id, decision, state, at);
  }

  publications(id: number): readonly PublicationRecord[] {
    return withFaults(() => this.#publications.ofOperation(id));
  }

  verdicts(id: number): readonly VerdictRecord[] {
    return withFaults(() => this.#publications.verdicts(id));
  }

  events(id: number): readonly EventRecord[] {
    return withFaults(() => this.#events.ofOperation(id));
  }

  personsBySnils(snils: string): readonly KnownPerson[] {
    return withFaults(() => this.#persons.bySnils(snils));
  }

  personsByDocument(documentKey: string): readonly KnownPerson[] {
    return withFaults(() => this.#persons.byDocument(documentKey));
  }

  personsByName(nameKey: string, birthDate: string): readonly KnownPerson[] {
    return withFaults(() => this.#persons.byName(nameKey, birthDate));
  }

  personsByCard(hash: string, numSid: string | undefined): readonly KnownPerson[] {
    return withFaults(() => this.#persons.byCard(hash, numSid));
  }

  cardEvents(who: WhoseCards): readonly CardEvent[] {
    return withFaults(() => this.#cards.of(who));
  }

  toTell(limit: number): readonly OperationToTell[] {
    return withFaults(() => this.#operations.toTell(limit));
  }

  countToTell(): number {
    return withFaults(() => this.#operations.countToTell());
  }

  markTold(id: number, clerk: Clerk, at: number): boolean {
    return this.#changes.markTold(id, clerk, at);
  }

  poll(): PollRecord {
    return withFaults(() => this.#poll.get());
  }

  polled(outcome: string, isSuccess: boolean, at: number): void {
    this.#changes.polled(outcome, isSuccess, at);
  }
}
