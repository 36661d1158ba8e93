import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DraftForm, DraftPage } from '../../domain/draft.ts';
import type { FieldProblem } from '../../domain/field-problem.ts';
import { type TextPath, type TickPath, withText, withTick } from './field-path.ts';

/** What one visit's fields show: as typed, no rule of its own. */
interface FormState {
  readonly form: DraftForm;
  readonly page: DraftPage;
  /** Those shown now, by the field's path. */
  readonly problems: Readonly<Record<string, readonly FieldProblem[]>>;
}

export type FormStore = StoreApi<FormState>;

export const NO_PROBLEMS: readonly FieldProblem[] = [];

/** A store for one draft; it goes with the screen that shows the draft. */
export function createFormStore(form: DraftForm, page: DraftPage): FormStore {
  return createStore<FormState>(() => ({ form, page, problems: {} }));
}

/** A problem shown at the field goes with the first change: it was about another text. */
export function typeText(store: FormStore, path: TextPath, text: string): void {
  store.setState((state) => ({
    form: withText(state.form, path, text),
    problems: withoutField(state.problems, path),
  }));
}

export function tick(store: FormStore, path: TickPath, ticked: boolean): void {
  store.setState((state) => ({
    form: withTick(state.form, path, ticked),
    problems: withoutField(state.problems, path),
  }));
}

export function changeApplicant(store: FormStore, change: Partial<DraftForm['applicant']>): void {
  store.setState(({ form, problems }) => ({
    form: { ...form, applicant: { ...form.applicant, ...change } },
    problems: Object.keys(change).reduce((left, key) => withoutField(left, `applicant.${key}`), problems),
  }));
}

export function tickPapers(store: FormStore, papers: DraftForm['papers']): void {
  store.setState(({ form, problems }) => ({
    form: { ...form, papers },
    problems: withoutField(problems, 'papers'),
  }));
}

/** What is wrong with one field now, after the clerk has left it. */
export function showFieldProblems(store: FormStore, field: string, found: readonly FieldProblem[]): void {
  store.setState(({ problems }) => ({ problems: { ...withoutField(problems, field), ...byField(found) } }));
}

/** What is wrong with a whole page, or what the Department named. */
export function showProblems(store: FormStore, found: readonly FieldProblem[]): void {
  store.setState({ problems: byField(found) });
}

function byField(problems: readonly FieldProblem[]): FormState['problems'] {
  return Object.fromEntries(
    [...new Set(problems.map(({ field }) => field))].map((field) => [
      field,
      problems.filter((problem) => problem.field === field),
    ]),
  );
}

function withoutField(problems: FormState['problems'], field: string): FormState['problems'] {
  if (!(field in problems)) return problems;
  return Object.fromEntries(Object.entries(problems).filter(([path]) => path !== field));
}
