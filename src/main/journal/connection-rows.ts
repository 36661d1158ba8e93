import type { OwnConnection } from '../../domain/clearing.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { present } from './state-columns.ts';
import type { Statement, Statements } from './statements.ts';

interface Row {
  readonly applicationId: number;
  readonly numSid: string | null;
  readonly hash: string;
  readonly outcome: string | null;
}

/** What is known here as connected, by SNILS. */
export class ConnectionReader {
  readonly #ofSnils: Statement<[string], Row>;

  constructor(statements: Statements) {
    this.#ofSnils = statements.prepare(`
      SELECT application.id AS applicationId, num_sid AS numSid, card.hash AS hash,
        (SELECT outcome FROM step WHERE application_id = application.id AND step = 'connect_card'
          ORDER BY ordinal DESC LIMIT 1) AS outcome
      FROM person JOIN application ON application.id = person.application_id JOIN card ON card.application_id = application.id
      WHERE person.snils = ? AND (status = 'connected' OR stage = 'card_connected')`);
  }

  ofSnils(snils: string, cardHash: string): OwnConnection[] {
    return this.#ofSnils.all(snils).map(({ applicationId, numSid, hash, outcome }) => ({
      applicationId,
      ...present('numSid', numSid),
      sameCard: hash === cardHash,
      ...connectedAt(outcome),
    }));
  }
}

export function connectedAt(text: string | null): { readonly connectedAt?: number } {
  const outcome = text === null ? undefined : (JSON.parse(text) as Outcome);
  if (outcome?.class !== 'done' || outcome.answeredAt === undefined) return {};
  return { connectedAt: outcome.answeredAt };
}
