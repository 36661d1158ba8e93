import type { Outcome } from './outcome.ts';
import { GROUND_TEXT, type Ground } from './papers.ts';
import { STEPS } from './step.ts';
import { STEP_TEXT } from './step-text.ts';

type Detail = Readonly<Record<string, string | number | boolean>>;

/** What happened to an application, for the clerk and the auditor; an unknown kind shows its name. */
export function eventText(kind: string, detail: Detail): string {
  const tell = TEXT[kind];
  return tell ? tell(detail) : kind;
}

const TEXT: Readonly<Record<string, (detail: Detail) => string>> = {
  application_registered: ({ warnings }) =>
    warnings ? `Заявление зарегистрировано с замечаниями: ${warnings}` : 'Заявление зарегистрировано',
  application_refused_by_office: ({ ground }) => `Отказ при приёме: ${groundText(ground)}`,
  step_begun: (detail) => `Отправлен запрос: ${stepOf(detail)}`,
  step_ended: (detail) => `Итог запроса: ${stepOf(detail)}, ${outcomeOf(detail)}`,
};

const OUTCOME: Readonly<Record<string, string>> = {
  done: 'выполнено',
  refused: 'отказ',
  not_sent: 'запрос не ушёл',
  not_processed: 'запрос не принят',
  unknown: 'ответ не получен',
} satisfies Record<Outcome['class'], string>;

function stepOf({ step, attempt }: Detail): string {
  const known = STEPS.find((name) => name === step);
  const name = known ? STEP_TEXT[known] : String(step);
  return Number(attempt) > 1 ? `${name}, попытка ${attempt}` : name;
}

function outcomeOf({ outcome, reason }: Detail): string {
  const text = OUTCOME[String(outcome)] ?? String(outcome);
  return reason === undefined ? text : `${text} (${reason})`;
}

function groundText(ground: unknown): string {
  return GROUND_TEXT[ground as Ground] ?? String(ground);
}
