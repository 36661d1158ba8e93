import type { Operation, OperationVerdict } from './operation.ts';
import type { OperationState, OperationTrouble, WorklistReason } from './operation-state.ts';
import type { Tone } from './status-text.ts';
import { verdictWays } from './verdict-way.ts';

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
  unreadable: 'Отложена: запись Департамента не прочитана',
  not_taken: 'Отложена: Департамент не принимает ответ',
  program_fault: 'Отложена из-за сбоя программы',
};

type Told = { readonly text: string; readonly tone: Tone };

const waiting = (text: string): Told => ({ text, tone: 'waiting' });

/** What is true of an operation now, as a heading. */
export function operationStateText(state: OperationState, type: Operation['type']): Told {
  switch (state.status) {
    case 'saved':
    case 'accepting':
      return waiting('Получена, сообщаем об этом Департаменту');
    case 'accept_unclear':
      return waiting('Получена, уточняем, узнал ли об этом Департамент');
    case 'accepted':
      return waiting('Принята в обработку, ищем человека');
    case 'waits_for_day':
      return waiting(`Ответим позже, если ничего не изменится: ${verdictText(state.verdict, type)}`);
    case 'waits_for_clerk':
      return waiting(WORKLIST_REASON[state.why].name);
    case 'decided':
    case 'publishing':
      return waiting(`Ответ готов, отправляем: ${verdictText(state.verdict, type)}`);
    case 'done':
      return { text: `Департамент принял ответ: ${verdictText(state.verdict, type)}`, tone: 'good' };
    case 'gone':
      return { text: 'Департамент этой операции больше не знает', tone: 'neutral' };
    case 'set_aside':
      return { text: TROUBLE[state.why], tone: 'bad' };
  }
}

/** A verdict in the middle of a sentence. */
export function verdictText(verdict: OperationVerdict, type: Operation['type']): string {
  const way = [...verdictWays(type), ...verdictWays('register')].find((one) => one.verdict === verdict);
  return (way?.name ?? '').toLowerCase();
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
