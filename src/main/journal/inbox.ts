import type { CardEvent, KnownPerson } from '../../domain/known-person.ts';
import type { ListedOperation, Operation, OperationId, OperationVerdict } from '../../domain/operation.ts';
import type { OperationState, OperationStateName } from '../../domain/operation-state.ts';
import type { InboxDesk } from './inbox-desk.ts';
import type { Clerk, EventRecord } from './journal.ts';

export interface StoredOperation {
  /** Of this journal; `operation.operationId` is the Department's. */
  readonly id: number;
  readonly receivedAt: number;
  readonly state: OperationState;
  /** Absent where the entry could not be read: then `unreadable` is there. */
  readonly operation?: Operation;
  readonly unreadable?: { readonly operationId: OperationId; readonly why: string };
  /** The application whose person was found. */
  readonly applicationId?: number;
}

/** Enough to go through thousands, a few at a turn. */
export interface OperationDue {
  readonly id: number;
  /** Epoch ms; null in a state without a time. */
  readonly dueAt: number | null;
}

export interface Taken {
  /** Saved just now. */
  readonly fresh: number;
  /** Of those that were here already. */
  readonly known: readonly OperationId[];
  /** Entries without an id that can be kept: told of, and lost to us. */
  readonly nameless: number;
}

/** One change of one operation. */
export interface OperationChange {
  readonly id: number;
  readonly state: OperationState;
  /** Whose operation it is, once that is known. */
  readonly applicationId?: number;
}

/** A publication that left or is about to: what the Department was told, and in which request. */
export interface PublicationRecord {
  readonly rqUid: string;
  readonly status: 'accepted' | OperationVerdict;
  readonly intendedAt: number;
  readonly endedAt?: number;
  /** One word of what came of it; absent while it is under way. */
  readonly outcome?: string;
}

export interface VerdictRecord {
  readonly at: number;
  readonly clerkName: string;
  readonly verdict: OperationVerdict;
  readonly reason: string;
}

/** A person whose card was connected on the portal and who has to hear of it (2.2 step 6). */
export interface OperationToTell {
  readonly id: number;
  readonly operation: Operation;
  readonly applicationId?: number;
  readonly since: number;
}

export interface PollRecord {
  /** When a list was last had whole and saved; absent before the first. */
  readonly lastSuccessAt?: number;
  /** When it was last asked for. */
  readonly lastAskedAt?: number;
  /** One word of what the last one came to. */
  readonly lastOutcome?: string;
}

/**
 * Operations of the Department's side, from the list to the last status (regulation, 2.2). Each changing method
 * is one transaction with its event rows; times are epoch ms and come from the caller; a failed disk throws
 * `JournalFault` and leaves what was there. What a clerk does is durable on return. What the loop does, many
 * thousand times, waits for no disk and is durable in its order: before anybody outside hears of it, `durable` is
 * to be awaited.
 */
export interface Inbox extends InboxDesk {
  /** Brings what is not here yet to the second copy, so that `take` needs not wait for it; durable there then. */
  keep(entries: readonly ListedOperation[], at: number): Promise<void>;
  /** All that was changed so far is on the disk, here and in the second copy. Rejects with a `JournalFault`. */
  durable(): Promise<void>;
  /**
   * Saves what is not here yet, as `saved` (or `set_aside` where it can't be read), first in the second copy,
   * where it is durable before anything stands here; what is here already stays as it is: see `takeAgain`.
   */
  take(entries: readonly ListedOperation[], at: number): Taken;
  operation(id: number): StoredOperation | undefined;
  byOperationId(operationId: OperationId): StoredOperation | undefined;
  /** Those of that application's person, oldest first. */
  ofApplication(applicationId: number): readonly StoredOperation[];
  /**
   * Those with that card's hash, those with that number, and all that happened to the cards that bore it: a
   * block may lack the number. Oldest first (by `madeAt`, then by arrival).
   */
  ofCard(hash: string, numSid: string): readonly StoredOperation[];
  /** Those in that state whose time has come, the oldest operation first (by `madeAt`, then by arrival). */
  due(
    status: 'saved' | 'accepted' | 'waits_for_day' | 'decided',
    now: number,
    limit: number,
  ): readonly StoredOperation[];
  /** All in that state, oldest first. */
  inState(status: OperationStateName, limit: number): readonly StoredOperation[];
  /** All in that state, oldest first, however many: not the operations themselves. */
  duesIn(status: OperationStateName): readonly OperationDue[];
  nextDueAt(): number | undefined;
  /** Of what goes on by itself, but for a day that is waited for. */
  lastDueAt(): number | undefined;
  count(): Readonly<Partial<Record<OperationStateName, number>>>;

  /**
   * The intent to publish; every verdict in the second copy, too, so that an older journal never publishes another
   * one. Before a byte leaves it has to be `durable`. Returns its number.
   */
  beginPublication(changes: readonly OperationChange[], rqUid: string, at: number): number;
  /** What came of it, and what each of its operations is now. */
  endPublication(publication: number, outcome: string, changes: readonly OperationChange[], at: number): void;
  /** States that no answer has brought: looked up, its time has come, a list has shown it. */
  settle(changes: readonly OperationChange[], at: number): void;
  /** A person's verdict, with name and reason on record; throws unless it waits for one. */
  decide(
    id: number,
    decision: Omit<VerdictRecord, 'at' | 'clerkName'> & {
      readonly clerk: Clerk;
      /** Whose operation it is, where the clerk has said so. */
      readonly applicationId?: number;
    },
    state: OperationState,
    at: number,
  ): void;

  publications(id: number): readonly PublicationRecord[];
  verdicts(id: number): readonly VerdictRecord[];
  /** All that happened to it, in order. */
  events(id: number): readonly EventRecord[];

  /** Everybody in this journal who bears that SNILS (11 digits) or that document, in its compared form. */
  personsBySnils(snils: string): readonly KnownPerson[];
  personsByDocument(documentKey: string): readonly KnownPerson[];
  personsByName(nameKey: string, birthDate: string): readonly KnownPerson[];
  /** By hash or, where that finds none, by the social card number. */
  personsByCard(hash: string, numSid: string | undefined): readonly KnownPerson[];
  /** All that made the cards of these people active or not, own connections and operations, in no order. */
  cardEvents(who: {
    readonly applicationIds: readonly number[];
    readonly cardHash: string;
  }): readonly CardEvent[];

  toTell(limit: number): readonly OperationToTell[];
  countToTell(): number;
  /** False, and nothing written, where there is nothing to tell. */
  markTold(id: number, clerk: Clerk, at: number): boolean;

  poll(): PollRecord;
  /** No event: it happens every five minutes. */
  polled(outcome: string, isSuccess: boolean, at: number): void;
}
