import type { CardEvent } from '../../domain/known-person.ts';
import { connectedAt } from './connection-rows.ts';
import { present } from './state-columns.ts';
import type { Statement, Statements } from './statements.ts';

interface OperationRow {
  readonly id: number;
  readonly type: 'register' | 'block';
  readonly hash: string;
  readonly numSid: string | null;
  readonly at: number;
  readonly applicationId: number | null;
}

interface ConnectionRow {
  readonly id: number;
  readonly numSid: string | null;
  readonly hash: string;
  readonly snils: string;
  readonly outcome: string | null;
  readonly endedAt: number;
}

/** `hash` is absent while no card was laid on. */
interface CardRow {
  readonly id: number;
  readonly hash: string | null;
}

export interface WhoseCards {
  readonly applicationIds: readonly number[];
  readonly cardHash: string;
}

/** What has made cards active or not: connections of this journal and operations of the Department's side. */
export class CardEventReader {
  readonly #cardsOfPeople: Statement<[string], CardRow>;
  readonly #operations: Statement<[string, string], OperationRow>;
  readonly #connections: Statement<[string, string], ConnectionRow>;

  constructor(statements: Statements) {
    this.#cardsOfPeople = statements.prepare(`
      SELECT other.application_id AS id, c.hash FROM (SELECT DISTINCT snils FROM json_each(?) asked
        CROSS JOIN person p ON p.application_id = asked.value) known
      CROSS JOIN person other ON other.snils = known.snils LEFT JOIN card c ON c.application_id = other.application_id`);
    // A block is a fact, whatever is answered; a connection becomes one by the answer "found".
    this.#operations = statements.prepare(`
      SELECT id, type, card_hash AS hash, num_sid AS numSid, made_at AS at, application_id AS applicationId FROM operation
      WHERE id IN (SELECT id FROM operation WHERE card_hash IN (SELECT value FROM json_each(?)) UNION ALL
          SELECT id FROM operation WHERE application_id IN (SELECT value FROM json_each(?)))
        AND (type = 'block' OR verdict = 'found' AND status <> 'waits_for_day')`);
    this.#connections = statements.prepare(`
      SELECT a.id, a.num_sid AS numSid, c.hash, p.snils, s.outcome, ifnull(s.ended_at, a.confirmed_at) AS endedAt
      FROM (SELECT application_id AS id FROM card WHERE hash IN (SELECT value FROM json_each(?))
        UNION SELECT value FROM json_each(?)) found
      CROSS JOIN application a ON a.id = found.id AND (a.status = 'connected' OR a.stage = 'card_connected')
      CROSS JOIN card c ON c.application_id = a.id CROSS JOIN person p ON p.application_id = a.id
      LEFT JOIN step s ON s.application_id = a.id AND s.ordinal = (SELECT max(ordinal) FROM step
        WHERE application_id = a.id AND step = 'connect_card')`);
  }

  /** In no order. */
  of({ applicationIds, cardHash }: WhoseCards): CardEvent[] {
    return this.#eventsOf(applicationIds, [cardHash]);
  }

  /** Also of the other cards of their people. In no order. */
  around(applicationIds: readonly number[]): CardEvent[] {
    const cards = this.#cardsOfPeople.all(JSON.stringify(applicationIds));
    return this.#eventsOf(
      cards.map(({ id }) => id),
      cards.flatMap(({ hash }) => hash ?? []),
    );
  }

  #eventsOf(applicationIds: readonly number[], cardHashes: readonly string[]): CardEvent[] {
    const [hashes, ids] = [JSON.stringify(cardHashes), JSON.stringify(applicationIds)];
    const connections = this.#connections.all(hashes, ids).map(connectionEvent);
    return connections.concat(this.#operations.all(hashes, ids).map(operationEvent));
  }
}

function operationEvent({ id, type, hash, numSid, at, applicationId }: OperationRow): CardEvent {
  const kind = type === 'block' ? 'blocked' : 'connected';
  const source = { of: 'operation', id, ...present('applicationId', applicationId) } as const;
  return { kind, cardHash: hash, ...present('numSid', numSid), at, source };
}

/** By the Department's clock where its answer told the time, as that of an operation is. */
function connectionEvent({ id, numSid, hash, snils, outcome, endedAt }: ConnectionRow): CardEvent {
  const at = connectedAt(outcome).connectedAt ?? endedAt;
  const source = { of: 'application', id, snils } as const;
  return { kind: 'connected', cardHash: hash, ...present('numSid', numSid), at, source };
}
