import type { Application } from '../../domain/application.ts';
import { dateInZone, formatDate } from '../../domain/calendar-date.ts';
import { type CardState, cardStates } from '../../domain/card-state.ts';
import type { CardEvent } from '../../domain/known-person.ts';
import { blockedByText } from '../../domain/operation-words.ts';
import { isCardConnected } from '../../domain/status-text.ts';
import type { Inbox } from '../journal/inbox.ts';
import type { Journal } from '../journal/journal.ts';
import type { ApplicationView } from './application-views.ts';
import { operationRow, personOf } from './operation-view.ts';

interface CardOperationParts {
  readonly journal: Journal;
  /** IANA name. */
  readonly timeZone: string;
}

/** What was done on the portal with the person's cards, and whether this one is active by both sides. */
export function cardOperations(
  { journal, timeZone }: CardOperationParts,
  { id, card, state: applicationState }: Application,
): Pick<ApplicationView, 'operations' | 'cardState'> {
  const { inbox } = journal;
  const cardHash = card?.hidden.hash;
  const events = cardHash === undefined ? [] : inbox.cardEvents({ applicationIds: [id], cardHash });
  const operations = operationsOf(inbox, id, events);
  // Of the other cards of this person, too: one that was connected later is in the place of this one.
  const around = cardHash === undefined ? [] : journal.cardEventsAround([id]);
  const state = cardHash === undefined ? undefined : cardStates(around).get(cardHash);
  const isNews = operations.length > 0 || (state?.kind === 'blocked' && isCardConnected(applicationState));
  if (!state || !isNews) return { operations };
  return {
    operations,
    cardState: {
      text: cardStateText(state, blockOf(around, state), inbox, timeZone),
      tone: state.kind === 'active' ? 'good' : 'bad',
    },
  };
}

/** Those of the application's person, and those of its card that named nobody. */
function operationsOf(inbox: Inbox, id: number, events: readonly CardEvent[]): ApplicationView['operations'] {
  const ofCard = events.flatMap(({ source }) => {
    const stored = source.of === 'operation' ? inbox.operation(source.id) : undefined;
    return stored ? [stored] : [];
  });
  const ofPerson = inbox.ofApplication(id).filter((stored) => personOf(stored) === id);
  const all = new Map([...ofPerson, ...ofCard].map((stored) => [stored.id, stored]));
  const madeAt = ({ madeAt, receivedAt }: ApplicationView['operations'][number]) => madeAt ?? receivedAt;
  return [...all.values()].map(operationRow).sort((one, other) => madeAt(one) - madeAt(other));
}

function blockOf(events: readonly CardEvent[], { kind, since }: CardState): CardEvent | undefined {
  return kind === 'blocked'
    ? events.find((event) => event.kind === 'blocked' && event.at === since)
    : undefined;
}

function cardStateText(
  { kind, since, isOrderUnclear, isReplaced }: CardState,
  block: CardEvent | undefined,
  inbox: Inbox,
  timeZone: string,
): string {
  const day = formatDate(dateInZone(since, timeZone));
  if (isOrderUnclear) return `${kind === 'active' ? 'активна' : 'заблокирована'}, но порядок неясен: ${day}`;
  if (kind === 'active') return `активна с ${day}`;
  if (isReplaced) return `заменена другой ${day}`;
  const operation =
    block?.source.of === 'operation' ? inbox.operation(block.source.id)?.operation : undefined;
  return `заблокирована ${day} ${blockedByText(operation?.blockedBy)}`;
}
