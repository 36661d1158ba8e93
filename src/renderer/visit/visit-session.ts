import { createStore, type StoreApi } from 'zustand/vanilla';
import { DRAFT_PAGES, type DraftForm, type DraftPage, EMPTY_DRAFT_FORM } from '../../domain/draft.ts';
import { pageOfProblem } from '../../domain/draft-page.ts';
import type { FieldProblem } from '../../domain/field-problem.ts';
import { type Ground, PAPERS } from '../../domain/papers.ts';
import type { Result } from '../../domain/result.ts';
import type { ApplicationView } from '../../main/api/application-views.ts';
import type { DraftView } from '../../main/api/desk-views.ts';
import { type Autosave, createAutosave } from '../fields/autosave.ts';
import { createFormStore, type FormStore, showFieldProblems, showProblems } from '../fields/form-store.ts';
import { previousPage } from './page-order.ts';
import { isUnmended } from './unmended.ts';
import type { VisitKiosk } from './visit-kiosk.ts';
import { VISIT_TEXT } from './visit-text.ts';

export interface VisitState {
  readonly view: DraftView;
  /** In place of the page: the ways to end the visit without a card. */
  readonly refusal?: { readonly proposed?: Ground };
  /** A call is on its way; a second Enter does nothing. */
  readonly busy: boolean;
  /** What has happened that the clerk did not do, or why something did not work. */
  readonly notice?: string;
  /** Asked once to send what was sent back and not mended: the next press means it. */
  readonly insists?: boolean;
  /** Where the cursor belongs; a new object each time that it has to go there. */
  readonly focus: { readonly fields?: readonly string[] };
}

/** Looks a page over; the rules are the domain's. */
export interface VisitRules {
  page(form: DraftForm, page: DraftPage): readonly FieldProblem[];
  field(form: DraftForm, field: string): readonly FieldProblem[];
}

interface Parts {
  readonly kiosk: VisitKiosk;
  readonly rules: VisitRules;
  /** The visit is over: this application is shown from now on; undefined where none came of it. */
  readonly onEnd: (applicationId: number | undefined) => void;
  /** The clerk goes elsewhere; the draft stays. */
  readonly onLeave: () => void;
}

/** Code of what the Department has named: no rule here says it. */
const REFUSED = 'department_refused';
const KIOSK_TROUBLES = ['no_connection', 'superseded', 'forbidden', 'too_many', 'program_failed'];

type Answer<Value> = Result<Value, readonly FieldProblem[]>;

/** One visit on the screen: the form's store, what main has told, and what each key leads to. */
export class VisitSession {
  readonly form: FormStore;
  readonly state: StoreApi<VisitState>;
  readonly autosave: Autosave;
  readonly #parts: Parts;
  readonly #draftId: number;
  #isOver = false;

  constructor(view: DraftView, parts: Parts) {
    this.#parts = parts;
    this.#draftId = view.id;
    this.form = createFormStore(view.form, view.page);
    this.state = createStore<VisitState>(() => ({ view, busy: false, focus: {} }));
    this.autosave = createAutosave(this.form, (form, page) => this.#save(form, page), view.savedAt);
    const returned = view.application?.problems ?? [];
    if (returned.length > 0) this.#bringTo(returned, VISIT_TEXT.returned);
  }

  /** What the primary key of the page leads to. */
  async next(): Promise<void> {
    if (this.state.getState().busy) return;
    const { page } = this.form.getState();
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
    const before = previousPage(this.form.getState().page);
    if (this.state.getState().refusal) return this.closeRefusal();
    return before === undefined ? this.#leave() : this.goTo(before);
  }

  goTo(page: DraftPage, field?: string): void {
    this.form.setState({ page });
    this.#set({ insists: false, focus: field === undefined ? {} : { fields: [field] } });
    this.#quiet();
    void this.autosave.flush();
  }

  leaveField(field: string): void {
    const { form } = this.form.getState();
    const found = this.#parts.rules.field(form, field);
    showFieldProblems(this.form, field, found.length > 0 ? found : this.#stillTrue(field));
    void this.autosave.flush();
  }

  /** What `Enter` or the Department has named stays named until it is mended, not until one looks at it. */
  #stillTrue(field: string): readonly FieldProblem[] {
    const { form, page, problems } = this.form.getState();
    const said = problems[field] ?? [];
    if (said.length === 0) return said;
    const now = this.#parts.rules.page(form, page).filter((problem) => problem.field === field);
    return said.filter(({ code }) => code === REFUSED || now.some((problem) => problem.code === code));
  }

  /** All that the rules say of the whole form, for the last look at it. */
  problemsOf(form: DraftForm): readonly FieldProblem[] {
    return this.#parts.rules.page(form, 'check');
  }

  /** Said above the page, with the cursor in that field. */
  say(notice: string, field: string): void {
    this.#set({ notice, focus: { fields: [field] } });
  }

  openRefusal(proposed?: Ground): void {
    this.#set({ refusal: proposed === undefined ? {} : { proposed } });
  }

  closeRefusal(): void {
    const { refusal: _closed, ...rest } = this.state.getState();
    this.state.setState({ ...rest, focus: {} }, true);
  }

  refuse(ground: Ground): Promise<void> {
    return this.#end(() => this.#parts.kiosk.refuse(this.#draftId, ground));
  }

  /** The applicant has changed his mind: nothing was posted yet. */
  async withdraw(): Promise<void> {
    if (this.state.getState().view.application) {
      return this.#end(() => this.#parts.kiosk.withdraw(this.#draftId));
    }
    await this.#ask(
      () => this.#parts.kiosk.dropDraft(this.#draftId),
      () => this.#finish(undefined),
    );
  }

  /** True once it is hidden in main; the caller has emptied its field already. */
  async typeNumber(number: string): Promise<boolean> {
    let taken = false;
    await this.#ask(
      () => this.#parts.kiosk.typeNumber(this.#draftId, number),
      (view) => {
        taken = true;
        this.#set({ view, focus: {} });
      },
    );
    return taken;
  }

  dropCard(): Promise<void> {
    return this.#ask(
      () => this.#parts.kiosk.dropCard(this.#draftId),
      (view) => this.#set({ view, focus: {} }),
    );
  }

  /** Main has told that draft, card or application changed; what was typed here stays. */
  async refresh(): Promise<void> {
    const known = this.state.getState().view.application?.id;
    const answer = await this.#parts.kiosk.readDraft(this.#draftId);
    if (answer.ok) this.#hear(answer.value);
    else if (!this.state.getState().busy && !isTrouble(answer.problem)) this.#finish(known);
  }

  /** The page may be gone before anything else runs: what is not known to be durable leaves right now. */
  saveAtOnce(): void {
    if (this.#isOver || this.autosave.state.getState().status === 'saved') return;
    const { form, page } = this.form.getState();
    this.#parts.kiosk.saveDraftAtOnce(this.#draftId, form, page);
    void this.autosave.flush();
  }

  /** Settles once all that was typed is durable: with nobody at the desk nothing is written any more. */
  async leaveDesk(): Promise<void> {
    if (this.#isEmpty()) await this.withdraw();
    else await this.autosave.flush();
  }

  /** The screen is another one already; what comes of it concerns nobody. */
  dropIfEmpty(): void {
    if (this.#isOver || !this.#isEmpty()) return;
    this.#isOver = true;
    this.autosave.stop();
    void this.#parts.kiosk.dropDraft(this.#draftId);
  }

  #isEmpty(): boolean {
    const { form } = this.form.getState();
    const isBlank = JSON.stringify(form) === JSON.stringify(EMPTY_DRAFT_FORM);
    return isBlank && !this.state.getState().view.application;
  }

  /** A draft that holds nothing yet leaves no trace among those to go on with. */
  async #leave(): Promise<void> {
    if (this.#isEmpty()) return this.withdraw();
    this.#parts.onLeave();
  }

  /** Once: what was asked before and answers only now, that the draft is gone, leads nowhere any more. */
  #finish(applicationId: number | undefined): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.autosave.stop();
    this.#parts.onEnd(applicationId);
  }

  #hear(view: DraftView): void {
    const before = this.state.getState().view.application;
    this.#set({ view });
    const after = view.application;
    const newlyReturned = after?.status === 'returned' && before?.status !== 'returned';
    if (newlyReturned) this.#bringTo(after.problems, VISIT_TEXT.returned);
  }

  /** Back to the page of the first field named, with the words of whoever named it. */
  #bringTo(problems: readonly FieldProblem[], notice: string): void {
    const blocking = problems.filter(({ severity }) => severity === 'block');
    const fields = (blocking.length > 0 ? blocking : problems).map(({ field }) => field);
    const page = DRAFT_PAGES.find((known) => fields.some((field) => pageOfProblem(field) === known));
    if (page && page !== this.form.getState().page) this.form.setState({ page });
    showProblems(this.form, problems);
    this.#set({ notice, focus: { fields: fields.filter((field) => pageOfProblem(field) === page) } });
  }

  #leavePapers(): void {
    const { papers } = this.form.getState().form;
    if (PAPERS.every((paper) => papers.includes(paper))) this.goTo('person');
    else if (papers.length === 0) this.#set({ notice: VISIT_TEXT.tickPapers, focus: {} });
    else this.openRefusal();
  }

  async #whenClean(goOn: () => Promise<void> | void): Promise<void> {
    const { form, page } = this.form.getState();
    const problems = this.#parts.rules.page(form, page);
    const blocking = problems.filter(({ severity }) => severity === 'block');
    showProblems(this.form, problems);
    if (blocking.some(({ code }) => code === 'passport_expired')) return this.openRefusal('1.2.1');
    if (blocking.length === 0) await goOn();
    else this.#set({ focus: { fields: blocking.map(({ field }) => field) } });
  }

  /** Saved and asked in one go: the second call does not wait for the answer to the first. */
  async #identify(): Promise<void> {
    void this.autosave.flush();
    await this.#ask(
      () => this.#parts.kiosk.identify(this.#draftId),
      (view) => {
        this.#hear(view);
        if (view.application?.status !== 'returned') this.goTo('applicant');
      },
    );
  }

  async #leaveCard(): Promise<void> {
    if (this.state.getState().view.card.status !== 'complete') {
      this.#set({ notice: VISIT_TEXT.cardFirst, focus: {} });
      return;
    }
    await this.#whenClean(() => this.goTo('check'));
  }

  async #confirm(): Promise<void> {
    const { view, insists } = this.state.getState();
    if (isUnmended(view, this.form.getState().form) && !insists) return this.#set({ insists: true });
    void this.autosave.flush();
    await this.#end(() => this.#parts.kiosk.confirm(this.#draftId));
  }

  #end(call: () => Promise<Answer<ApplicationView>>): Promise<void> {
    return this.#ask(call, ({ id }) => this.#finish(id));
  }

  async #ask<Value>(call: () => Promise<Answer<Value>>, onValue: (value: Value) => void): Promise<void> {
    if (this.state.getState().busy) return;
    this.#quiet();
    this.#set({ busy: true });
    const answer = await call();
    this.#set({ busy: false });
    if (answer.ok) onValue(answer.value);
    else this.#tellFailure(answer.problem);
  }

  /** What concerns no field is said above the page; the rest is shown where it is mended. */
  #tellFailure(problems: readonly FieldProblem[]): void {
    const withField = problems.filter(({ field }) => field !== '');
    const ofNoField = problems.find(({ field }) => field === '');
    if (withField.length > 0) this.#bringTo(withField, ofNoField?.message ?? VISIT_TEXT.mend);
    else if (ofNoField) this.#set({ notice: ofNoField.message });
  }

  async #save(form: DraftForm, page: DraftPage): Promise<number | undefined> {
    const answer = await this.#parts.kiosk.saveDraft(this.#draftId, form, page);
    if (answer.ok) return answer.value;
    // The draft itself is gone: trying again would be for ever.
    if (!isTrouble(answer.problem)) void this.refresh();
    return undefined;
  }

  #quiet(): void {
    const { notice: _said, ...rest } = this.state.getState();
    if (_said !== undefined) this.state.setState(rest, true);
  }

  #set(change: Partial<VisitState>): void {
    this.state.setState(change);
  }
}

/** The kiosk could not be asked, which says nothing of the draft. */
function isTrouble(problems: readonly FieldProblem[]): boolean {
  return problems.some(({ code }) => KIOSK_TROUBLES.includes(code));
}
