import type { CardEvent } from './known-person.ts';
import { SAME_TIME_MS } from './same-time.ts';

/** How a card of the project stands by all that is known here. */
export interface CardState {
  readonly kind: 'active' | 'blocked';
  /** Epoch ms. */
  readonly since: number;
  /** A connection here and an operation there lie too close to say which came first: it may be the other way round. */
  readonly isOrderUnclear?: true;
  /** No block is known, but another card was connected here later, and the Department had none active then. */
  readonly isReplaced?: true;
}

/** One card under all the names it is known by. */
export interface Card {
  readonly hashes: ReadonlySet<string>;
  readonly numSids: ReadonlySet<string>;
  readonly events: readonly CardEvent[];
}

/** How cards stand, by their hash; `events` in no order and of whomever. */
export function cardStates(events: readonly CardEvent[]): ReadonlyMap<string, CardState> {
  const personOf = personBy(events);
  const isOfOne = (one: CardEvent, other: CardEvent) => {
    const person = personOf(one);
    return person !== undefined && person === personOf(other);
  };
  return new Map(
    [...statesOf(cardsOf(events), isOfOne)].flatMap(([{ hashes }, state]) =>
      [...hashes].map((hash): [string, CardState] => [hash, state]),
    ),
  );
}

/** The SNILS of an event's person, where these events tell it. */
function personBy(events: readonly CardEvent[]): (event: CardEvent) => string | undefined {
  const sources = events.map(({ source }) => source);
  const known = new Map(
    sources.flatMap((one) => (one.of === 'application' ? [[one.id, one.snils] as const] : [])),
  );
  return ({ source }) => {
    if (source.of === 'application') return source.snils;
    return source.applicationId === undefined ? undefined : known.get(source.applicationId);
  };
}

/** A card has one hash; where the region has changed how it is made, the social card number still tells it. */
export function cardsOf(events: readonly CardEvent[]): readonly Card[] {
  let cards: KnownCard[] = [];
  for (const event of events) {
    const same = cards.filter((card) => isOf(card, event.cardHash, event.numSid));
    const [card = newCard(), ...others] = same;
    if (same.length === 0) cards.push(card);
    if (others.length > 0) cards = cards.filter((one) => !others.includes(one));
    for (const other of others) joinTo(card, other);
    joinTo(card, { hashes: [event.cardHash], numSids: event.numSid ? [event.numSid] : [], events: [event] });
  }
  return cards;
}

interface KnownCard {
  readonly hashes: Set<string>;
  readonly numSids: Set<string>;
  readonly events: CardEvent[];
}

function newCard(): KnownCard {
  return { hashes: new Set(), numSids: new Set(), events: [] };
}

/** Added to and not copied: in training one card is connected a thousand times. */
function joinTo(
  card: KnownCard,
  more: {
    readonly hashes: Iterable<string>;
    readonly numSids: Iterable<string>;
    readonly events: Iterable<CardEvent>;
  },
): void {
  for (const hash of more.hashes) card.hashes.add(hash);
  for (const numSid of more.numSids) card.numSids.add(numSid);
  for (const event of more.events) card.events.push(event);
}

export function isOf(
  { hashes, numSids }: Omit<Card, 'events'>,
  hash: string,
  numSid: string | undefined,
): boolean {
  return hashes.has(hash) || (numSid !== undefined && numSids.has(numSid));
}

type IsOfOne = (one: CardEvent, other: CardEvent) => boolean;

/** Of the cards of one person, unless `isOfOne` tells people apart. */
export function statesOf(
  cards: readonly Card[],
  isOfOne: IsOfOne = () => true,
): ReadonlyMap<Card, CardState> {
  return new Map(
    cards.map((card) => {
      const others = cards.filter((other) => other !== card).flatMap(({ events }) => events);
      return [card, replaced(stateOf(card.events), card.events, others, isOfOne)];
    }),
  );
}

type Side = CardEvent['source']['of'];

/** Each side knows its own order; between the two only what lies far enough apart has one. */
function stateOf(events: readonly CardEvent[]): CardState {
  const here = lastOf(events, 'application');
  const there = lastOf(events, 'operation');
  const last = here === undefined || (there !== undefined && there.at > here.at) ? there : here;
  if (last === undefined) throw new Error('a card that nothing has happened to has no state');
  const state: CardState = { kind: last.kind === 'connected' ? 'active' : 'blocked', since: last.at };
  if (here === undefined || there === undefined || here.kind === there.kind) return state;
  return Math.abs(here.at - there.at) <= SAME_TIME_MS ? { ...state, isOrderUnclear: true } : state;
}

/** Of one millisecond the one that came in last: the list is in order. */
function lastOf(events: readonly CardEvent[], side: Side): CardEvent | undefined {
  const ofSide = events.filter(({ source }) => source.of === side);
  return ofSide.sort((one, other) => other.at - one.at || other.source.id - one.source.id)[0];
}

/** Before it lets a card be connected here the Department says that none is active (regulation, 2.1 step 4). */
function replaced(
  state: CardState,
  own: readonly CardEvent[],
  others: readonly CardEvent[],
  isOfOne: IsOfOne,
): CardState {
  const [last] = own.filter(({ kind }) => kind === 'connected').sort((one, other) => other.at - one.at);
  if (state.kind === 'blocked' || last === undefined) return state;
  const later = others.filter(
    (event) => event.source.of === 'application' && event.at > last.at + SAME_TIME_MS && isOfOne(last, event),
  );
  if (later.length === 0) return state;
  return { kind: 'blocked', since: Math.min(...later.map(({ at }) => at)), isReplaced: true };
}
