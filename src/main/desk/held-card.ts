import type { Application } from '../../domain/application.ts';
import type { HiddenCard } from '../../domain/hidden-card.ts';
import type { CardNetwork, Tap } from '../../domain/tap.ts';
import { type Uid, uidKind } from '../../domain/uid.ts';

/** The card of one draft as main keeps it: what is known of it so far, the number never. */
export interface HeldCard {
  /** Of the last card that was taken; also a random one, which says nothing but that there is a chip. */
  readonly uid?: Uid;
  readonly number?: HeldNumber;
  readonly another: boolean;
  /** Of a card laid since and not taken. */
  readonly foreign?: CardNetwork;
}

export interface HeldNumber {
  readonly hidden: HiddenCard;
  readonly source: 'chip' | 'typed' | 'kept';
  /** `yyyy-mm`. */
  readonly validTo?: string;
}

export const NO_CARD: HeldCard = { another: false };

/** A pass has no payment application: its chip must never go out as that of a bank card. */
const FOREIGN: readonly CardNetwork[] = ['visa', 'mastercard', 'unionpay', 'other', 'none'];

/**
 * After a card was laid on the reader; `read` where its number came from the chip. A number typed
 * for another chip is dropped: number and chip of two cards must never go out as one.
 */
export function afterTap(
  before: HeldCard,
  { uid, network }: Pick<Tap, 'uid' | 'network'>,
  read: HeldNumber | undefined,
): HeldCard {
  if (FOREIGN.includes(network)) return afterForeign(before, network);
  const changed = isAnotherChip(before.uid, uid) || isAnotherNumber(before.number, read);
  const number = read ?? (changed ? undefined : before.number);
  return { uid, another: changed || before.another, ...(number && { number }) };
}

/** After a number was typed: of the card that was laid, if one was. */
export function afterNumber({ uid, another }: HeldCard, hidden: HiddenCard): HeldCard {
  return { another, number: { hidden, source: 'typed' }, ...(uid !== undefined && { uid }) };
}

/**
 * The card of an application that was sent back. Where its requisites were what the Department refused
 * (regulation, 4.3), it has to be laid again.
 */
export function keptCard(application: Application | undefined): HeldCard {
  const { state, card } = application ?? {};
  if (state?.status !== 'returned' || state.filling || card === undefined) return NO_CARD;
  if (state.stage === 'client_known') return NO_CARD;
  const uid = card.chip.kind === 'uid' ? { uid: card.chip.uid } : {};
  return { another: false, number: { hidden: card.hidden, source: 'kept' }, ...uid };
}

/** A card that is complete stays: its number may have been typed, and what was laid now is not taken. */
function afterForeign(before: HeldCard, foreign: CardNetwork): HeldCard {
  return before.number ? { ...before, foreign } : { another: before.another, foreign };
}

/** A random UID is new at every tap and tells no card from another. */
function isAnotherChip(before: Uid | undefined, now: Uid): boolean {
  return before !== undefined && uidKind(before) !== 'random' && before !== now;
}

function isAnotherNumber(before: HeldNumber | undefined, now: HeldNumber | undefined): boolean {
  return before !== undefined && now !== undefined && before.hidden.hash !== now.hidden.hash;
}
