import type { DraftForm, DraftPage } from '../../domain/draft.ts';
import type { FieldProblem } from '../../domain/field-problem.ts';
import type { Ground } from '../../domain/papers.ts';
import type { DraftView } from '../../main/api/desk-views.ts';

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
