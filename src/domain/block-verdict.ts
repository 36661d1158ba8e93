import { type CardKnown, cardKnown, holdersOf } from './card-known.ts';
import type { LookUp } from './findings.ts';
import type { LookedUp } from './looked-up.ts';
import { cardNotFound, personNotFound } from './not-found-verdict.ts';
import { personFound } from './person-found.ts';

/** A card was blocked on the Department's side (2.2): found where it is known here as the person's. */
export function blockVerdict(lookUp: LookUp): LookedUp {
  const { operation, found } = lookUp;
  if (operation.client === undefined) return byCard(lookUp);
  const person = personFound(found.candidates);
  if (person.kind === 'nobody') return personNotFound(lookUp);
  const card = cardKnown(operation.card, person.candidate, found);
  const applicationId = card.applicationId ?? person.candidate.known.applicationId;
  if (person.kind === 'one') return ofPerson(card, applicationId, lookUp);
  const why = person.kind === 'several' ? 'several_persons' : 'person_alike';
  return { kind: 'clerk', proposed: card.isTheirs ? 'found' : 'card_not_found', why, applicationId };
}

/** Without a person the card alone tells whose it is (4.5.1). */
function byCard(lookUp: LookUp): LookedUp {
  const { operation, found } = lookUp;
  const [holder, ...others] = holdersOf(found, operation.card);
  if (others.length > 0) return { kind: 'clerk', proposed: 'found', why: 'several_persons' };
  const card = cardKnown(operation.card, holder, found);
  if (holder === undefined) return cardNotFound(lookUp);
  return applied(card, card.applicationId ?? holder.known.applicationId);
}

function ofPerson(card: CardKnown, applicationId: number, lookUp: LookUp): LookedUp {
  if (card.isOfAnother) {
    return { kind: 'clerk', proposed: 'card_not_found', why: 'card_of_another', applicationId };
  }
  return card.isTheirs ? applied(card, applicationId) : cardNotFound(lookUp, applicationId);
}

/** Nothing is left to do where the card was connected again since; where that is not sure, a person finds out. */
function applied({ state }: CardKnown, applicationId: number): LookedUp {
  if (state?.isOrderUnclear) return { kind: 'clerk', proposed: 'found', why: 'order_unclear', applicationId };
  return { kind: 'decided', verdict: 'found', by: 'evidence', applicationId };
}
