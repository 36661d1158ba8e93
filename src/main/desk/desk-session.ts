import type { Application } from '../../domain/application.ts';
import type { CardInHand } from '../../domain/card-in-hand.ts';
import type { Decision } from '../../domain/clearing.ts';
import { parseClerkName } from '../../domain/clerk-name.ts';
import { type DraftForm, type DraftPage, EMPTY_DRAFT_FORM } from '../../domain/draft.ts';
import { isInDoubt } from '../../domain/in-doubt.ts';
import type { Ground } from '../../domain/papers.ts';
import { fail, ok } from '../../domain/result.ts';
import type { ReaderStatus } from '../../domain/tap.ts';
import type { Clerk, Draft } from '../journal/journal.ts';
import { AfterVisit } from './after-visit.ts';
import { CardDesk } from './card-desk.ts';
import { CardsInHand } from './cards-in-hand.ts';
import { ChipDesk } from './chip-desk.ts';
import { confirmDraft } from './confirmation.ts';
import { DRAFT_REGISTERED, NO_CLERK, RESULT_UNKNOWN } from './desk-problem.ts';
import type { DeskAnswer, DeskChange, DeskSessionParts } from './desk-session-parts.ts';
import { openCopy, openCorrection } from './draft-begin.ts';
import { refuseDraft, withdrawDraft } from './draft-end.ts';
import { type DraftEnd, EndedDrafts } from './ended-drafts.ts';
import { OwnDrafts } from './own-drafts.ts';
import { identifyDraft } from './registration.ts';

export type { DeskAnswer, DeskChange, DeskSessionParts } from './desk-session-parts.ts';

/**
 * What one clerk does at the desk (regulation, 2.1): who sits there, drafts, the card in hand,
 * confirmation. A call that needs a clerk and finds none answers so; `startDraft` alone throws.
 */
export class DeskSession {
  readonly #parts: DeskSessionParts;
  readonly #drafts: OwnDrafts;
  readonly #cards: CardsInHand;
  readonly #cardDesk: CardDesk;
  readonly #afterVisit: AfterVisit;
  readonly #chipDesk: ChipDesk;
  readonly #ended = new EndedDrafts();
  readonly #listeners = new Set<(change: DeskChange) => void>();

  constructor(parts: DeskSessionParts) {
    this.#parts = parts;
    this.#drafts = new OwnDrafts(parts.journal);
    this.#cards = new CardsInHand(parts);
    const tell = (change: DeskChange) => this.#tell(change);
    this.#cardDesk = new CardDesk({
      journal: parts.journal,
      drafts: this.#drafts,
      cards: this.#cards,
      tell,
    });
    this.#afterVisit = new AfterVisit({ ...parts, clerk: () => this.clerk, tell });
    this.#chipDesk = new ChipDesk({ ...parts, clerk: () => this.clerk, tell });
  }

  get clerk(): Clerk | undefined {
    return this.#drafts.clerk;
  }

  /** The same clerk again keeps the cards in hand: only the page was loaded anew. */
  enter(name: string): DeskAnswer<Clerk> {
    const parsed = parseClerkName(name);
    if (!parsed.ok) return fail([parsed.problem]);
    const clerk = this.#parts.journal.clerk(parsed.value, this.#parts.now());
    if (clerk.id !== this.clerk?.id) this.#clearDesk();
    this.#drafts.clerk = clerk;
    this.#tell({ desk: true });
    return ok(clerk);
  }

  /** Drafts stay; cards in hand do not. */
  leave(): void {
    this.#clearDesk();
    this.#drafts.clerk = undefined;
    this.#tell({ desk: true });
  }

  startDraft(): Draft {
    if (this.clerk === undefined) throw new Error('a draft was begun with nobody at the desk');
    const draft = this.#parts.journal.startDraft(EMPTY_DRAFT_FORM, this.clerk, this.#parts.now());
    this.#afterVisit.residentLeaves();
    return this.#begun(draft);
  }

  copyToDraft(applicationId: number): DeskAnswer<Draft> {
    if (this.clerk === undefined) return fail([NO_CLERK]);
    const draft = openCopy(this.#parts, this.clerk, applicationId);
    if (!draft.ok) return draft;
    this.#afterVisit.residentLeaves();
    return ok(this.#begun(draft.value));
  }

  /** Also gives the draft of another clerk, to be taken over. */
  editApplication(applicationId: number): DeskAnswer<Draft> {
    if (this.clerk === undefined) return fail([NO_CLERK]);
    const draft = openCorrection(this.#parts, this.clerk, applicationId);
    return draft.ok ? ok(this.#begun(draft.value)) : draft;
  }

  readDraft(draftId: number): DeskAnswer<Draft> {
    return this.#drafts.read(draftId);
  }

  /** Epoch ms of what is durable now. */
  saveDraft(draftId: number, form: DraftForm, page: DraftPage): DeskAnswer<number> {
    const draft = this.#drafts.own(draftId);
    if (!draft.ok) return draft;
    const at = this.#parts.now();
    this.#parts.journal.saveDraft(draftId, form, page, at);
    // Not at every few key strokes: only a name is shown where drafts are listed.
    if (nameOf(draft.value.form) !== nameOf(form)) this.#tell({ desk: true });
    return ok(at);
  }

  takeOver(draftId: number): DeskAnswer<Draft> {
    if (this.clerk === undefined) return fail([NO_CLERK]);
    const draft = this.readDraft(draftId);
    if (!draft.ok || draft.value.clerk.id === this.clerk.id) return draft;
    const taken = this.#parts.journal.takeOverDraft(draftId, this.clerk, this.#parts.now());
    this.#tell({ desk: true, ...idsOf(taken) });
    return ok(taken);
  }

  dropDraft(draftId: number): DeskAnswer<null> {
    const draft = this.#drafts.own(draftId);
    if (!draft.ok) return draft;
    if (draft.value.applicationId !== undefined) return fail([DRAFT_REGISTERED]);
    this.#parts.journal.dropDraft(draftId, this.#parts.now());
    this.#cardDesk.forget(draftId);
    this.#tell({ desk: true, draftId });
    return ok(null);
  }

  identify(draftId: number): DeskAnswer<Draft> {
    const draft = this.#drafts.own(draftId);
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
      if (!application.ok) return application;
      this.#afterVisit.confirmed(application.value.id);
      this.#parts.deliver(application.value.id);
      return application;
    });
  }

  /** What a person decides where the kiosk can't; again it is refused, as nothing is left to decide. */
  decide(applicationId: number, decision: Decision, reason: string): DeskAnswer<Application> {
    return this.#afterVisit.decide(applicationId, decision, reason);
  }

  /** The resident was told by telephone what was to be told since then. */
  markTold(applicationId: number, since: number): DeskAnswer<null> {
    return this.#afterVisit.markTold(applicationId, since);
  }

  expectCard(draftId: number | undefined): void {
    this.#cardDesk.expect(draftId);
  }

  cardOf(draftId: number): CardInHand {
    return this.#cardDesk.cardOf(draftId);
  }

  typeNumber(draftId: number, number: string): DeskAnswer<Draft> {
    return this.#cardDesk.typeNumber(draftId, number);
  }

  dropCard(draftId: number): DeskAnswer<Draft> {
    return this.#cardDesk.dropCard(draftId);
  }

  /** Each status of the reader, as it comes; the number of a tap is overwritten before this returns. */
  takeStatus(status: ReaderStatus): void {
    this.#cardDesk.takeStatus(status);
    this.#chipDesk.takeStatus(status);
  }

  /** Sends once more the chip of a connected card that could not be registered; that card has to be there. */
  registerChip(applicationId: number): DeskAnswer<Application> {
    return this.#chipDesk.register(applicationId);
  }

  /** The returned function ends it. */
  onChange(listener: (change: DeskChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #end(
    draftId: number,
    how: DraftEnd,
    end: (draft: Draft) => DeskAnswer<Application>,
  ): DeskAnswer<Application> {
    const draft = this.#drafts.own(draftId);
    if (!draft.ok) return this.#endedAs(draftId, how) ?? this.#inDoubt(draftId) ?? draft;
    const ended = end(draft.value);
    if (!ended.ok) return ended;
    this.#cardDesk.forget(draftId);
    this.#ended.note(draftId, how, ended.value.id);
    this.#tell({ desk: true, draftId, applicationId: ended.value.id });
    return ended;
  }

  #endedAs(draftId: number, how: DraftEnd): DeskAnswer<Application> | undefined {
    const id = this.clerk && this.#ended.find(draftId, how);
    const application = id === undefined ? undefined : this.#parts.journal.application(id);
    return application && ok(application);
  }

  #inDoubt(draftId: number): DeskAnswer<Application> | undefined {
    const application = this.#endedAs(draftId, 'confirmed');
    return application?.ok && isInDoubt(application.value.state) ? fail([RESULT_UNKNOWN]) : undefined;
  }

  /** Who comes next finds neither the last one's card nor the last one. */
  #clearDesk(): void {
    this.#cardDesk.forgetAll();
    this.#chipDesk.forget();
    this.#afterVisit.residentLeaves();
  }

  #begun(draft: Draft): Draft {
    this.#ended.forget(draft.id);
    this.#tell({ desk: true, ...idsOf(draft) });
    return draft;
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
