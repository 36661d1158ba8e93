import type { DraftForm, DraftPage } from '../../domain/draft.ts';
import type { FieldProblem } from '../../domain/field-problem.ts';
import { PAPERS } from '../../domain/papers.ts';
import type { DraftView } from '../../main/api/desk-views.ts';
import { KeptDraft } from './kept-draft.ts';
import { previousPage } from './page-order.ts';
import { isUnmended } from './unmended.ts';
import { VisitCalls } from './visit-calls.ts';
import type { VisitKiosk } from './visit-kiosk.ts';
import { VisitScreen } from './visit-screen.ts';
import type { VisitRules } from './visit-state.ts';
import { VISIT_TEXT } from './visit-text.ts';

interface Parts {
  readonly kiosk: VisitKiosk;
  readonly rules: VisitRules;
  /** The visit is over: this application is shown from now on; undefined where none came of it. */
  readonly onEnd: (applicationId: number | undefined) => void;
  /** The clerk goes elsewhere; the draft stays. */
  readonly onLeave: () => void;
}

/** One visit: what the clerk sees, the draft behind it, what is asked of main, and what each key leads to. */
export class VisitSession {
  readonly screen: VisitScreen;
  readonly draft: KeptDraft;
  readonly calls: VisitCalls;
  readonly #parts: Parts;

  constructor(view: DraftView, parts: Parts) {
    const { kiosk, rules, onEnd } = parts;
    const { id: draftId } = view;
    const screen = new VisitScreen(view, rules);
    this.#parts = parts;
    this.screen = screen;
    this.draft = new KeptDraft({ draftId, screen, kiosk, onGone: () => void this.calls.refresh() });
    this.calls = new VisitCalls({ draftId, screen, kiosk, draft: this.draft, onEnd });
    screen.showReturned();
  }

  /** What the primary key of the page leads to. */
  async next(): Promise<void> {
    if (this.screen.now.busy) return;
    const { page } = this.screen;
    switch (page) {
      case 'papers':
        return this.#leavePapers();
      case 'person':
        return this.#whenClean(() => this.#identify());
      case 'applicant':
        return this.#whenClean(() => this.goTo('card'));
      case 'card':
        return this.#leaveCard();
      case 'check':
        return this.#confirm();
      default:
        return page satisfies never;
    }
  }

  /** Out of the refusal, else a page back, from the first one home. */
  back(): Promise<void> | void {
    const before = previousPage(this.screen.page);
    if (this.screen.now.refusal) return this.screen.closeRefusal();
    return before === undefined ? this.#leave() : this.goTo(before);
  }

  goTo(page: DraftPage, field?: string): void {
    this.screen.turnTo(page, field);
    void this.draft.autosave.flush();
  }

  leaveField(field: string): void {
    this.screen.leaveField(field);
    void this.draft.autosave.flush();
  }

  /** All that the rules say of the whole form, for the last look at it. */
  problemsOf(form: DraftForm): readonly FieldProblem[] {
    return this.#parts.rules.page(form, 'check');
  }

  /** Settles once all that was typed is durable: with nobody at the desk nothing is written any more. */
  async leaveDesk(): Promise<void> {
    if (this.draft.isEmpty) await this.calls.withdraw();
    else await this.draft.autosave.flush();
  }

  /** A draft that holds nothing yet leaves no trace among those to go on with. */
  async #leave(): Promise<void> {
    if (this.draft.isEmpty) return this.calls.withdraw();
    this.#parts.onLeave();
  }

  #leavePapers(): void {
    const { papers } = this.screen.typed;
    if (PAPERS.every((paper) => papers.includes(paper))) this.goTo('person');
    else if (papers.length === 0) this.screen.set({ notice: VISIT_TEXT.tickPapers, focus: {} });
    else this.screen.openRefusal();
  }

  async #whenClean(goOn: () => Promise<void> | void): Promise<void> {
    const blocking = this.screen.lookOver();
    if (blocking.some(({ code }) => code === 'passport_expired')) return this.screen.openRefusal('1.2.1');
    if (blocking.length === 0) await goOn();
    else this.screen.set({ focus: { fields: blocking.map(({ field }) => field) } });
  }

  /** Saved and asked in one go: the second call does not wait for the answer to the first. */
  async #identify(): Promise<void> {
    void this.draft.autosave.flush();
    await this.calls.identify(() => this.goTo('applicant'));
  }

  async #leaveCard(): Promise<void> {
    if (this.screen.now.view.card.status !== 'complete') {
      this.screen.set({ notice: VISIT_TEXT.cardFirst, focus: {} });
      return;
    }
    await this.#whenClean(() => this.goTo('check'));
  }

  async #confirm(): Promise<void> {
    const { view, insists } = this.screen.now;
    if (isUnmended(view, this.screen.typed) && !insists) return this.screen.set({ insists: true });
    void this.draft.autosave.flush();
    await this.calls.confirm();
  }
}
