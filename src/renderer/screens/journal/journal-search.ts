import { create } from 'zustand';
import type { Filter } from './use-search.ts';

interface JournalSearch {
  readonly text: string;
  readonly filter: Filter;
}

/** Kept while the kiosk is open: who looks at one application comes back to the same list. */
export const useJournalSearch = create<JournalSearch>(() => ({ text: '', filter: 'all' }));
