import type { Operation } from '../../domain/operation.ts';
import { madeText, operationStateText } from '../../domain/operation-words.ts';
import { verdictText } from '../../domain/verdict-text.ts';
import { verdictNumber } from '../../domain/verdict-way.ts';
import type { Inbox, PublicationRecord, StoredOperation, VerdictRecord } from '../journal/inbox.ts';
import type { OperationEventView } from './operation-views.ts';

/** From the moment it was made until the last answer, oldest first. */
export function operationHistory(inbox: Inbox, stored: StoredOperation): readonly OperationEventView[] {
  const { id, operation, receivedAt } = stored;
  const type = operation?.type ?? 'register';
  const here: OperationEventView[] = [
    { at: receivedAt, text: 'Получена и сохранена', tone: 'good' },
    ...inbox.publications(id).map((publication) => publicationLine(publication, type)),
    ...inbox.verdicts(id).map((verdict) => verdictLine(verdict, type)),
    ...setAsideLine(stored, type),
  ];
  here.sort((one, other) => one.at - other.at);
  if (operation === undefined) return here;
  // Two clocks: what was made there was made before it was had here, whatever they say.
  return [{ at: operation.madeAt, text: madeText(operation), tone: 'neutral' }, ...here];
}

function publicationLine(publication: PublicationRecord, type: Operation['type']): OperationEventView {
  const { status, intendedAt, outcome = 'under_way' } = publication;
  const number = status === 'accepted' ? 1 : verdictNumber(status);
  const told = status === 'accepted' ? 'принята в обработку' : verdictText(status, type);
  const { text, tone } = outcomeOf(outcome);
  return {
    at: intendedAt,
    text: `Ответ Департаменту: ${told}. ${text}`,
    tone,
    forIt: `${number}: ${outcome}`,
  };
}

/** By the class alone; the reason is for IT. */
function outcomeOf(outcome: string): Pick<OperationEventView, 'text' | 'tone'> {
  switch (outcome.split(':')[0]) {
    case 'done':
      return { text: 'Получено.', tone: 'good' };
    case 'refused':
      return { text: 'Не принято.', tone: 'bad' };
    case 'not_sent':
      return { text: 'Не отправлено, повторим сами.', tone: 'waiting' };
    case 'not_processed':
      return { text: 'Департамент не обработал, повторим сами.', tone: 'waiting' };
    case 'under_way':
      return { text: 'Отправляем.', tone: 'waiting' };
    default:
      return { text: 'Дошёл ли, неясно, уточним сами.', tone: 'waiting' };
  }
}

function verdictLine(
  { at, clerkName, verdict, reason }: VerdictRecord,
  type: Operation['type'],
): OperationEventView {
  return { at, text: `Решение: ${verdictText(verdict, type)}. ${clerkName}`, tone: 'neutral', reason };
}

function setAsideLine(stored: StoredOperation, type: Operation['type']): readonly OperationEventView[] {
  const { state, unreadable } = stored;
  if (state.status !== 'set_aside') return [];
  const { text } = operationStateText(state, type);
  const forIt = unreadable ? { forIt: unreadable.why } : {};
  return [{ at: state.since, text: `${text}. Позовите специалиста ИТ`, tone: 'bad', ...forIt }];
}
