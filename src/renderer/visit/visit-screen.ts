import { createStore, type StoreApi } from 'zustand/vanilla';
import { DRAFT_PAGES, type DraftForm, type DraftPage } from '../../domain/draft.ts';
import { pageOfProblem } from '../../domain/draft-page.ts';
import type { FieldProblem } from '../../domain/field-problem.ts';
import type { Ground } from '../../domain/papers.ts';
import type { DraftView } from '../../main/api/desk-views.ts';
import { createFormStore, type FormStore, showFieldProblems, showProblems } from '../fields/form-store.ts';
import type { VisitRules, VisitState } from './visit-state.ts';
import { VISIT_TEXT } from './visit-text.ts';

/** Code of what the Department has named: no rule here says it. */
const REFUSED = 'department_refused';

/** What a visit shows: form, page, what is said above it, and where the cursor belongs. It asks nobody. */
export class VisitScreen {
  readonly form: FormStore;
  readonly state: StoreApi<VisitState>;
  readonly #rules: VisitRules;

  constructor(view: DraftView, rules: VisitRules) {
    this.#rules = rules;
    this.form = createFormStore(view.form, view.page);
    this.state = createStore<VisitState>(() => ({ view, busy: false, focus: {} }));
  }

  /** What the Department had named before the visit was opened. */
  showReturned(): void {
    const returned = this.now.view.application?.problems ?? [];
    if (returned.length > 0) this.#bringTo(returned, VISIT_TEXT.returned);
  }

  get now(): VisitState {
    return this.state.getState();
  }

  get page(): DraftPage {
    return this.form.getState().page;
  }

  get typed(): DraftForm {
    return this.form.getState().form;
  }

  set(change: Partial<VisitState>): void {
    this.state.setState(change);
  }

  quiet(): void {
    const { notice, ...rest } = this.now;
    if (notice !== undefined) this.state.setState(rest, true);
  }

  turnTo(page: DraftPage, field?: string): void {
    this.form.setState({ page });
    this.set({ insists: false, focus: field === undefined ? {} : { fields: [field] } });
    this.quiet();
  }

  /** Said above the page, with the cursor in that field. */
  say(notice: string, field: string): void {
    this.set({ notice, focus: { fields: [field] } });
  }

  openRefusal(proposed?: Ground): void {
    this.set({ refusal: proposed === undefined ? {} : { proposed } });
  }

  closeRefusal(): void {
    const { refusal: _closed, ...rest } = this.now;
    this.state.setState({ ...rest, focus: {} }, true);
  }

  /** What main has told of the draft; the page goes where the Department has just named something. */
  hear(view: DraftView): void {
    const before = this.now.view.application;
    this.set({ view });
    const after = view.application;
    const newlyReturned = after?.status === 'returned' && before?.status !== 'returned';
    if (newlyReturned) this.#bringTo(after.problems, VISIT_TEXT.returned);
  }

  /** What concerns no field is said above the page; the rest is shown where it is mended. */
  tellFailure(problems: readonly FieldProblem[]): void {
    const withField = problems.filter(({ field }) => field !== '');
    const ofNoField = problems.find(({ field }) => field === '');
    if (withField.length > 0) this.#bringTo(withField, ofNoField?.message ?? VISIT_TEXT.mend);
    else if (ofNoField) this.set({ notice: ofNoField.message });
  }

  /** Shows what the rules say of the page; returns what keeps the clerk on it. */
  lookOver(): readonly FieldProblem[] {
    const problems = this.#rules.page(this.typed, this.page);
    showProblems(this.form, problems);
    return problems.filter(({ severity }) => severity === 'block');
  }

  leaveField(field: string): void {
    const found = this.#rules.field(this.typed, field);
    showFieldProblems(this.form, field, found.length > 0 ? found : this.#stillTrue(field));
  }

  /** What `Enter` or the Department has named stays named until it is mended, not until one looks at it. */
  #stillTrue(field: string): readonly FieldProblem[] {
    const { form, page, problems } = this.form.getState();
    const said = problems[field] ?? [];
    if (said.length === 0) return said;
    const now = this.#rules.page(form, page).filter((problem) => problem.field === field);
    return said.filter(({ code }) => code === REFUSED || now.some((problem) => problem.code === code));
  }

  /** Back to the page of the first field named, with the words of whoever named it. */
  #bringTo(problems: readonly FieldProblem[], notice: string): void {
    const blocking = problems.filter(({ severity }) => severity === 'block');
    const fields = (blocking.length > 0 ? blocking : problems).map(({ field }) => field);
    const page = DRAFT_PAGES.find((known) => fields.some((field) => pageOfProblem(field) === known));
    if (page && page !== this.page) this.form.setState({ page });
    showProblems(this.form, problems);
    this.set({ notice, focus: { fields: fields.filter((field) => pageOfProblem(field) === page) } });
  }
}
