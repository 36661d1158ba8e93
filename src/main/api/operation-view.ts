import { eventText } from '../../domain/event-text.ts';
import type { OperationVerdict } from '../../domain/operation.ts';
import type { MatchedField } from '../../domain/operation-match.ts';
import type { OperationState } from '../../domain/operation-state.ts';
import { OPERATION_NAME, operationStateText, WORKLIST_REASON } from '../../domain/operation-words.ts';
import { verdictWays } from '../../domain/verdict-way.ts';
import type { StoredOperation } from '../journal/inbox.ts';
import { findingsOf } from '../reverse/findings-of.ts';
import { type CandidateParts, candidateViews, type Possible, possiblePersons } from './candidate-views.ts';
import { fullNameSent, sentLines } from './operation-compared.ts';
import { operationHistory } from './operation-history.ts';
import type { OperationDecisionView, OperationRowView, OperationView } from './operation-views.ts';

export interface OperationViewParts extends CandidateParts {
  readonly workplace: string;
  readonly hasSeveralWorkplaces: boolean;
}

/** One row of a list. */
export function operationRow({ id, receivedAt, state, operation }: StoredOperation): OperationRowView {
  return {
    id,
    receivedAt,
    ...(operation && { madeAt: operation.madeAt }),
    name: operation ? OPERATION_NAME[operation.type] : 'Запись не прочитана',
    fullName: fullNameSent(operation?.client),
    ...operationStateText(state, operation?.type ?? 'register'),
  };
}

/** Which journal was looked through: another one may know the person. */
export function searchedText({ workplace, hasSeveralWorkplaces }: OperationViewParts): string {
  const here = `Искали в журнале этого рабочего места (№ ${workplace}).`;
  if (!hasSeveralWorkplaces) return `${here} Других в отделе нет.`;
  return `${here} В отделе есть и другие, их журналы отсюда не видны.`;
}

/** One operation as its screen shows it. */
export function operationView(parts: OperationViewParts, stored: StoredOperation): OperationView {
  const { journal } = parts;
  const { id, state, operation, unreadable } = stored;
  const possible = possibleNow(parts, stored);
  const operationId = operation?.operationId ?? unreadable?.operationId;
  const whose = personOf(stored);
  const application = whose === undefined ? undefined : journal.application(whose);
  return {
    ...operationRow(stored),
    status: state.status,
    ...(operationId && { operationId }),
    sent: sentOf(stored),
    candidates: operation ? candidateViews(parts, operation, possible) : [],
    ...(operation &&
      state.status === 'waits_for_clerk' && {
        decision: decisionView(parts, state, verdictWays(operation.type), possible),
      }),
    history: operationHistory(journal.inbox, stored),
    events: journal.inbox.events(id).map(({ sequence, at, kind, detail }) => ({
      sequence,
      at,
      text: eventText(kind, detail),
    })),
    ...(application && {
      application: { id: application.id, registrationNumber: application.registrationNumber },
    }),
  };
}

/** All who may be the one while that is open; after it only who was found. */
function possibleNow({ journal }: OperationViewParts, stored: StoredOperation): readonly Possible[] {
  const { operation, state } = stored;
  if (operation === undefined) return [];
  const whose = personOf(stored);
  const possible = possiblePersons(operation, findingsOf(journal.inbox, operation));
  if (state.status === 'waits_for_clerk') return possible;
  return possible.filter(({ applicationIds }) => applicationIds.some((id) => id === whose));
}

/** Who was proposed is nobody's operation any more once the answer says that they are not the one. */
export function personOf({ state, applicationId }: StoredOperation): number | undefined {
  const verdict = 'verdict' in state ? state.verdict : undefined;
  return verdict === 'person_not_found' || verdict === 'card_not_found' ? undefined : applicationId;
}

function sentOf({ operation }: StoredOperation): OperationView['sent'] {
  if (operation === undefined) return [];
  const { client, card } = operation;
  const ends = card.lastTwo ?? card.numSid?.slice(-2);
  return [
    ...(client ? sentLines(client) : []),
    ...(ends ? [{ name: 'Карта', value: `оканчивается на ${ends}` }] : []),
  ];
}

type Waiting = Extract<OperationState, { status: 'waits_for_clerk' }>;

function decisionView(
  parts: OperationViewParts,
  { why, proposed }: Waiting,
  ways: OperationDecisionView['ways'],
  possible: readonly Possible[],
): OperationDecisionView {
  return {
    why: WORKLIST_REASON[why].text,
    proposed,
    searched: searchedText(parts),
    ...pointsOf(parts, proposed, possible[0]),
    ways,
  };
}

type Points = Pick<OperationDecisionView, 'speaksFor' | 'speaksAgainst'>;

/** What agrees speaks for the likeliest person, and against an answer that says that nobody is known. */
function pointsOf(
  { hasSeveralWorkplaces }: OperationViewParts,
  proposed: OperationVerdict,
  likeliest: Possible | undefined,
): Points {
  const comparison = likeliest?.comparison;
  if (comparison === undefined) {
    const elsewhere = hasSeveralWorkplaces ? ['Заявление могли принять на другом рабочем месте.'] : [];
    return { speaksFor: likeliest ? [] : ['Похожих в журнале нет.'], speaksAgainst: elsewhere };
  }
  const agrees = fieldsText('Совпадает', comparison.agrees);
  const differs = fieldsText('Отличается', comparison.differs);
  const isKnown = proposed !== 'person_not_found' && proposed !== 'card_not_found';
  return isKnown
    ? { speaksFor: agrees, speaksAgainst: differs }
    : { speaksFor: differs, speaksAgainst: agrees };
}

function fieldsText(how: string, fields: readonly MatchedField[]): readonly string[] {
  if (fields.length === 0) return [];
  return [`${how}: ${fields.map((field) => FIELD[field]).join(', ')}.`];
}

const FIELD: Readonly<Record<MatchedField, string>> = {
  last_name: 'фамилия',
  first_name: 'имя',
  middle_name: 'отчество',
  birth_date: 'дата рождения',
  snils: 'СНИЛС',
  document: 'документ',
  document_type: 'вид документа',
  document_issued: 'дата выдачи',
  phone: 'телефон',
};
