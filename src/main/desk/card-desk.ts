import type { CardInHand } from '../../domain/card-in-hand.ts';
import { fail } from '../../domain/result.ts';
import type { ReaderStatus, Tap } from '../../domain/tap.ts';
import { uidKind } from '../../domain/uid.ts';
import type { Draft } from '../journal/journal.ts';
import { JournalFault } from '../journal/journal-fault.ts';
import type { CardsInHand } from './cards-in-hand.ts';
import type { DeskAnswer, DeskChange, DeskSessionParts } from './desk-session-parts.ts';
import type { OwnDrafts } from './own-drafts.ts';
import { applicationOf } from './registration.ts';

interface CardDeskParts extends Pick<DeskSessionParts, 'journal'> {
  readonly drafts: OwnDrafts;
  readonly cards: CardsInHand;
  readonly tell: (change: DeskChange) => void;
}

const FOUND_LIMIT = 10;

/** Brings taps and typed numbers to the draft that they belong to. */
export class CardDesk {
  readonly #parts: CardDeskParts;
  #expecting: number | undefined;
  #lastTap: Tap | undefined;

  constructor(parts: CardDeskParts) {
    this.#parts = parts;
  }

  expect(draftId: number | undefined): void {
    this.#expecting = draftId;
  }

  /** A draft that is gone has no card, and none is kept for it. */
  cardOf(draftId: number): CardInHand {
    const draft = this.#parts.drafts.read(draftId);
    if (draft.ok) return this.#parts.cards.view(this.#ownerOf(draft.value));
    this.forget(draftId);
    return { status: 'none' };
  }

  typeNumber(draftId: number, number: string): DeskAnswer<Draft> {
    const draft = this.#parts.drafts.own(draftId);
    if (!draft.ok) return draft;
    const typed = this.#parts.cards.type(this.#ownerOf(draft.value), number);
    if (!typed.ok) return fail([typed.problem]);
    this.#parts.tell({ draftId });
    return draft;
  }

  dropCard(draftId: number): DeskAnswer<Draft> {
    const draft = this.#parts.drafts.own(draftId);
    if (!draft.ok) return draft;
    this.#parts.cards.drop(draftId);
    this.#parts.tell({ draftId });
    return draft;
  }

  /**
   * The number of a tap is overwritten before this returns. A disk that fails meanwhile loses the tap and
   * no more: a reader's event has nobody to answer to, and the clerk's next call says what is wrong.
   */
  takeStatus(status: ReaderStatus): void {
    // A status may be told again; its number is gone by then.
    if (status.status !== 'card' || status.tap === this.#lastTap) return;
    this.#lastTap = status.tap;
    try {
      this.#takeTap(status.tap);
    } catch (fault) {
      if (!(fault instanceof JournalFault)) throw fault;
    } finally {
      status.tap.number?.wipe();
    }
  }

  forget(draftId: number): void {
    this.#parts.cards.forget(draftId);
    if (this.#expecting === draftId) this.#expecting = undefined;
  }

  forgetAll(): void {
    this.#parts.cards.forgetAll();
    this.#expecting = undefined;
  }

  #takeTap(tap: Tap): void {
    const draft = this.#expecting === undefined ? undefined : this.#parts.drafts.own(this.#expecting);
    if (draft?.ok) {
      this.#parts.cards.tap(this.#ownerOf(draft.value), tap);
      this.#parts.tell({ draftId: draft.value.id });
    } else this.#lookUp(tap);
  }

  /** What was connected with that card; nothing personal is told while nobody sits there. */
  #lookUp({ uid }: Tap): void {
    const { drafts, journal, tell } = this.#parts;
    if (drafts.clerk === undefined) return;
    const isKnowable = uidKind(uid) !== 'random';
    tell({ found: isKnowable ? journal.find({ by: 'uid', value: uid }, { limit: FOUND_LIMIT }).rows : [] });
  }

  #ownerOf(draft: Draft) {
    return { draftId: draft.id, application: applicationOf(this.#parts, draft) };
  }
}
