import type { Application } from '../../domain/application.ts';
import type { CardInHand, ChipView } from '../../domain/card-in-hand.ts';
import { CardNumber } from '../../domain/card-number.ts';
import { type FieldProblem, warn } from '../../domain/field-problem.ts';
import { maskedUid } from '../../domain/masked-uid.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { CardNetwork, Tap } from '../../domain/tap.ts';
import { type Uid, uidKind } from '../../domain/uid.ts';
import type { Desk } from './desk.ts';
import { NUMBER_FROM_CHIP, SENDING_NOT_SET_UP } from './desk-problem.ts';
import { afterNumber, afterTap, type HeldCard, type HeldNumber, keptCard, NO_CARD } from './held-card.ts';

interface CardParts {
  readonly desk: () => Desk | undefined;
  readonly numberFromChip: boolean;
}

/** A draft by its number, and its application once it has one. */
interface CardOwner {
  readonly draftId: number;
  readonly application: Application | undefined;
}

/** The cards of drafts, in memory only: from tap or typing until confirmation, or until the clerk leaves. */
export class CardsInHand {
  readonly #parts: CardParts;
  readonly #held = new Map<number, HeldCard>();

  constructor(parts: CardParts) {
    this.#parts = parts;
  }

  /** What the draft has: laid or typed in this session, else the card that came back with its application. */
  held({ draftId, application }: CardOwner): HeldCard {
    return this.#held.get(draftId) ?? keptCard(application);
  }

  /** The tap's number is hidden here or not used at all; its caller overwrites it. */
  tap(owner: CardOwner, tap: Tap): void {
    this.#held.set(owner.draftId, afterTap(this.held(owner), tap, this.#read(tap)));
  }

  /** Every copy of the number that is ours is overwritten; the given text goes with its call. */
  type(owner: CardOwner, typed: string): Result<null, FieldProblem> {
    const desk = this.#parts.desk();
    if (desk === undefined) return fail(SENDING_NOT_SET_UP);
    const held = this.held(owner);
    if (held.number?.source === 'chip') return fail(NUMBER_FROM_CHIP);
    const number = CardNumber.parse(typed);
    if (!number.ok) return fail({ field: 'card.number', ...number.problem });
    this.#held.set(owner.draftId, afterNumber(held, desk.hide(number.value)));
    return ok(null);
  }

  /** «Другая карта»: the one that came back with the application does not count any more either. */
  drop(draftId: number): void {
    this.#held.set(draftId, NO_CARD);
  }

  forget(draftId: number): void {
    this.#held.delete(draftId);
  }

  forgetAll(): void {
    this.#held.clear();
  }

  view(owner: CardOwner): CardInHand {
    const held = this.held(owner);
    const { number, uid, foreign, another } = held;
    if (number === undefined) return incomplete(held);
    const { source, validTo } = number;
    const warnings = [...this.#uidWarnings(owner, uid), ...(foreign ? [notTaken(foreign)] : [])];
    const { lastTwo } = number.hidden;
    const expiry = validTo === undefined ? {} : { validTo };
    return { status: 'complete', lastTwo, source, chip: chipView(uid), ...expiry, another, warnings };
  }

  /** A device with a random UID gives a stand-in for the number: never used. */
  #read({ uid, number, validTo }: Tap): HeldNumber | undefined {
    const desk = this.#parts.desk();
    if (!this.#parts.numberFromChip || !desk || !number || uidKind(uid) === 'random') return undefined;
    return { hidden: desk.hide(number), source: 'chip', ...(validTo !== undefined && { validTo }) };
  }

  #uidWarnings({ application }: CardOwner, uid: Uid | undefined): readonly FieldProblem[] {
    if (uid === undefined) return [];
    return this.#parts.desk()?.uidWarnings(uid, application?.person ?? application?.applicant) ?? [];
  }
}

function incomplete({ uid, foreign }: HeldCard): CardInHand {
  if (foreign !== undefined) return { status: 'wrong_card', network: foreign };
  return uid === undefined ? { status: 'none' } : { status: 'number_needed', chip: chipView(uid) };
}

function chipView(uid: Uid | undefined): ChipView {
  if (uid === undefined) return { kind: 'not_tapped' };
  return uidKind(uid) === 'random' ? { kind: 'random' } : { kind: 'uid', masked: maskedUid(uid) };
}

function notTaken(laid: CardNetwork): FieldProblem {
  return { field: 'card.number', ...(laid === 'none' ? NO_BANK_CARD_LAID : OTHER_NETWORK_LAID) };
}

const NO_BANK_CARD_LAID = warn(
  'no_bank_card_laid',
  'Сейчас приложена не банковская карта, её не взяли. Осталась прежняя карта.',
);
const OTHER_NETWORK_LAID = warn(
  'other_network_laid',
  'Сейчас приложена карта другой платёжной системы, её не взяли. Осталась прежняя карта.',
);
