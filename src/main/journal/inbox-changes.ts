import type { ListedOperation, OperationId, OperationStatus } from '../../domain/operation.ts';
import type { OperationState } from '../../domain/operation-state.ts';
import type { ChangeDoor, Writers } from './change-door.ts';
import type { Inbox, OperationChange, Taken } from './inbox.ts';
import { type InboxRecord, operationIdOf, type RecordedVerdict } from './inbox-record.ts';
import type { Clerk } from './journal.ts';
import { withFaults } from './journal-fault.ts';
import {
  answeredEvent,
  operationDecidedEvent,
  operationSettledEvent,
  operationToldEvent,
  publishingEvent,
  takenEvent,
} from './operation-events.ts';
import type { OperationReader } from './operation-reader.ts';
import type { NewOperation } from './operation-writer.ts';

/** What the second copy can do for those who change the inbox. */
export interface CopyOfInbox {
  /** Whether what was taken stands in it. */
  has(id: OperationId): boolean;
  /** Durable on return; throws `JournalFault`, and then nothing was added. */
  append(record: InboxRecord): void;
  /** The same, durable once `settled` resolves. */
  add(record: InboxRecord): void;
  settled(): Promise<void>;
  tidy(at: number, isOver: (id: OperationId, before: number) => boolean): void;
}

/** All that changes operations. Without a copy there is the database alone. */
export class InboxChanges {
  readonly #operations: OperationReader;
  readonly #door: ChangeDoor;
  readonly #copy: CopyOfInbox | undefined;
  /** Those that `keep` has brought to the copy. */
  readonly #kept = new WeakSet<ListedOperation>();

  constructor(operations: OperationReader, door: ChangeDoor, copy: CopyOfInbox | undefined) {
    this.#operations = operations;
    this.#door = door;
    this.#copy = copy;
  }

  async keep(entries: readonly ListedOperation[], at: number): Promise<void> {
    const fresh = [...this.#sorted(entries).fresh.values()];
    if (this.#copy === undefined || fresh.length === 0) return;
    this.#copy.add({ kind: 'taken', at, entries: fresh });
    await this.#copy.settled();
    for (const entry of fresh) this.#kept.add(entry);
  }

  take(entries: readonly ListedOperation[], at: number): Taken {
    const { fresh, known, nameless } = this.#sorted(entries);
    if (fresh.size > 0) this.#save(fresh, at);
    return { fresh: fresh.size, known: [...known], nameless };
  }

  async durable(): Promise<void> {
    await Promise.all([this.#copy?.settled(), this.#door.settled()]);
  }

  #sorted(entries: readonly ListedOperation[]) {
    const fresh = new Map<OperationId, ListedOperation>();
    const known = new Set<OperationId>();
    let nameless = 0;
    withFaults(() => {
      for (const entry of entries) {
        const id = operationIdOf(entry);
        if (id === undefined) nameless += 1;
        else if (this.#operations.has(id)) known.add(id);
        else if (!fresh.has(id)) fresh.set(id, entry);
      }
    });
    return { fresh, known, nameless };
  }

  beginPublication(changes: readonly OperationChange[], rqUid: string, at: number): number {
    const statuses = changes.map(({ state }) => statusIn(state));
    this.#record(changes, at);
    const write = ({ operations, publications }: Writers): number => {
      const publication = publications.begin(rqUid, at);
      for (const [place, change] of changes.entries()) {
        operations.setState(change, at, change.state.status === 'accepting' ? 'saved' : 'decided');
        publications.add(publication, change.id, statuses[place] as OperationStatus);
      }
      return publication;
    };
    const events = (publication: number) =>
      changes.map(({ id }, place) => publishingEvent(id, publication, statuses[place] as OperationStatus));
    return this.#door.changeAll(at, write, events, 'soon');
  }

  endPublication(
    publication: number,
    outcome: string,
    changes: readonly OperationChange[],
    at: number,
  ): void {
    this.#door.changeAll(
      at,
      ({ operations, publications }) => {
        publications.end(publication, outcome, at);
        for (const change of changes) operations.setState(change, at);
      },
      () => changes.map((change) => answeredEvent(change, publication, outcome)),
      'soon',
    );
  }

  settle(changes: readonly OperationChange[], at: number): void {
    if (changes.length === 0) return;
    this.#door.changeAll(
      at,
      ({ operations }) => {
        for (const change of changes) operations.setState(change, at);
      },
      () => changes.map(operationSettledEvent),
      'soon',
    );
  }

  decide(
    id: number,
    { clerk, verdict, reason, applicationId }: Parameters<Inbox['decide']>[1],
    state: OperationState,
    at: number,
  ): void {
    const change = { id, state, ...(applicationId !== undefined && { applicationId }) };
    if (state.status !== 'decided' || state.verdict !== verdict) {
      throw new Error('a verdict leads to the state that has it');
    }
    this.#door.change(
      at,
      ({ operations, publications }) => {
        operations.setState(change, at, 'waits_for_clerk');
        publications.decided(id, clerk, verdict, reason, at);
      },
      () => operationDecidedEvent(change, clerk),
    );
  }

  markTold(id: number, clerk: Clerk, at: number): boolean {
    const open = withFaults(() => this.#operations.isToTell(id));
    if (!open) return false;
    const applicationId = withFaults(() => this.#operations.byId(id)?.applicationId);
    this.#door.change(
      at,
      ({ operations }) => operations.tell(id, clerk, at),
      () => operationToldEvent(id, clerk, applicationId),
    );
    return true;
  }

  polled(outcome: string, isSuccess: boolean, at: number): void {
    this.#door.save(({ poll }) => poll.put(outcome, isSuccess, at), 'soon');
    this.#copy?.tidy(at, (id, before) => withFaults(() => this.#operations.endedBefore(id, before)));
  }

  /** First in the copy: what is there alone is taken in again at the next start. */
  #save(fresh: ReadonlyMap<OperationId, ListedOperation>, at: number): void {
    const left = [...fresh.values()].filter((entry) => !this.#kept.has(entry));
    if (left.length > 0) this.#copy?.append({ kind: 'taken', at, entries: left });
    const rows = Array.from(fresh, ([operationId, entry]): NewOperation => {
      return { operationId, entry, receivedAt: at, state: begunState(entry, at) };
    });
    this.#door.changeAll(
      at,
      ({ operations }) => rows.map((row) => operations.insert(row)),
      (ids) => ids.map((id, place) => takenEvent(id, (rows[place] as NewOperation).state)),
      'soon',
    );
  }

  /**
   * Verdicts that are about to be published, so that an older journal never publishes another one. Whatever does not
   * stand in the copy yet, as that was lost, is written there before anything is published of it.
   */
  #record(changes: readonly OperationChange[], at: number): void {
    const copy = this.#copy;
    if (copy === undefined) return;
    const entries: ListedOperation[] = [];
    const verdicts: RecordedVerdict[] = [];
    withFaults(() => {
      for (const { id, state } of changes) {
        const operationId = this.#operations.operationIdOf(id);
        if (operationId === undefined) continue;
        if (!copy.has(operationId)) entries.push(this.#operations.entry(id));
        if (state.status === 'publishing')
          verdicts.push({ operationId, verdict: state.verdict, by: state.by });
      }
    });
    if (entries.length > 0) copy.add({ kind: 'taken', at, entries });
    if (verdicts.length > 0) copy.add({ kind: 'verdicts', at, verdicts });
  }
}

/** What cannot be read is never published: a person sees it. */
export function begunState(entry: ListedOperation, at: number): OperationState {
  if (entry.kind === 'unreadable') return { status: 'set_aside', why: 'unreadable', since: at };
  return { status: 'saved', dueAt: at, tries: 0 };
}

function statusIn(state: OperationState): OperationStatus {
  if (state.status === 'accepting') return 'accepted';
  if (state.status === 'publishing') return state.verdict;
  throw new Error('a publication begins with what is about to be published');
}
