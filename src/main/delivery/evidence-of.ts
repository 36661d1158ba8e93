import type { Application } from '../../domain/application.ts';
import type { Evidence } from '../../domain/clearing.ts';
import type { Journal, StepRecord } from '../journal/journal.ts';

/** What this journal knows that speaks for one card or another (table C of the clearing up). */
export function evidenceOf(journal: Journal, { id, person, card, state }: Application): Evidence {
  // Asked with every step, and needed only where a card's answer was lost.
  if (!('clearing' in state) || state.clearing?.of !== 'connect_card') return { ownConnections: [] };
  const noneAt = noneAtOf(journal.steps(id), state.clearing.since);
  const ownConnections =
    person && card
      ? journal.connectionsOf(person.snils, card.hidden.hash).filter((own) => own.applicationId !== id)
      : [];
  return { ...(noneAt !== undefined && { noneAt }), ownConnections };
}

/** When the Department last said "none" before the request left whose answer was lost then, by its own clock. */
function noneAtOf(steps: readonly StepRecord[], lostAt: number): number | undefined {
  const lost = steps.findLastIndex(({ step, intendedAt }) => step === 'connect_card' && intendedAt <= lostAt);
  const before = steps.slice(0, lost === -1 ? steps.length : lost);
  const none = before.findLast(
    ({ step, outcome }) => step === 'check_active_card' && outcome?.class === 'done',
  );
  return none?.outcome?.class === 'done' ? none.outcome.answeredAt : undefined;
}
