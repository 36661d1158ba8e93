import { asHeading, inSentence } from './first-letter.ts';
import type { Operation } from './operation.ts';
import type {
  OperationState,
  OperationStateName,
  OperationTrouble,
  WorklistReason,
} from './operation-state.ts';
import type { Tone } from './status-text.ts';
import { verdictText } from './verdict-text.ts';

/** What was done on the Department's side. */
export const OPERATION_NAME: Readonly<Record<Operation['type'], string>> = {
  register: 'Подключение карты на портале',
  block: 'Блокировка карты на портале',
};

interface ReasonWords {
  /** As a heading. */
  readonly name: string;
  /** In a sentence, what the clerk has to know. */
  readonly text: string;
}

/** Why an operation waits for a person. */
export const WORKLIST_REASON: Readonly<Record<WorklistReason, ReasonWords>> = {
  person_not_found: { name: 'Человека нет в журнале', text: 'Никого похожего в журнале нет.' },
  not_in_this_journal: {
    name: 'Человека нет в этом журнале',
    text: 'В журнале этого рабочего места его нет. Спросите на других местах отдела, прежде чем отвечать.',
  },
  person_alike: {
    name: 'Человек похож, но не всё совпадает',
    text: 'Сравните данные: это может быть тот же человек, у которого сменились документы.',
  },
  several_persons: {
    name: 'Подходят несколько человек',
    text: 'Сравните данные и выберите, кто это.',
  },
  card_of_another: {
    name: 'Карта записана на другого человека',
    text: 'В журнале эту карту подключали другому человеку. Сравните данные.',
  },
  card_not_found: { name: 'Такой карты нет в журнале', text: 'Эту карту здесь не подключали.' },
  order_unclear: {
    name: 'Неясно, что было раньше',
    text: 'Карту подключили здесь и изменили на портале почти в одно время. Чем кончилось, решаете вы.',
  },
};

const TROUBLE: Readonly<Record<OperationTrouble, string>> = {
  unreadable: 'запись Департамента не прочитана',
  not_taken: 'Департамент не принимает ответ',
  program_fault: 'сбой программы',
};

/** Why it waits for a person, in the middle of a sentence; of another version its name. */
export function operationWhyText(why: unknown): string {
  const reason = WORKLIST_REASON[why as WorklistReason]?.name;
  return reason ? inSentence(reason) : (TROUBLE[why as OperationTrouble] ?? String(why));
}

interface StateWords {
  /** In the middle of a sentence; verdict or reason, where there is one, stands behind it. */
  readonly text: string;
  readonly tone: Tone;
}

const waiting = (text: string): StateWords => ({ text, tone: 'waiting' });
const ACKNOWLEDGING = waiting('получена, сообщаем об этом Департаменту');
const ANSWERING = waiting('ответ готов, отправляем');

/** What is true of an operation: screens and journal say it by these words alone. */
export const OPERATION_STATE: Readonly<Record<OperationStateName, StateWords>> = {
  saved: ACKNOWLEDGING,
  accepting: ACKNOWLEDGING,
  accept_unclear: waiting('получена, уточняем, узнал ли об этом Департамент'),
  accepted: waiting('принята в обработку, ищем человека'),
  waits_for_day: waiting('ответим позже, если ничего не изменится'),
  waits_for_clerk: waiting('ждёт решения оператора'),
  decided: ANSWERING,
  publishing: ANSWERING,
  done: { text: 'Департамент принял ответ', tone: 'good' },
  gone: { text: 'Департамент этой операции больше не знает', tone: 'neutral' },
  set_aside: { text: 'отложена', tone: 'bad' },
};

/** What is true of an operation now, as a heading. */
export function operationStateText(state: OperationState, type: Operation['type']): StateWords {
  const { text, tone } = OPERATION_STATE[state.status];
  switch (state.status) {
    case 'waits_for_clerk':
      return { text: WORKLIST_REASON[state.why].name, tone };
    case 'set_aside':
      return { text: asHeading(`${text}: ${TROUBLE[state.why]}`), tone };
    case 'waits_for_day':
    case 'decided':
    case 'publishing':
    case 'done':
      return { text: asHeading(`${text}: ${verdictText(state.verdict, type)}`), tone };
    case 'saved':
    case 'accepting':
    case 'accept_unclear':
    case 'accepted':
    case 'gone':
      return { text: asHeading(text), tone };
  }
}

/** What was done there, and by whom, as the first line of a history. */
export function madeText({ type, blockedBy }: Pick<Operation, 'type' | 'blockedBy'>): string {
  if (type === 'register') return 'Житель подключил карту на портале';
  switch (blockedBy) {
    case 'applicant':
      return 'Житель заблокировал карту на портале';
    case 'department':
      return 'Департамент заблокировал карту';
    default:
      return 'Карту заблокировали, кто, Департамент не назвал';
  }
}

/** Who has blocked a card, in the middle of a sentence. */
export function blockedByText(blockedBy: Operation['blockedBy']): string {
  if (blockedBy === 'applicant') return 'жителем на портале';
  return blockedBy === 'department' ? 'Департаментом' : 'на стороне Департамента';
}

/** What whoever connected a card on the portal is told. */
export const TELL_CONNECTED: readonly string[] = [
  'Карта, которую вы подключили на портале, принята.',
  'Она подключена к проекту «Карта жителя».',
];
