import { type CardState, cardsOf, isOf, statesOf } from './card-state.ts';
import type { CardEvent, KnownPerson } from './known-person.ts';
import type { OperationCard } from './operation.ts';
import { isSamePerson } from './same-person.ts';

export interface CardFacts {
  /** Who has anything to do with the card of the operation. */
  readonly cardHolders: readonly KnownPerson[];
  readonly events: readonly CardEvent[];
}

/** Somebody with all of their applications that are known. */
export interface Holder {
  readonly known: KnownPerson;
  readonly applicationIds: readonly number[];
}

/** The card of an operation, and the other ones of a person. */
export interface CardKnown {
  /** Connected once, by the person; how it stands does not matter. */
  readonly isTheirs: boolean;
  /** Connected once, by somebody else. */
  readonly isOfAnother: boolean;
  /** The application or the found person that it was connected for; absent where it is not theirs. */
  readonly applicationId?: number;
  /** Absent where nothing is known of it. */
  readonly state?: CardState;
  /** Whether the person has another card that is active. */
  readonly other: 'none' | 'active' | 'order_unclear';
}

export function cardKnown(card: OperationCard, holder: Holder | undefined, facts: CardFacts): CardKnown {
  const ids = idsOf(holder, facts.cardHolders);
  const isTheirs = (event: CardEvent) => isConnectionOf(event, ids);
  const cards = cardsOf(facts.events);
  const own = cards.find((one) => isOf(one, card.hash, card.numSid));
  const connections = (own?.events ?? []).filter(({ kind }) => kind === 'connected');
  const theirs = cards.filter((one) => one === own || one.events.some(isTheirs));
  const states = statesOf(theirs);
  const last = connections.filter(isTheirs).sort((one, other) => other.at - one.at)[0];
  const state = own && states.get(own);
  return {
    isTheirs: last !== undefined,
    isOfAnother: connections.some((event) => ownerOf(event) !== undefined && !isTheirs(event)),
    ...applicationIdOf(last),
    ...(state && { state }),
    other: otherCard(theirs.filter((one) => one !== own).flatMap((one) => states.get(one) ?? [])),
  };
}

/** Those of whom the card was connected here or was found to be, each person once, with the newest application. */
export function holdersOf({ cardHolders, events }: CardFacts, card: OperationCard): readonly Holder[] {
  const own = cardsOf(events).find((one) => isOf(one, card.hash, card.numSid));
  const owners = (own?.events ?? []).filter(({ kind }) => kind === 'connected').map(ownerOf);
  const connected = cardHolders.filter(({ applicationId }) => owners.includes(applicationId));
  const newest = [...connected].sort((one, other) => other.registeredAt - one.registeredAt);
  const persons = newest.filter(
    (one, place) => newest.findIndex((other) => isSamePerson(one, other)) === place,
  );
  return persons.map((known) => ({
    known,
    applicationIds: connected
      .filter((one) => isSamePerson(one, known))
      .map(({ applicationId }) => applicationId),
  }));
}

/** The keys that were sent may have missed some of the person's applications; the card brings them in. */
function idsOf(holder: Holder | undefined, cardHolders: readonly KnownPerson[]): ReadonlySet<number> {
  if (holder === undefined) return new Set();
  const brought = cardHolders.filter((one) => isSamePerson(one, holder.known));
  return new Set([...holder.applicationIds, ...brought.map(({ applicationId }) => applicationId)]);
}

function isConnectionOf(event: CardEvent, ids: ReadonlySet<number>): boolean {
  const owner = ownerOf(event);
  return event.kind === 'connected' && owner !== undefined && ids.has(owner);
}

function ownerOf({ source }: CardEvent): number | undefined {
  return source.of === 'application' ? source.id : source.applicationId;
}

function applicationIdOf(event: CardEvent | undefined): { readonly applicationId?: number } {
  const applicationId = event && ownerOf(event);
  return applicationId === undefined ? {} : { applicationId };
}

function otherCard(states: readonly CardState[]): CardKnown['other'] {
  if (states.some(({ kind, isOrderUnclear }) => kind === 'active' && !isOrderUnclear)) return 'active';
  return states.some(({ isOrderUnclear }) => isOrderUnclear) ? 'order_unclear' : 'none';
}
