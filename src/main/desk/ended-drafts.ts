/** What became of drafts that are gone: a second press of the same key is answered as the first. */
export class EndedDrafts {
  readonly #ended = new Map<number, { readonly how: DraftEnd; readonly applicationId: number }>();

  note(draftId: number, how: DraftEnd, applicationId: number): void {
    this.#ended.set(draftId, { how, applicationId });
  }

  /** The application that the draft ended as, if it ended so. */
  find(draftId: number, how: DraftEnd): number | undefined {
    const ended = this.#ended.get(draftId);
    return ended?.how === how ? ended.applicationId : undefined;
  }

  /** A journal may give a number of a gone draft to a new one. */
  forget(draftId: number): void {
    this.#ended.delete(draftId);
  }
}

export type DraftEnd = 'confirmed' | 'refused' | 'withdrawn';
