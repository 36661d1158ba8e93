const savers = new Set<() => Promise<unknown>>();

/** Has `save` done before the clerk leaves the desk; the returned function ends it. */
export function beforeLeaving(save: () => Promise<unknown>): () => void {
  savers.add(save);
  return () => savers.delete(save);
}

/** Settles once all that was typed is written down, or could not be: then nobody may write any more. */
export async function saveBeforeLeaving(): Promise<void> {
  await Promise.allSettled([...savers].map((save) => save()));
}
