import type { NewApplication } from '../../../src/domain/application.ts';
import type { Journal } from '../../../src/main/journal/journal.ts';
import type { Citizen, KnownCard } from './citizens.ts';

/** A visit at the desk, from the form to the Department's word; returns the application's number in the journal. */
export function connectByOffice(
  journal: Journal,
  { applicant }: Citizen,
  card: KnownCard,
  { now, answeredAt }: { readonly now: number; readonly answeredAt: number },
): number {
  const taken: NewApplication = {
    applicant,
    card: {
      hidden: {
        hash: card.hash,
        cipherText: 'Y2lwaGVyIHRleHQ=',
        keyAlias: 'region-1',
        lastTwo: card.lastTwo,
        serviceHashes: [],
      },
      chip: { kind: 'none', why: 'not_tapped' },
    },
  };
  const { id } = journal.register(taken, [], now);
  const { numSid } = card;
  journal.beginStep(
    id,
    'connect_card',
    'd'.repeat(64),
    { status: 'in_flight', stage: 'client_known', tries: 0 },
    now,
  );
  const outcome = { class: 'done', answer: { step: 'connect_card', numSid }, answeredAt } as const;
  journal.endStep(id, outcome, { status: 'connected', numSid, chip: 'none' }, now);
  return id;
}
