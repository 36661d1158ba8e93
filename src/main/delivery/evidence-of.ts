import type { Application } from '../../domain/application.ts';
import type { Evidence } from '../../domain/clearing.ts';
import type { Journal, StepRecord } from '../journal/journal.ts';

/** What this journal knows that speaks for one card or another (table C of the clearing up). */
export function evidenceOf(journal: Journal, { id, person, card }: Application): Evidence {
  const noneAt = noneAtOf(journal.steps(id));
  const ownConnections =
    person && card
      ? journal.connectionsOf(person.snils, card.hidden.hash).filter((own) => own.applicationId !== id)
      : [];
  return { ...(noneAt !== undefined && { noneAt }), ownConnections };
}

/** When the Department last said "none" before the card went out for the first time, by its own clock. */
function noneAtOf(steps: readonly StepRecord[]): number | undefined {
  const first = steps.findIndex(({ step }) => step === 'connect_card');
  const before = steps.slice(0, first === -1 ? steps.length : first);
  const none = before.findLast(
    ({ step, outcome }) => step === 'check_active_card' && outcome?.class === 'done',
  );
  return none?.outcome?.class === 'done' ? none.outcome.answeredAt : undefined;
}
