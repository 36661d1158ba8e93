import { create } from 'zustand';

/** Where the clerk is; the way through a visit is the draft's own page. */
export type Place =
  | { readonly name: 'home' }
  | { readonly name: 'journal' }
  | { readonly name: 'application'; readonly id: number }
  | { readonly name: 'visit'; readonly draftId: number }
  | { readonly name: 'sending'; readonly id: number }
  | { readonly name: 'help' }
  | { readonly name: 'workplace' };

interface Navigation {
  readonly place: Place;
  go(place: Place): void;
}

export const useNavigation = create<Navigation>((set) => ({
  place: { name: 'home' },
  go: (place) => set({ place }),
}));
