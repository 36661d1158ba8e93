import { listedAgain } from '../../domain/listed-again.ts';
import type { ListedOperation, OperationId } from '../../domain/operation.ts';
import type { ChangeDoor } from './change-door.ts';
import { begunState, type CopyOfInbox } from './inbox-changes.ts';
import { operationIdOf } from './inbox-record.ts';
import { withFaults } from './journal-fault.ts';
import { differsEvent, mendedEvent } from './operation-events.ts';
import type { OperationReader } from './operation-reader.ts';
import type { OtherEntryReader } from './other-entry-rows.ts';

/** Whoever sends something else each time is told of by as many as anybody reads. */
const MOST_OTHERS = 3;

interface Parts {
  readonly operations: OperationReader;
  readonly others: OtherEntryReader;
  readonly door: ChangeDoor;
  readonly copy: CopyOfInbox | undefined;
}

interface Again {
  readonly id: number;
  readonly entry: ListedOperation;
}

interface Found {
  readonly mended: readonly Again[];
  readonly others: readonly Again[];
}

/** Returns those that are changed or told of. */
export function takeAgain(parts: Parts, entries: readonly ListedOperation[], at: number): readonly number[] {
  const { mended, others } = withFaults(() => lookedAt(parts, entries));
  const ids = [...mended, ...others].map(({ id }) => id);
  if (ids.length === 0) return ids;
  if (mended.length > 0) {
    parts.copy?.append({ kind: 'taken', at, entries: mended.map(({ entry }) => entry) });
  }
  parts.door.changeAll(
    at,
    ({ operations }) => {
      for (const { id, entry } of mended) operations.mend(id, entry, begunState(entry, at));
      for (const { id, entry } of others) operations.others.add(id, JSON.stringify(entry), at);
    },
    () => [...mended.map(({ id }) => mendedEvent(id)), ...others.map(({ id }) => differsEvent(id))],
  );
  return ids;
}

/** Each number once: of two entries of a list the second is looked at with the next list. */
function lookedAt(parts: Parts, entries: readonly ListedOperation[]): Found {
  const found = { mended: [] as Again[], others: [] as Again[] };
  const changed = new Set<OperationId>();
  for (const entry of entries) {
    const operationId = operationIdOf(entry);
    if (operationId === undefined || changed.has(operationId)) continue;
    const id = parts.operations.idOf(operationId);
    const what = id === undefined ? 'same' : comparedTo(parts, id, entry);
    if (id === undefined || what === 'same') continue;
    changed.add(operationId);
    if (what === 'mended') found.mended.push({ id, entry });
    else found.others.push({ id, entry });
  }
  return found;
}

/** What is on record already is told of once. */
function comparedTo({ operations, others }: Parts, id: number, entry: ListedOperation) {
  const text = JSON.stringify(entry);
  const first = operations.entryText(id);
  // Nearly always: what waits to be accepted comes as it came before.
  if (text === first) return 'same';
  const what = listedAgain(JSON.parse(first) as ListedOperation, entry);
  if (what !== 'other') return what;
  const known = others.entriesOf(id);
  return known.length >= MOST_OTHERS || known.includes(text) ? 'same' : 'other';
}
