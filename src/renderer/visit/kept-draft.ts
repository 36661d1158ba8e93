import { type DraftForm, type DraftPage, EMPTY_DRAFT_FORM } from '../../domain/draft.ts';
import type { FieldProblem } from '../../domain/field-problem.ts';
import { type Autosave, createAutosave } from '../fields/autosave.ts';
import type { VisitKiosk } from './visit-kiosk.ts';
import type { VisitScreen } from './visit-screen.ts';

interface Parts {
  readonly draftId: number;
  readonly screen: VisitScreen;
  readonly kiosk: VisitKiosk;
  /** It could not be saved, for it is gone. */
  readonly onGone: () => void;
}

const KIOSK_TROUBLES = ['no_connection', 'superseded', 'forbidden', 'too_many', 'program_failed'];

/** The draft behind a visit: saved as it is typed, left without a trace where nothing was, and over once. */
export class KeptDraft {
  readonly autosave: Autosave;
  readonly #parts: Parts;
  #isOver = false;

  constructor(parts: Parts) {
    const { form, now } = parts.screen;
    this.#parts = parts;
    this.autosave = createAutosave(form, (typed, page) => this.#save(typed, page), now.view.savedAt);
  }

  get isEmpty(): boolean {
    const { typed, now } = this.#parts.screen;
    return JSON.stringify(typed) === JSON.stringify(EMPTY_DRAFT_FORM) && !now.view.application;
  }

  /** The page may be gone before anything else runs: what is not known to be durable leaves right now. */
  saveAtOnce(): void {
    if (this.#isOver || this.autosave.state.getState().status === 'saved') return;
    const { draftId, screen, kiosk } = this.#parts;
    kiosk.saveDraftAtOnce(draftId, screen.typed, screen.page);
    void this.autosave.flush();
  }

  /** The screen is another one already; what comes of it concerns nobody. */
  dropIfEmpty(): void {
    if (!this.isEmpty || !this.end()) return;
    void this.#parts.kiosk.dropDraft(this.#parts.draftId);
  }

  /** False where it was over before. */
  end(): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    this.autosave.stop();
    return true;
  }

  async #save(form: DraftForm, page: DraftPage): Promise<number | undefined> {
    const answer = await this.#parts.kiosk.saveDraft(this.#parts.draftId, form, page);
    if (answer.ok) return answer.value;
    // The draft itself is gone: trying again would be for ever.
    if (!isTrouble(answer.problem)) this.#parts.onGone();
    return undefined;
  }
}

/** The kiosk could not be asked, which says nothing of the draft. */
export function isTrouble(problems: readonly FieldProblem[]): boolean {
  return problems.some(({ code }) => KIOSK_TROUBLES.includes(code));
}
