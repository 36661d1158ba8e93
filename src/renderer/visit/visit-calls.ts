import type { FieldProblem } from '../../domain/field-problem.ts';
import type { Ground } from '../../domain/papers.ts';
import type { Result } from '../../domain/result.ts';
import type { ApplicationView } from '../../main/api/application-views.ts';
import type { DraftView } from '../../main/api/desk-views.ts';
import { isTrouble, type KeptDraft } from './kept-draft.ts';
import type { VisitKiosk } from './visit-kiosk.ts';
import type { VisitScreen } from './visit-screen.ts';

interface Parts {
  readonly draftId: number;
  readonly kiosk: VisitKiosk;
  readonly screen: VisitScreen;
  readonly draft: KeptDraft;
  /** The visit is over: this application is shown from now on; undefined where none came of it. */
  readonly onEnd: (applicationId: number | undefined) => void;
}

type Answer<Value> = Result<Value, readonly FieldProblem[]>;

/** What a visit asks of main, one thing at a time, and where the answer leads. */
export class VisitCalls {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  refuse(ground: Ground): Promise<void> {
    const { kiosk, draftId } = this.#parts;
    return this.#endWith(() => kiosk.refuse(draftId, ground));
  }

  /** The applicant has changed his mind: nothing was posted yet. */
  withdraw(): Promise<void> {
    const { kiosk, draftId, screen } = this.#parts;
    if (screen.now.view.application) return this.#endWith(() => kiosk.withdraw(draftId));
    return this.#ask(
      () => kiosk.dropDraft(draftId),
      () => this.#finish(undefined),
    );
  }

  confirm(): Promise<void> {
    const { kiosk, draftId } = this.#parts;
    return this.#endWith(() => kiosk.confirm(draftId));
  }

  identify(onIdentified: () => void): Promise<void> {
    const { kiosk, draftId, screen } = this.#parts;
    return this.#ask(
      () => kiosk.identify(draftId),
      (view) => {
        screen.hear(view);
        if (view.application?.status !== 'returned') onIdentified();
      },
    );
  }

  /** True once it is hidden in main; the caller has emptied its field already. */
  async typeNumber(number: string): Promise<boolean> {
    const { kiosk, draftId } = this.#parts;
    let taken = false;
    await this.#ask(
      () => kiosk.typeNumber(draftId, number),
      (view) => {
        taken = true;
        this.#showCard(view);
      },
    );
    return taken;
  }

  dropCard(): Promise<void> {
    const { kiosk, draftId } = this.#parts;
    return this.#ask(
      () => kiosk.dropCard(draftId),
      (view) => this.#showCard(view),
    );
  }

  /** Main has told that draft, card or application changed; what was typed here stays. */
  async refresh(): Promise<void> {
    const { kiosk, draftId, screen } = this.#parts;
    const known = screen.now.view.application?.id;
    const answer = await kiosk.readDraft(draftId);
    if (answer.ok) screen.hear(answer.value);
    else if (!screen.now.busy && !isTrouble(answer.problem)) this.#finish(known);
  }

  #showCard(view: DraftView): void {
    this.#parts.screen.set({ view, focus: {} });
  }

  #endWith(call: () => Promise<Answer<ApplicationView>>): Promise<void> {
    return this.#ask(call, ({ id }) => this.#finish(id));
  }

  /** Once: what was asked before and answers only now, that the draft is gone, leads nowhere any more. */
  #finish(applicationId: number | undefined): void {
    if (this.#parts.draft.end()) this.#parts.onEnd(applicationId);
  }

  async #ask<Value>(call: () => Promise<Answer<Value>>, onValue: (value: Value) => void): Promise<void> {
    const { screen } = this.#parts;
    if (screen.now.busy) return;
    screen.quiet();
    screen.set({ busy: true });
    const answer = await call();
    screen.set({ busy: false });
    if (answer.ok) onValue(answer.value);
    else screen.tellFailure(answer.problem);
  }
}
