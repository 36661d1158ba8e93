import { create } from 'zustand';

/** Where the clerk is; the way through a visit is the draft's own page. */
export type Place =
  | { readonly name: 'home' }
  | { readonly name: 'journal' }
  | { readonly name: 'application'; readonly id: number }
  | { readonly name: 'decision'; readonly id: number }
  | { readonly name: 'to_tell' }
  | { readonly name: 'operations' }
  /** `application`: where it was opened from, if not from the list. */
  | { readonly name: 'operation'; readonly id: number; readonly application?: number }
  | { readonly name: 'visit'; readonly draftId: number }
  | { readonly name: 'sending'; readonly id: number }
  | { readonly name: 'help' }
  | { readonly name: 'workplace' };

interface Navigation {
  readonly place: Place;
  /** The list that an application was opened from. */
  readonly list: Place;
  /** The visit that was left only to look something up. */
  readonly visit: Place | undefined;
  go(place: Place): void;
  back(): void;
  /** Out of a section: into the visit that was left for it, else home. */
  toWork(): void;
}

const LOOKED_UP: readonly Place['name'][] = [
  'journal',
  'application',
  'decision',
  'to_tell',
  'operations',
  'operation',
  'help',
  'workplace',
];

/** Where applications are opened from. */
const LISTS: readonly Place['name'][] = ['home', 'journal', 'to_tell', 'operations'];

/** An operation with its candidates is such a list, unless one of them has led to it. */
function isList(place: Place): boolean {
  if (place.name === 'operation') return place.application === undefined;
  return LISTS.includes(place.name);
}

export const useNavigation = create<Navigation>((set, get) => ({
  place: { name: 'home' },
  list: { name: 'home' },
  visit: undefined,
  go: (place) =>
    set(({ place: before, list, visit }) => ({
      place,
      list: isList(place) ? place : list,
      visit: LOOKED_UP.includes(place.name) ? (before.name === 'visit' ? before : visit) : undefined,
    })),
  back: () => get().go(get().list),
  toWork: () => get().go(get().visit ?? { name: 'home' }),
}));
