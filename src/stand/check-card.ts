import { type Answer, refuse, success } from './answer.ts';
import { activeCardAt, type StoredCard } from './card-store.ts';
import { readPolicies } from './policies.ts';
import { isSnils } from './requisites.ts';
import type { StandState, WireRequest } from './stand-state.ts';
import { triggeredRefusal, triggerOf } from './trigger.ts';

/** `GET /v1.0/CheckCard/{SNILS}` (4.1): 200 for an active card, code 3 for none. */
export function checkCard(state: StandState, { snilsInPath: snils }: WireRequest): Answer {
  if (!isSnils(snils)) return refuse('CheckCard', 1);
  const triggered = triggeredRefusal('CheckCard', snils) ?? triggeredCard(snils);
  if (triggered) return triggered;
  const { checkCardLagMs } = readPolicies(state.db);
  const card = activeCardAt(state, snils, state.clock() - checkCardLagMs);
  return card ? success(described(card)) : refuse('CheckCard', 3);
}

function described(card: StoredCard): unknown {
  return {
    numSID: card.num_sid,
    dateIssue: card.date_issue,
    orgIssue: card.issuer,
    dateEnd: card.date_end,
  };
}

/** A card of the trigger table is nowhere in the file: its dates are those of the table's making. */
function triggeredCard(snils: string): Answer | undefined {
  const row = triggerOf('CheckCard', snils);
  if (row?.answer.kind !== 'active_card') return undefined;
  const body = {
    numSID: `9620990${snils.slice(0, 9)}`,
    dateIssue: '2026-01-15',
    orgIssue: row.answer.issuer,
    dateEnd: '2029-01-15',
  };
  return { ...success(body), trigger: snils };
}
