import type { ApplicationStatus } from './application.ts';
import type { Decision } from './clearing.ts';
import { NO_ANSWER_TEXT } from './no-answer-text.ts';
import { operationStatusOf, verdictOf } from './operation-event-text.ts';
import type { Outcome } from './outcome.ts';
import { GROUND_TEXT, type Ground } from './papers.ts';
import { STATUS_TEXT } from './status-text.ts';
import { STEPS } from './step.ts';
import { STEP_TEXT } from './step-text.ts';

type Detail = Readonly<Record<string, string | number | boolean>>;

/** Every kind that the journal writes: one without words here does not compile. */
export type EventKind = keyof typeof TEXT;

/** What happened to an application, for the clerk and the auditor; a kind of another version shows its name. */
export function eventText(kind: string, detail: Detail): string {
  const known: Readonly<Record<string, (detail: Detail) => string>> = TEXT;
  const tell = known[kind];
  return tell ? tell(detail) : kind;
}

const TEXT = {
  draft_started: (detail) => `Заявление начато${byClerk(detail)}`,
  draft_taken_over: (detail) => `Заявление взято себе${byClerk(detail)}`,
  draft_dropped: (detail) => `Черновик удалён${byClerk(detail)}`,
  correction_started: (detail) => `Исправление начато${byClerk(detail)}`,
  person_registered: (detail) => `Заявление зарегистрировано${byClerk(detail)}`,
  person_corrected: ({ snilsChanged }) =>
    snilsChanged ? 'Исправлены ФИО или СНИЛС, карту жителя спросим заново' : 'Исправлены ФИО',
  application_registered: ({ warnings }) => `Заявление зарегистрировано${withWarnings(warnings)}`,
  application_confirmed: ({ warnings }) => `Данные подтверждены${withWarnings(warnings)}`,
  application_withdrawn: () => 'Заявитель отозвал заявление',
  application_refused_by_office: ({ ground }) => `Отказ при приёме: ${groundText(ground)}`,
  step_begun: (detail) => `Начат запрос: ${stepOf(detail)}`,
  step_ended: (detail) => `Итог запроса: ${stepOf(detail)}, ${outcomeOf(detail)}`,
  outcome_weighed: ({ status }) => `Сведения сопоставлены: ${statusOf(status)}`,
  person_decided: (detail) => `${decisionOf(detail)}${byClerk(detail)}`,
  limit_reached: () => 'Истёк срок, в который заявление могло ждать отправки',
  resident_left: () => 'Заявитель ушёл, итог ему сообщим',
  resident_told: (detail) => `Заявителю сообщили итог${byClerk(detail)}`,
  chip_taken_up_again: (detail) => `Карта приложена снова, отправляем номер чипа${byClerk(detail)}`,
  clerk_added: (detail) => `Оператор записан впервые${byClerk(detail)}`,
  clock_moved: ({ byMs }) => `Часы компьютера переведены, сроки отправки сдвинуты ${shiftOf(Number(byMs))}`,
  line_back: ({ moved }) => `Департамент снова отвечает, сроки отправки приближены: ${moved}`,
  operation_taken: () => 'Операция портала получена и сохранена',
  operation_unreadable: () => 'Операция портала получена, прочитать её не удалось',
  operation_mended: () => 'Операция портала, которую не удавалось прочитать, прочитана',
  operation_differs: () => 'Под номером операции портала пришло другое, действует первая запись',
  operation_difference_seen: (detail) => `Другое под номером операции портала разобрали${byClerk(detail)}`,
  operation_taken_up_again: (detail) =>
    `Отложенную операцию портала пробуем снова, ${operationStatusOf(detail)}${byClerk(detail)}`,
  operation_recovered: () => 'Операция портала восстановлена из второй копии',
  operation_accepting: () => 'Отправляем Департаменту: операция принята в обработку',
  operation_publishing: (detail) => `Отправляем Департаменту ответ: ${verdictOf(detail)}`,
  operation_answered: (detail) => `Обмен с Департаментом окончен: ${operationStatusOf(detail)}`,
  operation_settled: (detail) => `Операция портала: ${operationStatusOf(detail)}`,
  operation_decided: (detail) => `Решено ответить Департаменту: ${verdictOf(detail)}${byClerk(detail)}`,
  operation_told: (detail) => `Жителю сообщили о подключении карты на портале${byClerk(detail)}`,
  inbox_copy_renewed: ({ operations }) => `Вторая копия операций портала дополнена, операций: ${operations}`,
  head_begun: () => 'Начата внешняя отметка журнала',
  head_missing: () => 'Внешней отметки журнала нет, более старый журнал заметить было нельзя',
  head_another: () => 'Внешняя отметка от другого журнала, начата новая',
  put_back_acknowledged: (detail) => `Замену журнала более старой копией разобрали${byClerk(detail)}`,
  put_back_settled: () => 'Заявление сверено после замены журнала более старой копией',
  journal_put_back: ({ lostEvents }) => `Обнаружен более старый журнал, записей потеряно: ${lostEvents}`,
} satisfies Readonly<Record<string, (detail: Detail) => string>>;

const DECISION: Readonly<Record<string, string>> = {
  send_again: 'Решено отправить ещё раз',
  look_again: 'Решено ещё раз спросить о карте жителя',
  is_connected: 'Решено: карта подключена',
  is_not_connected: 'Решено: карта не подключена',
} satisfies Record<Decision, string>;

function decisionOf({ decision }: Detail): string {
  return DECISION[String(decision)] ?? `Решение: ${decision}`;
}

function statusOf(status: unknown): string {
  return STATUS_TEXT[status as ApplicationStatus] ?? String(status);
}

function shiftOf(byMs: number): string {
  const seconds = Math.round(Math.abs(byMs) / 1000);
  const size = seconds < 120 ? `${seconds} с` : `${Math.round(seconds / 60)} мин`;
  return byMs < 0 ? `назад на ${size}` : `вперёд на ${size}`;
}

/** A clerk stands in events by number: a name would outlive what the law lets it. */
function byClerk({ clerk }: Detail): string {
  return clerk === undefined ? '' : `, оператор № ${clerk}`;
}

/** Codes by commas; they stay in the journal. */
function withWarnings(warnings: unknown): string {
  return warnings ? `, замечаний: ${String(warnings).split(', ').length}` : '';
}

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

/** The reason in its own words where there are some; of a refusal its codes, as IT knows them. */
function outcomeOf({ outcome, reason }: Detail): string {
  const known = Object.entries(NO_ANSWER_TEXT).find(([name]) => name === reason);
  if (known) return known[1];
  const text = isNoSchoolData(reason)
    ? 'нет сведений о школе'
    : (OUTCOME[String(outcome)] ?? String(outcome));
  const codes = String(reason ?? '').match(/\d+/g);
  return codes ? `${text}, код ${codes.join(', ')}` : text;
}

/** The code 13 of step 7 refuses nothing: the Department could not find something out (4.2). */
function isNoSchoolData(reason: unknown): boolean {
  return String(reason ?? '').startsWith('schoolboy_unavailable');
}

function groundText(ground: unknown): string {
  return GROUND_TEXT[ground as Ground] ?? String(ground);
}
