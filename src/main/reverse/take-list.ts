import { nextOperation } from '../../domain/next-operation.ts';
import { type ListedOperation, type OperationId, PROGRAM_FAULT } from '../../domain/operation.ts';
import type { ListOutcome } from '../department/reverse-department.ts';
import type { OperationChange, StoredOperation } from '../journal/inbox.ts';
import { JournalFault } from '../journal/journal-fault.ts';
import { behindLateLanding } from './late-landing.ts';
import { operationIdOf } from './operation-id-of.ts';
import { wordOf } from './publication-word.ts';
import type { ReverseParts } from './reverse-parts.ts';
import { changesOf } from './set-aside.ts';
import { told } from './told.ts';

/** A frame is 16 ms long, and others have their turn in it, too. */
const TURN_MS = 6;
/** Saved in one transaction, of which a turn has as many as it has time for. */
const AT_ONCE = 25;
const MOST_RAW = 16_384;

export interface ListTaken {
  readonly outcome: ListOutcome;
  /** Saved just now. */
  readonly fresh: number;
  /** Publications whose fate this list has told. */
  readonly cleared: number;
  /** As many as asked for: there may be more behind them, and absence proves nothing. */
  readonly isFull: boolean;
}

/** What one list brings: the ids on it are all that is kept in memory. */
interface Page {
  readonly ids: Set<OperationId>;
  fresh: number;
}

/** Asks for the list once and saves what is new on it; then what it proves of publications without an answer. */
export async function takeList(parts: ReverseParts, size: number, signal: AbortSignal): Promise<ListTaken> {
  const { inbox, department, now, newRqUid } = parts;
  // What becomes unclear while the list is under way, it can't tell.
  const unclear = inbox.duesIn('accept_unclear').map(({ id }) => id);
  const page: Page = { ids: new Set(), fresh: 0 };
  const outcome = await department.list(size, newRqUid(), (entries) => save(parts, entries, page), signal);
  inbox.polled(wordOf(outcome), outcome.class === 'done', now());
  if (outcome.class !== 'done') return { outcome, fresh: page.fresh, cleared: 0, isFull: false };
  const isFull = outcome.count >= size;
  const cleared = await clearUp(parts, unclear, page.ids, !isFull);
  return { outcome, fresh: page.fresh, cleared, isFull };
}

async function save(parts: ReverseParts, entries: readonly ListedOperation[], page: Page): Promise<void> {
  for (const entry of entries) {
    const operationId = idOf(entry);
    if (operationId !== undefined) page.ids.add(operationId);
  }
  await keep(parts, entries);
  const { inbox, elapsed, breathe } = parts;
  let until = elapsed() + TURN_MS;
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    page.fresh += take(parts, entries.slice(from, from + AT_ONCE));
    if (elapsed() < until) continue;
    await breathe();
    until = elapsed() + TURN_MS;
  }
  await inbox.durable();
}

/** All of them in the second copy at once. At which of them the program fails `take` finds out. */
async function keep({ inbox, now }: ReverseParts, entries: readonly ListedOperation[]): Promise<void> {
  try {
    await inbox.keep(entries, now());
  } catch (error) {
    if (error instanceof JournalFault) throw error;
  }
}

/** One at which the program fails is kept as it came, and the others are saved all the same. Returns how many are new. */
function take(parts: ReverseParts, entries: readonly ListedOperation[]): number {
  const { inbox, now, onFault } = parts;
  try {
    const { fresh, nameless } = inbox.take(entries, now());
    if (fresh + nameless < entries.length) {
      const again = inbox.takeAgain(entries, now());
      told(
        parts,
        again.map((id) => ({ id })),
      );
    }
    return fresh;
  } catch (error) {
    if (error instanceof JournalFault) throw error;
    const [entry, ...others] = entries;
    if (others.length === 0) onFault?.(error);
    if (entry === undefined) return 0;
    // Not even kept as it came: never accepted, it stays on the list.
    if (others.length === 0) return isGivenUp(entry) ? 0 : take(parts, [asUnreadable(entry)]);
  }
  return entries.reduce((fresh, entry) => fresh + take(parts, [entry]), 0);
}

function isGivenUp(entry: ListedOperation): boolean {
  return entry.kind === 'unreadable' && entry.entry.why === PROGRAM_FAULT;
}

function asUnreadable(entry: ListedOperation): ListedOperation {
  const operationId = idOf(entry);
  const raw = entry.kind === 'operation' ? JSON.stringify(entry.operation) : entry.entry.raw;
  return {
    kind: 'unreadable',
    entry: { ...(operationId && { operationId }), why: PROGRAM_FAULT, raw: raw.slice(0, MOST_RAW) },
  };
}

function idOf(entry: ListedOperation): OperationId | undefined {
  return entry.kind === 'operation' ? entry.operation.operationId : entry.entry.operationId;
}

/** On the list: it was not carried out. Not on a list that is whole: it was. Else nothing is known. */
async function clearUp(
  parts: ReverseParts,
  unclear: readonly number[],
  listed: ReadonlySet<OperationId>,
  isWhole: boolean,
): Promise<number> {
  const { inbox, now, breathe } = parts;
  let cleared = 0;
  for (let from = 0; from < unclear.length; from += AT_ONCE) {
    const some = unclear.slice(from, from + AT_ONCE).flatMap((id) => inbox.operation(id) ?? []);
    const shown = some.filter((operation) => isWhole || listed.has(operationIdOf(operation)));
    const changes = changesOf(parts, shown, (operation) => clearedUp(parts, operation, listed));
    if (changes.length > 0) {
      inbox.settle(changes, now());
      await inbox.durable();
    }
    cleared += changes.length;
    told(parts, changes);
    await breathe();
  }
  return cleared;
}

function clearedUp(
  parts: ReverseParts,
  operation: StoredOperation,
  listed: ReadonlySet<OperationId>,
): OperationChange {
  const type = listed.has(operationIdOf(operation)) ? 'seen_on_list' : 'absent_from_list';
  const next = nextOperation(operation.state, { type }, parts.now(), parts.skew());
  return { id: operation.id, state: behindLateLanding(parts, operation, next) };
}
