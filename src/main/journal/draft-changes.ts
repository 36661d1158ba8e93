import type { DraftForm, DraftPage } from '../../domain/draft.ts';
import type { ChangeDoor } from './change-door.ts';
import { draftEvent } from './event-details.ts';
import type { Clerk, Draft } from './journal.ts';
import type { JournalQueries } from './journal-queries.ts';

/** What the clerk types, and who types it; touches no application. */
export class DraftChanges {
  readonly #queries: JournalQueries;
  readonly #door: ChangeDoor;

  constructor(queries: JournalQueries, door: ChangeDoor) {
    this.#queries = queries;
    this.#door = door;
  }

  clerk(name: string, at: number): Clerk {
    const found = this.#queries.clerkOf(name);
    if (found) return found;
    return this.#door.change(
      at,
      ({ drafts }) => drafts.addClerk(name),
      ({ id }) => ({ kind: 'clerk_added', detail: { clerk: id } }),
    );
  }

  startDraft(form: DraftForm, clerk: Clerk, at: number): Draft {
    return this.#door.change(
      at,
      ({ drafts }) => {
        const begun = { form, page: 'papers', clerk } as const;
        return { id: drafts.insert(begun, at), ...begun, startedAt: at, savedAt: at };
      },
      (draft) => draftEvent('draft_started', draft),
    );
  }

  startCorrection(applicationId: number, form: DraftForm, page: DraftPage, clerk: Clerk, at: number): Draft {
    const found = this.#queries.draftOfApplication(applicationId);
    if (found) return found;
    const application = this.#queries.application(applicationId);
    if (application?.state.status !== 'returned')
      throw new Error(`Application ${applicationId} has nothing to correct`);
    return this.#door.change(
      at,
      ({ drafts }) => {
        const begun = { applicationId, form, page, clerk };
        return { id: drafts.insert(begun, at), ...begun, startedAt: at, savedAt: at };
      },
      (draft) => draftEvent('correction_started', draft),
    );
  }

  saveDraft(id: number, form: DraftForm, page: DraftPage, at: number): void {
    this.#door.save(({ drafts }) => drafts.save(id, form, page, at));
  }

  takeOverDraft(id: number, clerk: Clerk, at: number): Draft {
    const draft = draftIn(this.#queries, id);
    if (draft.clerk.id === clerk.id) return draft;
    return this.#door.change(
      at,
      ({ drafts }) => {
        drafts.takeOver(id, clerk);
        return { ...draft, clerk };
      },
      (taken) => draftEvent('draft_taken_over', taken),
    );
  }

  dropDraft(id: number, at: number): void {
    const draft = draftIn(this.#queries, id);
    this.#door.change(
      at,
      ({ drafts }) => drafts.drop(id),
      () => draftEvent('draft_dropped', draft),
    );
  }
}

/** Throws for one that is gone: whoever asks has just seen it. */
export function draftIn(queries: JournalQueries, id: number): Draft {
  const draft = queries.draft(id);
  if (draft === undefined) throw new Error(`Draft ${id} is gone`);
  return draft;
}
