import { dateInZone, formatDate } from '../../domain/calendar-date.ts';
import { type CardState, cardStates } from '../../domain/card-state.ts';
import type { KnownPerson } from '../../domain/known-person.ts';
import type { Operation } from '../../domain/operation.ts';
import { type Comparison, compareWith } from '../../domain/operation-match.ts';
import type { Findings } from '../../domain/operation-verdict.ts';
import type { Tone } from '../../domain/status-text.ts';
import type { Journal } from '../journal/journal.ts';
import { comparedLines, fullNameSent, sharedLines } from './operation-compared.ts';
import type { CandidateView } from './operation-views.ts';

/** As many as stand side by side. */
const MOST = 3;

export interface CandidateParts {
  readonly journal: Journal;
  /** IANA name. */
  readonly timeZone: string;
}

/** Somebody who may be the one, and how. */
export interface Possible {
  readonly known: KnownPerson;
  readonly applicationIds: readonly number[];
  readonly comparison?: Comparison;
  readonly holdsCard: boolean;
}

/** Who may be meant: whoever is alike, the likeliest first, then whoever the card was connected for. */
export function possiblePersons({ client }: Operation, found: Findings): readonly Possible[] {
  const isHolder = (ids: readonly number[]): boolean =>
    found.cardHolders.some(({ applicationId }) => ids.includes(applicationId));
  const ranked = found.candidates.map(
    (candidate): Possible => ({
      ...candidate,
      holdsCard: isHolder(candidate.applicationIds),
    }),
  );
  const listed = new Set(ranked.flatMap(({ applicationIds }) => applicationIds));
  const holders = found.cardHolders
    .filter(({ applicationId }) => !listed.has(applicationId))
    .map(
      (known): Possible => ({
        known,
        applicationIds: [known.applicationId],
        ...(client && { comparison: compareWith(client, known) }),
        holdsCard: true,
      }),
    );
  return [...ranked, ...holders].filter(isWorthALook).slice(0, MOST);
}

function isWorthALook({ comparison, holdsCard }: Possible): boolean {
  return holdsCard || comparison?.verdict !== 'other';
}

export function candidateViews(
  parts: CandidateParts,
  operation: Operation,
  possible: readonly Possible[],
): readonly CandidateView[] {
  const { client } = operation;
  const lines = sharedLines(
    possible.map(({ known, comparison }) => comparedLines(client, known, comparison)),
  );
  return possible.map((one, at) => ({
    applicationId: one.known.applicationId,
    registrationNumber: one.known.registrationNumber,
    fullName: fullNameSent(one.known.person),
    ...likenessOf(one),
    lines: lines[at] ?? [],
    cards: cardsOf(parts, operation, one),
  }));
}

function likenessOf({ comparison, holdsCard }: Possible): { readonly text: string; readonly tone: Tone } {
  if (comparison === undefined) return { text: 'на него записана карта', tone: 'waiting' };
  switch (comparison.verdict) {
    case 'same':
      return { text: 'тот же человек', tone: 'good' };
    case 'alike':
      return { text: 'похож', tone: 'waiting' };
    case 'other':
      return { text: holdsCard ? 'другой, карта на нём' : 'другой человек', tone: 'bad' };
  }
}

function cardsOf(
  { journal, timeZone }: CandidateParts,
  { card }: Operation,
  one: Possible,
): readonly string[] {
  const { applicationIds } = one;
  const events = journal.inbox.cardEvents({ applicationIds, cardHash: card.hash });
  const states = cardStates(events);
  return [...states].flatMap(([hash, state]) => {
    if (hash === card.hash) return one.holdsCard ? [`Эта карта ${stateText(state, timeZone)}.`] : [];
    const own = events.find(({ cardHash, source }) => cardHash === hash && source.of === 'application');
    const lastTwo = own && journal.application(own.source.id)?.card?.hidden.lastTwo;
    return [`Другая карта${lastTwo ? `, …${lastTwo},` : ''} ${stateText(state, timeZone)}.`];
  });
}

function stateText({ kind, since, isOrderUnclear }: CardState, timeZone: string): string {
  const day = formatDate(dateInZone(since, timeZone));
  const doubt = isOrderUnclear ? ' (порядок неясен)' : '';
  return `${kind === 'active' ? 'активна с' : 'заблокирована'} ${day}${doubt}`;
}
