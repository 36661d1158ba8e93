import type { KnownPerson } from '../../domain/known-person.ts';
import type { Operation, OperationClient } from '../../domain/operation.ts';
import { operationKeys } from '../../domain/operation-keys.ts';
import { rank } from '../../domain/operation-match.ts';
import type { Findings } from '../../domain/operation-verdict.ts';
import type { Inbox } from '../journal/inbox.ts';

/** All that this journal knows of the person and of the card of an operation. */
export function findingsOf(inbox: Inbox, { client, card }: Operation): Findings {
  const candidates = client ? rank(client, personsOf(inbox, client)) : [];
  const cardHolders = inbox.personsByCard(card.hash, card.numSid);
  const applicationIds = [
    ...candidates.flatMap((candidate) => candidate.applicationIds),
    ...cardHolders.map(({ applicationId }) => applicationId),
  ];
  const events = inbox.cardEvents({ applicationIds: [...new Set(applicationIds)], cardHash: card.hash });
  return { candidates, cardHolders, events };
}

/**
 * By either key of the regulation's 4.5.1, and then by the SNILS of those found: what was sent is the passport and
 * the surname of today, and a card may be active by an application that knows older ones. Each application once.
 */
function personsOf(inbox: Inbox, client: OperationClient): readonly KnownPerson[] {
  const { snils, document, name, birthDate } = operationKeys(client);
  const found = [
    ...(snils === undefined ? [] : inbox.personsBySnils(snils)),
    ...(document === undefined ? [] : inbox.personsByDocument(document)),
    ...(name === undefined || birthDate === undefined ? [] : inbox.personsByName(name, birthDate)),
  ];
  const others = new Set<string>(found.map(({ person }) => person.snils).filter((one) => one !== snils));
  const all = found.concat([...others].flatMap((one) => inbox.personsBySnils(one)));
  return [...new Map(all.map((known) => [known.applicationId, known])).values()];
}
