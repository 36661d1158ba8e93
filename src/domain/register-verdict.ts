import { type CardKnown, cardKnown, type Holder } from './card-known.ts';
import type { LookUp } from './findings.ts';
import type { LookedUp } from './looked-up.ts';
import { cardNotFound, personNotFound } from './not-found-verdict.ts';
import type { OperationVerdict } from './operation.ts';
import { personFound } from './person-found.ts';
import { verdictByMode } from './verdict-by-mode.ts';

/** A card was connected on the Department's side (2.2): whose it is, and whether they have another one. */
export function registerVerdict(lookUp: LookUp): LookedUp {
  const person = personFound(lookUp.found.candidates);
  if (person.kind === 'nobody') return personNotFound(lookUp);
  const verdict = ofPerson(person.candidate, lookUp);
  if (person.kind === 'one') return verdict;
  const { applicationId } = person.candidate.known;
  if (person.kind === 'several') {
    return { kind: 'clerk', proposed: proposalOf(verdict), why: 'several_persons', applicationId };
  }
  // A namesake born on the same day is likelier somebody else than one who bears the same number.
  const { agrees } = person.candidate.comparison;
  const isLikely = agrees.includes('snils') || agrees.includes('document');
  const proposed = isLikely ? proposalOf(verdict) : 'person_not_found';
  return { kind: 'clerk', proposed, why: 'person_alike', applicationId };
}

function ofPerson(person: Holder, lookUp: LookUp): LookedUp {
  const { operation, found, policy } = lookUp;
  const card = cardKnown(operation.card, person, found);
  const applicationId = card.applicationId ?? person.known.applicationId;
  if (card.isOfAnother) {
    return verdictByMode({ verdict: 'card_unfit', why: 'card_of_another', applicationId }, lookUp);
  }
  if (isTheirActive(card)) return { kind: 'decided', verdict: 'found', by: 'evidence', applicationId };
  switch (card.other) {
    case 'active':
      return { kind: 'decided', verdict: 'found_with_other_card', by: 'evidence', applicationId };
    case 'order_unclear':
      return { kind: 'clerk', proposed: 'found_with_other_card', why: 'order_unclear', applicationId };
    case 'none':
      break;
    default:
      return card.other satisfies never;
  }
  if (card.isTheirs) return { kind: 'decided', verdict: 'found', by: 'evidence', applicationId };
  return policy.unknownCard === 'found'
    ? { kind: 'decided', verdict: 'found', by: 'profile', applicationId }
    : cardNotFound(lookUp, applicationId);
}

function isTheirActive({ isTheirs, state }: CardKnown): boolean {
  return isTheirs && state?.kind === 'active' && !state.isOrderUnclear;
}

function proposalOf(verdict: LookedUp): OperationVerdict {
  return verdict.kind === 'clerk' ? verdict.proposed : verdict.verdict;
}
