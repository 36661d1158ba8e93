import type { ListedOperation, OperationId } from '../../domain/operation.ts';
import type { OperationState } from '../../domain/operation-state.ts';
import type { ChangeDoor, Writers } from './change-door.ts';
import type { NewEvent } from './event-rows.ts';
import { begunState } from './inbox-changes.ts';
import type { InboxCopy } from './inbox-copy.ts';
import { type InboxRecord, operationIdOf, type RecordedVerdict } from './inbox-record.ts';
import type { HeadFound } from './journal.ts';
import { JournalFault } from './journal-fault.ts';
import { isEnded } from './operation-columns.ts';
import { copyRenewedEvent, recoveredEvent } from './operation-events.ts';
import type { OperationReader, OperationStanding } from './operation-reader.ts';

/** So many operations stand in one record that is written anew. */
const BATCH = 100;

/** What the second copy holds, by operation. */
interface Recorded {
  readonly entries: ReadonlyMap<OperationId, ListedOperation>;
  readonly verdicts: ReadonlyMap<OperationId, RecordedVerdict>;
}

/** What the journal has to take over. */
interface Missing {
  readonly unknown: readonly {
    readonly operationId: OperationId;
    readonly entry: ListedOperation;
    readonly state: OperationState;
  }[];
  readonly changed: readonly { readonly id: number; readonly state: OperationState }[];
  /** What the journal could not read then, and the program could since. */
  readonly mended: readonly {
    readonly id: number;
    readonly entry: ListedOperation;
    readonly state: OperationState;
  }[];
}

/**
 * Brings journal and second copy together before anybody else sees them. What only the copy knows is taken in:
 * with the verdict that was about to be published, if there was one, or else as an operation of which nobody
 * knows whether it was acknowledged. What only the journal knows is written to the copy.
 */
export function recoverInbox(
  operations: OperationReader,
  copy: InboxCopy,
  found: HeadFound,
  at: number,
  doorOf: () => ChangeDoor,
): void {
  const recorded = recordedIn(copy.load());
  const missing = missingIn(operations, recorded, found, at);
  if (missing.unknown.length + missing.changed.length + missing.mended.length > 0) {
    doorOf().changeAll(
      at,
      (writers) => takeOver(writers, missing, at),
      (events) => events,
    );
  }
  const renewed = renew(operations, recorded, copy, at);
  if (renewed > 0) doorOf().change(at, () => renewed, copyRenewedEvent);
}

/** The first verdict of an operation is the one that counts. */
function recordedIn(records: readonly InboxRecord[]): Recorded {
  const entries = new Map<OperationId, ListedOperation>();
  const verdicts = new Map<OperationId, RecordedVerdict>();
  for (const record of records) {
    if (record.kind === 'verdicts') {
      for (const verdict of record.verdicts) {
        if (!verdicts.has(verdict.operationId)) verdicts.set(verdict.operationId, verdict);
      }
      continue;
    }
    for (const entry of record.entries) {
      const id = operationIdOf(entry);
      if (id !== undefined) entries.set(id, entry);
    }
  }
  return { entries, verdicts };
}

function missingIn(
  operations: OperationReader,
  { entries, verdicts }: Recorded,
  found: HeadFound,
  at: number,
): Missing {
  const unknown: Missing['unknown'][number][] = [];
  const changed: Missing['changed'][number][] = [];
  const mended: Missing['mended'][number][] = [];
  const acknowledged: Missing['changed'][number][] = [];
  for (const [operationId, entry] of entries) {
    const standing = operations.standing(operationId);
    const recorded = verdicts.get(operationId);
    if (standing === undefined) {
      unknown.push({ operationId, entry, state: stateOf(entry, recorded, at) });
    } else if (isMended(operations, standing, entry)) {
      mended.push({ id: standing.id, entry, state: stateOf(entry, recorded, at) });
    } else if (recorded !== undefined && isBehind(standing, recorded)) {
      changed.push({ id: standing.id, state: decidedState(recorded, at) });
    } else if (standing.status === 'saved' || standing.status === 'accepting') {
      acknowledged.push({ id: standing.id, state: unclearState(at) });
    }
  }
  // In an older journal: since then it may have been published that they were taken.
  const isOlder = found === 'put_back' || (found !== 'kept' && unknown.length + changed.length > 0);
  return { unknown, changed: isOlder ? changed.concat(acknowledged) : changed, mended };
}

function isMended(operations: OperationReader, { id, status }: OperationStanding, entry: ListedOperation) {
  if (status !== 'set_aside' || entry.kind === 'unreadable') return false;
  return operations.entry(id).kind === 'unreadable';
}

function isBehind({ status, verdict }: OperationStanding, recorded: RecordedVerdict): boolean {
  if (isEnded(status) || status === 'publishing') return false;
  const hasIt = (status === 'decided' || status === 'set_aside') && verdict === recorded.verdict;
  return !hasIt;
}

function stateOf(entry: ListedOperation, recorded: RecordedVerdict | undefined, at: number): OperationState {
  if (recorded) return decidedState(recorded, at);
  return entry.kind === 'unreadable' ? begunState(entry, at) : unclearState(at);
}

function decidedState({ verdict, by }: RecordedVerdict, at: number): OperationState {
  return { status: 'decided', verdict, by, dueAt: at, tries: 0 };
}

function unclearState(at: number): OperationState {
  return { status: 'accept_unclear', since: at, tries: 0 };
}

function takeOver({ operations }: Writers, { unknown, changed, mended }: Missing, at: number): NewEvent[] {
  const inserted = unknown.map(({ operationId, entry, state }) => {
    return recoveredEvent(operations.insert({ operationId, entry, receivedAt: at, state }), state);
  });
  for (const { id, state } of changed) operations.recover(id, state);
  for (const { id, entry, state } of mended) operations.mend(id, entry, state);
  return inserted.concat([...changed, ...mended].map(({ id, state }) => recoveredEvent(id, state)));
}

/** Returns how many operations were added; a disk that fails at it is asked again at the next start. */
function renew(
  operations: OperationReader,
  { entries, verdicts }: Recorded,
  copy: InboxCopy,
  at: number,
): number {
  const open = operations.open();
  const uncopied = open.filter(({ operationId }) => !entries.has(operationId));
  const published = open.flatMap(({ id, operationId, status }): RecordedVerdict[] => {
    const state =
      status === 'publishing' && !verdicts.has(operationId) ? operations.byId(id)?.state : undefined;
    return state?.status === 'publishing' ? [{ operationId, verdict: state.verdict, by: state.by }] : [];
  });
  try {
    for (let from = 0; from < uncopied.length; from += BATCH) {
      const batch = uncopied.slice(from, from + BATCH).map(({ id }) => operations.entry(id));
      copy.append({ kind: 'taken', at, entries: batch });
    }
    if (published.length > 0) copy.append({ kind: 'verdicts', at, verdicts: published });
    return uncopied.length;
  } catch (error) {
    if (error instanceof JournalFault) return 0;
    throw error;
  }
}
