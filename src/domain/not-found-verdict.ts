import type { LookUp } from './findings.ts';
import type { LookedUp } from './looked-up.ts';
import { isSearchable } from './operation-keys.ts';
import { verdictByMode } from './verdict-by-mode.ts';

/** Nobody of this journal is the one, or alike. */
export function personNotFound(lookUp: LookUp): LookedUp {
  const { operation, found } = lookUp;
  const verdict = 'person_not_found';
  // Somebody came here with that very card: it may be them under a new name.
  if (found.cardHolders.length > 0) return { kind: 'clerk', proposed: verdict, why: 'card_of_another' };
  // By less than one of the regulation's keys nobody can be looked up, so nobody's absence is shown.
  if (!isSearchable(operation.client)) return { kind: 'clerk', proposed: verdict, why: 'person_not_found' };
  return verdictByMode({ verdict, why: 'person_not_found' }, lookUp);
}

/** No connection of the card is known here. */
export function cardNotFound(lookUp: LookUp, applicationId?: number): LookedUp {
  const whose = applicationId === undefined ? {} : { applicationId };
  const verdict = 'card_not_found';
  // It was brought here, and what became of that may still be in the dark.
  if (lookUp.found.cardHolders.length > 0)
    return { kind: 'clerk', proposed: verdict, why: verdict, ...whose };
  return verdictByMode({ verdict, why: verdict, ...whose }, lookUp);
}
