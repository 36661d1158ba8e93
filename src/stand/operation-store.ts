import type { StoredCard } from './card-store.ts';
import { regionTime } from './region-time.ts';
import type { StandState } from './stand-state.ts';

export interface StoredOperation {
  readonly seq: number;
  readonly id: string;
  readonly direction: 'forward' | 'reverse';
  readonly type: 'Register' | 'Block';
  /** The region's local time, as it is sent. */
  readonly at: string;
  readonly code_block: number | null;
  /** JSON as it is sent. */
  readonly client: string | null;
  readonly card_hash: string;
  readonly num_sid: string | null;
  readonly card_num: string | null;
  readonly status: number;
  /** Its status can't be changed (4.5.2, code 2). */
  readonly stuck: number;
}

export type NewOperation = Omit<StoredOperation, 'seq'>;

export function insertOperation({ db }: StandState, operation: NewOperation): void {
  db.prepare<[NewOperation]>(
    `INSERT INTO operations (id, direction, type, at, code_block, client, card_hash, num_sid, card_num, status, stuck)
     VALUES (@id, @direction, @type, @at, @code_block, @client, @card_hash, @num_sid, @card_num, @status, @stuck)`,
  ).run(operation);
}

/** 2.2 item 12: what the office did itself is "found" (2) from the start and never listed. */
export function recordForwardOperation(state: StandState, card: StoredCard): void {
  insertOperation(state, {
    id: state.newId(),
    direction: 'forward',
    type: 'Register',
    at: regionTime(state.clock(), state.timeZone),
    code_block: null,
    client: card.snils === null ? null : JSON.stringify({ snils: card.snils }),
    card_hash: card.card_hash,
    num_sid: card.num_sid,
    card_num: card.card_num,
    status: 2,
    stuck: 0,
  });
}

/**
 * The list by 2.2 item 12: without a status, not older than the office's own operation with the same
 * card, oldest first, whosever card it is.
 */
export function listedOperations({ db }: StandState, size: number): StoredOperation[] {
  return db
    .prepare<[number], StoredOperation>(
      `SELECT * FROM operations AS o WHERE direction = 'reverse' AND status = 0 AND NOT EXISTS (
         SELECT 1 FROM operations AS own
         WHERE own.direction = 'forward' AND own.card_hash = o.card_hash AND own.at > o.at)
       ORDER BY at, seq LIMIT ?`,
    )
    .all(size);
}

/** An operation that the office may have been told of. */
export function findReverseOperation({ db }: StandState, id: string): StoredOperation | undefined {
  return db
    .prepare<[string], StoredOperation>("SELECT * FROM operations WHERE id = ? AND direction = 'reverse'")
    .get(id);
}

export function allOperations({ db }: StandState): StoredOperation[] {
  return db.prepare<[], StoredOperation>('SELECT * FROM operations ORDER BY seq').all();
}

/** Sets the status and keeps the trace of it: which came, in what order, in which request. */
export function saveStatus(state: StandState, id: string, status: number, rqUid?: string): void {
  state.db.prepare<[number, string]>('UPDATE operations SET status = ? WHERE id = ?').run(status, id);
  state.db
    .prepare<[string, number, string | null, number]>(
      'INSERT INTO operation_statuses (operation_id, status, rq_uid, at) VALUES (?, ?, ?, ?)',
    )
    .run(id, status, rqUid ?? null, state.clock());
}

/** Every status ever published for the operation, the first one first. */
export function statusesOf({ db }: StandState, id: string): number[] {
  return db
    .prepare<[string], { status: number }>(
      'SELECT status FROM operation_statuses WHERE operation_id = ? ORDER BY seq',
    )
    .all(id)
    .map(({ status }) => status);
}

export function deleteOperation({ db }: StandState, id: string): boolean {
  return db.prepare<[string]>('DELETE FROM operations WHERE id = ?').run(id).changes > 0;
}

export function setStuck({ db }: StandState, id: string, stuck: boolean): boolean {
  return (
    db.prepare<[number, string]>('UPDATE operations SET stuck = ? WHERE id = ?').run(Number(stuck), id)
      .changes > 0
  );
}

/** SNILS of the person an operation is about, where it was given. */
export function snilsOf(operation: StoredOperation): string | undefined {
  const client: unknown = operation.client === null ? undefined : JSON.parse(operation.client);
  if (typeof client !== 'object' || client === null || !('snils' in client)) return undefined;
  return typeof client.snils === 'string' ? client.snils : undefined;
}
