import type { ListedOperation, OperationVerdict } from '../../domain/operation.ts';
import type { OperationState, OperationStateName } from '../../domain/operation-state.ts';
import type { OperationChange } from './inbox.ts';
import type { Clerk } from './journal.ts';
import { fixedVerdict, isEnded, operationColumnsOf } from './operation-columns.ts';
import { OperationNameWriter } from './operation-name.ts';
import { OtherEntryWriter } from './other-entry-rows.ts';
import type { Statement, Statements } from './statements.ts';

/** How an operation stands before it is changed. */
export interface Standing {
  readonly status: OperationStateName;
  readonly verdict: OperationVerdict | null;
  readonly type: 'register' | 'block' | null;
}

/** An entry of a list that has an id, and how it begins here. */
export interface NewOperation {
  readonly operationId: string;
  readonly entry: ListedOperation;
  readonly receivedAt: number;
  readonly state: OperationState;
}

/** Values are bound by place: by name takes twice as long. */
export class OperationWriter {
  /** What came under the number of another one. */
  readonly others: OtherEntryWriter;
  readonly #names: OperationNameWriter;
  readonly #insert: Statement;
  readonly #entry: Statement;
  readonly #standing: Statement<[number], Standing>;
  readonly #state: Statement;
  readonly #owe: Statement;
  readonly #tell: Statement;
  readonly #count: Statement;
  readonly #moveDue: Statement;
  readonly #mend: Statement;
  readonly #mendEntry: Statement;

  constructor(statements: Statements) {
    this.others = new OtherEntryWriter(statements);
    this.#names = new OperationNameWriter(statements);
    this.#mend = statements.prepare(`
      UPDATE operation SET made_at = ?, type = ?, card_hash = ?, num_sid = ?, status = ?, due_at = ?, verdict = ?,
        rest = ?
      WHERE id = ? AND status = 'set_aside' AND type IS NULL`);
    this.#mendEntry = statements.prepare('UPDATE operation_entry SET entry = ? WHERE operation = ?');
    this.#insert = statements.prepare(`
      INSERT INTO operation (operation_id, received_at, made_at, type, card_hash, num_sid, status, due_at, verdict, rest)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#entry = statements.prepare('INSERT INTO operation_entry (operation, entry) VALUES (?, ?)');
    this.#standing = statements.prepare('SELECT status, verdict, type FROM operation WHERE id = ?');
    this.#state = statements.prepare(`
      UPDATE operation SET status = ?, due_at = ?, verdict = ?, rest = ?, ended_at = ?,
        application_id = ifnull(?, application_id)
      WHERE id = ?`);
    this.#owe = statements.prepare('UPDATE operation SET tell_since = ? WHERE id = ?');
    this.#tell = statements.prepare(`
      UPDATE operation SET told_at = ?, told_by = ? WHERE id = ? AND tell_since IS NOT NULL AND told_at IS NULL`);
    this.#count = statements.prepare(
      'INSERT INTO operation_tally (status, count) VALUES (?, 1) ON CONFLICT (status) DO UPDATE SET count = count + 1',
    );
    this.#moveDue = statements.prepare(`
      UPDATE operation SET due_at = due_at + ? WHERE status IN ('saved', 'accepted', 'waits_for_day', 'decided')`);
  }

  /** Returns the id. */
  insert({ operationId, entry, receivedAt, state }: NewOperation): number {
    const { status, due_at, verdict, rest } = operationColumnsOf(state);
    const of = saidOf(entry, receivedAt);
    const run = this.#insert.run(operationId, receivedAt, ...of, status, due_at, verdict, rest);
    const id = Number(run.lastInsertRowid);
    this.#entry.run(id, JSON.stringify(entry));
    this.#names.add(id, entry);
    return id;
  }

  /** An entry that could not be read and now can be; throws where it could be before. */
  mend(id: number, entry: ListedOperation, state: OperationState): void {
    if (entry.kind === 'unreadable') throw new Error(`Operation ${id} can't be read any better`);
    const { status, due_at, verdict, rest } = operationColumnsOf(state);
    const of = saidOf(entry, entry.operation.madeAt);
    const { changes } = this.#mend.run(...of, status, due_at, verdict, rest, id);
    if (changes === 0) throw new Error(`Operation ${id} can be read`);
    this.#mendEntry.run(JSON.stringify(entry), id);
    this.#names.add(id, entry);
  }

  /** Throws where it has ended, where it stands otherwise than `from`, and for a second verdict. */
  setState({ id, state, applicationId }: OperationChange, at: number, from?: OperationStateName): Standing {
    const before = this.#standing.get(id);
    if (before === undefined) throw new Error(`No operation ${id} in the journal`);
    expectMay(id, before, state, from);
    const { status, due_at, verdict, rest } = operationColumnsOf(state);
    const ended = isEnded(status);
    this.#state.run(status, due_at, verdict, rest, ended ? at : null, applicationId ?? null, id);
    if (ended) this.#count.run(status);
    if (isToTell(before, state)) this.#owe.run(at, id);
    return before;
  }

  /** What the second copy knows better, whatever stands here. */
  recover(id: number, state: OperationState): void {
    const { status, due_at, verdict, rest } = operationColumnsOf(state);
    this.#state.run(status, due_at, verdict, rest, null, null, id);
  }

  tell(id: number, clerk: Clerk, at: number): boolean {
    return this.#tell.run(at, clerk.id, id).changes > 0;
  }

  /** Every time that lies ahead, with the clock that it was told by. */
  moveDue(byMs: number): void {
    this.#moveDue.run(byMs);
  }
}

/** When it was made, its kind and its card, in the order of both statements that write them. */
function saidOf(entry: ListedOperation, receivedAt: number): (number | string | null)[] {
  const known = entry.kind === 'operation' ? entry.operation : undefined;
  const { hash = null, numSid = null } = known?.card ?? {};
  return [known?.madeAt ?? receivedAt, known?.type ?? null, hash, numSid];
}

function expectMay(id: number, before: Standing, after: OperationState, from?: OperationStateName): void {
  if (isEnded(before.status)) throw new Error(`Operation ${id} has ended`);
  if (from !== undefined && before.status !== from) throw new Error(`Operation ${id} is ${before.status}`);
  const fixed = fixedVerdict(before);
  if (fixed === undefined) return;
  const verdict = 'verdict' in after ? after.verdict : undefined;
  if (verdict === fixed) return;
  // No word of a verdict: only where nothing is published any more.
  if (verdict === undefined && (after.status === 'gone' || after.status === 'set_aside')) return;
  throw new Error(`Operation ${id} has a verdict already`);
}

/** Step 6: of success alone, and of a card that was connected. */
function isToTell({ type }: Standing, state: OperationState): boolean {
  return type === 'register' && state.status === 'done' && state.verdict === 'found';
}
