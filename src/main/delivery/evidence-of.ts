import type { Application } from '../../domain/application.ts';
import type { CardOperation, Clearing, Evidence } from '../../domain/clearing.ts';
import { snilsDigits } from '../../domain/operation-keys.ts';
import type { OperationState } from '../../domain/operation-state.ts';
import { parseSnils } from '../../domain/snils.ts';
import type { StoredOperation } from '../journal/inbox.ts';
import type { Journal, StepRecord } from '../journal/journal.ts';

type Sent = Pick<Application, 'person' | 'card'>;

/** What this journal knows that speaks for one card or another (table C of the clearing up). */
export function evidenceOf(journal: Journal, application: Application): Evidence {
  const { id, person, card, state } = application;
  const clearing = 'clearing' in state ? state.clearing : undefined;
  // Asked with every step, and needed only where a card's answer was lost.
  if (clearing?.of !== 'connect_card') return { ownConnections: [], operations: [] };
  const noneAt = noneAtOf(journal.steps(id), clearing.since);
  const ownConnections =
    person && card
      ? journal.connectionsOf(person.snils, card.hidden.hash).filter((own) => own.applicationId !== id)
      : [];
  const operations = operationsOf(journal, application, clearing);
  return { ...(noneAt !== undefined && { noneAt }), ownConnections, operations };
}

/** Nobody is asked: a workplace that takes no operations in knows of none. */
function operationsOf(journal: Journal, sent: Sent, clearing: Clearing): readonly CardOperation[] {
  const seen = clearing.of === 'connect_card' ? clearing.seen : undefined;
  if (seen === undefined || seen === 'none' || sent.card === undefined) return [];
  const stored = journal.inbox.ofCard(sent.card.hidden.hash, seen.numSid);
  return stored.flatMap((one) => operationOf(one, sent) ?? []);
}

function operationOf({ operation, state }: StoredOperation, sent: Sent): CardOperation | undefined {
  if (operation === undefined) return undefined;
  const { type, madeAt, client, card } = operation;
  const isDoubtful = isDenied(state) || isOfAnother(client?.snils, sent);
  return {
    type,
    cardHash: card.hash,
    sameCard: card.hash === sent.card?.hidden.hash,
    ...(card.numSid !== undefined && { numSid: card.numSid }),
    madeAt,
    ...(isDoubtful && { isDoubtful }),
  };
}

/** The office has said, or is about to say, that it connects nothing; or the Department knows nothing of it. */
function isDenied(state: OperationState): boolean {
  if (state.status === 'gone') return true;
  return 'verdict' in state && state.verdict !== undefined && state.verdict !== 'found';
}

/** A SNILS with wrong check digits speaks against nobody. */
function isOfAnother(snils: string | undefined, { person }: Sent): boolean {
  const digits = snilsDigits(snils);
  return digits !== undefined && parseSnils(digits).ok && digits !== person?.snils;
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
