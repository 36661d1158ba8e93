import { NO_ANSWER_TEXT } from './no-answer-text.ts';
import type { Answer, Outcome } from './outcome.ts';
import { departmentQuotation, refusalText } from './refusal-text.ts';
import type { Step } from './step.ts';

type Refused = Extract<Outcome, { class: 'refused' }>;

/** Numbers of the regulation (2.1): of the step that asks, and of the one that takes the answer. */
const NUMBERS: Readonly<Record<Step, readonly [asks: number, takes: number]>> = {
  check_active_card: [2, 4],
  register_client: [5, 7],
  connect_card: [8, 10],
  register_chip: [11, 13],
};

const ASKS: Readonly<Record<Step, string>> = {
  check_active_card: 'спрашиваем, нет ли уже карты жителя',
  register_client: 'отправляем данные заявителя',
  connect_card: 'отправляем карту на подключение',
  register_chip: 'отправляем номер чипа',
};

/** One sentence of what a step asks or has brought, with its number in the regulation (2.1). */
export function stepSentence(step: Step, outcome: Outcome | undefined): string {
  const [asks, takes] = NUMBERS[step];
  if (outcome === undefined) return `Шаг ${asks}: ${ASKS[step]}.`;
  switch (outcome.class) {
    case 'done':
      return `Шаг ${takes}: ${answerText(outcome.answer)}.`;
    case 'refused':
      return `Шаг ${takes}: ${refusedText(outcome.refusals)}`;
    case 'not_sent':
    case 'not_processed':
    case 'unknown':
      return `Шаг ${asks}: ${NO_ANSWER_TEXT[outcome.reason]}.`;
    default:
      return outcome satisfies never;
  }
}

/** The same of a question that only clears up what became of a lost answer: no step of the regulation's way. */
export function lookSentence(outcome: Outcome | undefined): string {
  switch (outcome?.class) {
    case undefined:
      return 'Проверка: спрашиваем, какая карта сейчас активна.';
    case 'done':
      return outcome.answer.step === 'check_active_card' && outcome.answer.active
        ? 'Проверка: у заявителя есть активная карта.'
        : 'Проверка: активной карты у заявителя нет.';
    case 'refused':
      return `Проверка: ${refusedText(outcome.refusals)}`;
    case 'not_sent':
    case 'not_processed':
    case 'unknown':
      return `Проверка: ${NO_ANSWER_TEXT[outcome.reason]}.`;
  }
}

/** For IT: service and code of a refusal, or the kind of fault; nothing where all went well. */
export function stepForIt(outcome: Outcome | undefined): string | undefined {
  switch (outcome?.class) {
    case undefined:
    case 'done':
      return undefined;
    case 'refused':
      return outcome.refusals.map(({ service, code }) => `${service} ${code}`).join(', ');
    case 'unknown':
      return outcome.httpStatus === undefined
        ? outcome.reason
        : `${outcome.reason}, HTTP ${outcome.httpStatus}`;
    case 'not_sent':
    case 'not_processed':
      return outcome.reason;
  }
}

function answerText(answer: Answer): string {
  switch (answer.step) {
    case 'check_active_card':
      return answer.active ? 'у заявителя уже есть карта жителя' : 'карты жителя у заявителя нет';
    case 'register_client':
      return 'Департамент зарегистрировал заявителя';
    case 'connect_card':
      return 'карта подключена';
    case 'register_chip':
      return 'чип зарегистрирован';
    default:
      return answer satisfies never;
  }
}

/** Ours first: it says what to make of the Department's words. A refused chip takes nothing from the card (13.1). */
function refusedText(refusals: Refused['refusals']): string {
  return `${refusalText(refusals)}. ${departmentQuotation(refusals)}`.trim();
}
