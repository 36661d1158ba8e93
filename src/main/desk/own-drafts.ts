import { fail, ok } from '../../domain/result.ts';
import type { Clerk, Draft, Journal } from '../journal/journal.ts';
import { DRAFT_GONE, DRAFT_OF_ANOTHER, NO_CLERK } from './desk-problem.ts';
import type { DeskAnswer } from './desk-session-parts.ts';

/** Drafts by whose they are: the one door through which every changing call goes. */
export class OwnDrafts {
  readonly #journal: Journal;
  /** Who sits at the desk. */
  clerk: Clerk | undefined;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** Anybody's draft. */
  read(draftId: number): DeskAnswer<Draft> {
    const draft = this.#journal.draft(draftId);
    return draft === undefined ? fail([DRAFT_GONE]) : ok(draft);
  }

  /** The clerk's own one; another's has to be taken over before. */
  own(draftId: number): DeskAnswer<Draft> {
    if (this.clerk === undefined) return fail([NO_CLERK]);
    const draft = this.read(draftId);
    return draft.ok && draft.value.clerk.id !== this.clerk.id ? fail([DRAFT_OF_ANOTHER]) : draft;
  }
}
