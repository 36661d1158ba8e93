import type { Application } from '../../domain/application.ts';
import type { CardInHand } from '../../domain/card-in-hand.ts';
import { type DraftForm, type DraftPage, EMPTY_DRAFT_FORM } from '../../domain/draft.ts';
import type { Ground } from '../../domain/papers.ts';
import { fail, ok } from '../../domain/result.ts';
import type { ReaderStatus, Tap } from '../../domain/tap.ts';
import { uidKind } from '../../domain/uid.ts';
import type { Clerk, Draft } from '../journal/journal.ts';
import { CardsInHand } from './cards-in-hand.ts';
import { parseClerkName } from './clerk-name.ts';
import { confirmDraft } from './confirmation.ts';
import { DRAFT_GONE, DRAFT_OF_ANOTHER, DRAFT_REGISTERED, NO_CLERK } from './desk-problem.ts';
import type { DeskAnswer, DeskChange, DeskSessionParts } from './desk-session-parts.ts';
import { openCopy, openCorrection } from './draft-begin.ts';
import { refuseDraft, withdrawDraft } from './draft-end.ts';
import { applicationOf, identifyDraft } from './registration.ts';

export type { DeskAnswer, DeskChange, DeskSessionParts } from './desk-session-parts.ts';

type End = 'confirmed' | 'refused' | 'withdrawn';

const FOUND_LIMIT = 10;

/**
 * What one clerk does at the desk (regulation, 2.1): who sits there, drafts, the card in hand,
 * confirmation. A call that needs a clerk and finds none answers so; `startDraft` alone throws.
 */
export class DeskSession {
  readonly #parts: DeskSessionParts;
  readonly #cards: CardsInHand;
  readonly #listeners = new Set<(change: DeskChange) => void>();
  /** What became of drafts that are gone: a second press of the same key is answered as the first. */
  readonly #ended = new Map<number, { readonly how: End; readonly applicationId: number }>();
  #clerk: Clerk | undefined;
  #expecting: number | undefined;
  #lastTap: Tap | undefined;

  constructor(parts: DeskSessionParts) {
    this.#parts = parts;
    this.#cards = new CardsInHand(parts);
  }

  get clerk(): Clerk | undefined {
    return this.#clerk;
  }

  /** The same clerk again keeps the cards in hand: only the page was loaded anew. */
  enter(name: string): DeskAnswer<Clerk> {
    const parsed = parseClerkName(name);
    if (!parsed.ok) return fail([parsed.problem]);
    const clerk = this.#parts.journal.clerk(parsed.value, this.#parts.now());
    if (clerk.id !== this.#clerk?.id) this.#emptyHands();
    this.#clerk = clerk;
    this.#tell({ desk: true });
    return ok(clerk);
  }

  /** Drafts stay; cards in hand do not. */
  leave(): void {
    this.#emptyHands();
    this.#clerk = undefined;
    this.#tell({ desk: true });
  }

  startDraft(): Draft {
    if (this.#clerk === undefined) throw new Error('a draft was begun with nobody at the desk');
    return this.#begun(this.#parts.journal.startDraft(EMPTY_DRAFT_FORM, this.#clerk, this.#parts.now()));
  }

  copyToDraft(applicationId: number): DeskAnswer<Draft> {
    if (this.#clerk === undefined) return fail([NO_CLERK]);
    const draft = openCopy(this.#parts, this.#clerk, applicationId);
    return draft.ok ? ok(this.#begun(draft.value)) : draft;
  }

  /** Also gives the draft of another clerk, to be taken over. */
  editApplication(applicationId: number): DeskAnswer<Draft> {
    if (this.#clerk === undefined) return fail([NO_CLERK]);
    const draft = openCorrection(this.#parts, this.#clerk, applicationId);
    return draft.ok ? ok(this.#begun(draft.value)) : draft;
  }

  readDraft(draftId: number): DeskAnswer<Draft> {
    const draft = this.#parts.journal.draft(draftId);
    return draft === undefined ? fail([DRAFT_GONE]) : ok(draft);
  }

  /** Epoch ms of what is durable now. */
  saveDraft(draftId: number, form: DraftForm, page: DraftPage): DeskAnswer<number> {
    const draft = this.#own(draftId);
    if (!draft.ok) return draft;
    const at = this.#parts.now();
    this.#parts.journal.saveDraft(draftId, form, page, at);
    // Not at every few key strokes: only a name is shown where drafts are listed.
    if (nameOf(draft.value.form) !== nameOf(form)) this.#tell({ desk: true });
    return ok(at);
  }

  takeOver(draftId: number): DeskAnswer<Draft> {
    if (this.#clerk === undefined) return fail([NO_CLERK]);
    const draft = this.readDraft(draftId);
    if (!draft.ok || draft.value.clerk.id === this.#clerk.id) return draft;
    const taken = this.#parts.journal.takeOverDraft(draftId, this.#clerk, this.#parts.now());
    this.#tell({ desk: true, ...idsOf(taken) });
    return ok(taken);
  }

  dropDraft(draftId: number): DeskAnswer<null> {
    const draft = this.#own(draftId);
    if (!draft.ok) return draft;
    if (draft.value.applicationId !== undefined) return fail([DRAFT_REGISTERED]);
    this.#parts.journal.dropDraft(draftId, this.#parts.now());
    this.#forget(draftId);
    this.#tell({ desk: true, draftId });
    return ok(null);
  }

  identify(draftId: number): DeskAnswer<Draft> {
    const draft = this.#own(draftId);
    if (!draft.ok) return draft;
    const identified = identifyDraft(this.#parts, draft.value);
    if (!identified.ok) return identified;
    if (identified.value !== undefined) this.#parts.deliver(identified.value);
    const after = this.readDraft(draftId);
    this.#tell({ desk: true, ...(after.ok ? idsOf(after.value) : { draftId }) });
    return after;
  }

  refuse(draftId: number, ground: Ground): DeskAnswer<Application> {
    return this.#end(draftId, 'refused', (draft) => refuseDraft(this.#parts, draft, ground));
  }

  withdraw(draftId: number): DeskAnswer<Application> {
    return this.#end(draftId, 'withdrawn', (draft) => withdrawDraft(this.#parts, draft));
  }

  /** A second time answers with the same application and sends nothing twice. */
  confirm(draftId: number): DeskAnswer<Application> {
    return this.#end(draftId, 'confirmed', (draft) => {
      const application = confirmDraft(this.#parts, this.#cards, draft);
      if (application.ok) this.#parts.deliver(application.value.id);
      return application;
    });
  }

  expectCard(draftId: number | undefined): void {
    this.#expecting = draftId;
  }

  cardOf(draftId: number): CardInHand {
    const draft = this.readDraft(draftId);
    return draft.ok ? this.#cards.view(this.#ownerOf(draft.value)) : { status: 'none' };
  }

  typeNumber(draftId: number, number: string): DeskAnswer<Draft> {
    const draft = this.#own(draftId);
    if (!draft.ok) return draft;
    const typed = this.#cards.type(this.#ownerOf(draft.value), number);
    if (!typed.ok) return fail([typed.problem]);
    this.#tell({ draftId });
    return draft;
  }

  dropCard(draftId: number): DeskAnswer<Draft> {
    const draft = this.#own(draftId);
    if (!draft.ok) return draft;
    this.#cards.drop(draftId);
    this.#tell({ draftId });
    return draft;
  }

  /** Each status of the reader, as it comes; the number of a tap is overwritten before this returns. */
  takeStatus(status: ReaderStatus): void {
    // A status may be told again; its number is gone by then.
    if (status.status !== 'card' || status.tap === this.#lastTap) return;
    this.#lastTap = status.tap;
    try {
      this.#takeTap(status.tap);
    } finally {
      status.tap.number?.wipe();
    }
  }

  /** The returned function ends it. */
  onChange(listener: (change: DeskChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #takeTap(tap: Tap): void {
    const draft = this.#expecting === undefined ? undefined : this.#own(this.#expecting);
    if (draft?.ok) {
      this.#cards.tap(this.#ownerOf(draft.value), tap);
      this.#tell({ draftId: draft.value.id });
    } else this.#lookUp(tap);
  }

  #lookUp({ uid }: Tap): void {
    if (this.#clerk === undefined) return;
    const found =
      uidKind(uid) === 'random'
        ? []
        : this.#parts.journal.find({ by: 'uid', value: uid }, { limit: FOUND_LIMIT }).rows;
    this.#tell({ found });
  }

  #end(draftId: number, how: End, end: (draft: Draft) => DeskAnswer<Application>): DeskAnswer<Application> {
    const draft = this.#own(draftId);
    if (!draft.ok) return this.#endedAs(draftId, how) ?? draft;
    const ended = end(draft.value);
    if (!ended.ok) return ended;
    this.#forget(draftId);
    this.#ended.set(draftId, { how, applicationId: ended.value.id });
    this.#tell({ desk: true, draftId, applicationId: ended.value.id });
    return ended;
  }

  #endedAs(draftId: number, how: End): DeskAnswer<Application> | undefined {
    const ended = this.#ended.get(draftId);
    if (ended?.how !== how || this.#parts.journal.draft(draftId) !== undefined) return undefined;
    const application = this.#parts.journal.application(ended.applicationId);
    return application && ok(application);
  }

  #own(draftId: number): DeskAnswer<Draft> {
    if (this.#clerk === undefined) return fail([NO_CLERK]);
    const draft = this.readDraft(draftId);
    return draft.ok && draft.value.clerk.id !== this.#clerk.id ? fail([DRAFT_OF_ANOTHER]) : draft;
  }

  #ownerOf(draft: Draft) {
    return { draftId: draft.id, application: applicationOf(this.#parts, draft) };
  }

  #begun(draft: Draft): Draft {
    this.#ended.delete(draft.id);
    this.#tell({ desk: true, ...idsOf(draft) });
    return draft;
  }

  #forget(draftId: number): void {
    this.#cards.forget(draftId);
    if (this.#expecting === draftId) this.#expecting = undefined;
  }

  #emptyHands(): void {
    this.#cards.forgetAll();
    this.#expecting = undefined;
  }

  #tell(change: DeskChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

function idsOf({ id, applicationId }: Draft) {
  return { draftId: id, ...(applicationId !== undefined && { applicationId }) };
}

function nameOf({ applicant: { lastName, firstName, middleName } }: DraftForm): string {
  return `${lastName} ${firstName} ${middleName}`;
}
