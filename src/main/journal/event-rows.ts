import type { EventKind } from '../../domain/event-text.ts';
import type { EventRecord } from './journal.ts';
import type { Statement, Statements } from './statements.ts';

export interface NewEvent {
  readonly kind: EventKind;
  /** Only where events were lost: it goes on above them. */
  readonly sequence?: number;
  readonly applicationId?: number;
  readonly detail: EventRecord['detail'];
}

interface Row {
  readonly sequence: number;
  readonly at: number;
  readonly kind: string;
  readonly detail: string;
}

/** As it is kept. */
export interface EventRow extends Row {
  readonly applicationId: number | null;
}

export class EventWriter {
  readonly #insert: Statement;

  constructor(statements: Statements) {
    // Without a number of its own a row gets the last one plus 1: an undone change leaves no gap.
    this.#insert = statements.prepare(
      'INSERT INTO event (sequence, at, application_id, kind, detail) VALUES (?, ?, ?, ?, ?)',
    );
  }

  append(at: number, event: NewEvent): EventRow {
    const { kind, applicationId = null } = event;
    const detail = JSON.stringify(event.detail);
    const run = this.#insert.run(event.sequence ?? null, at, applicationId, kind, detail);
    return { sequence: Number(run.lastInsertRowid), at, kind, applicationId, detail };
  }
}

export class EventReader {
  readonly #ofApplication: Statement<[number], Row>;
  readonly #ofOperation: Statement<[number], Row>;

  constructor(statements: Statements) {
    this.#ofApplication = statements.prepare(
      'SELECT sequence, at, kind, detail FROM event WHERE application_id = ? ORDER BY sequence',
    );
    // As the index has it, which holds the events of operations alone.
    this.#ofOperation = statements.prepare(`
      SELECT sequence, at, kind, detail FROM event
      WHERE kind >= 'operation_' AND kind < 'operation\`' AND detail ->> '$.operation' = ? ORDER BY sequence`);
  }

  ofApplication(id: number): EventRecord[] {
    return this.#ofApplication.all(id).map(shown);
  }

  ofOperation(id: number): EventRecord[] {
    return this.#ofOperation.all(id).map(shown);
  }
}

function shown({ detail, ...row }: Row): EventRecord {
  return { ...row, detail: JSON.parse(detail) as EventRecord['detail'] };
}
