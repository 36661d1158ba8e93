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
  /** The list that an application was opened from. */
  readonly list: Place;
  go(place: Place): void;
  back(): void;
}

export const useNavigation = create<Navigation>((set) => ({
  place: { name: 'home' },
  list: { name: 'home' },
  go: (place) => set(place.name === 'home' || place.name === 'journal' ? { place, list: place } : { place }),
  back: () => set(({ list }) => ({ place: list })),
}));
