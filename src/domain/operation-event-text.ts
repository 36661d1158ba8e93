import type { OperationVerdict } from './operation.ts';
import type { OperationStateName } from './operation-state.ts';

type Detail = Readonly<Record<string, string | number | boolean>>;

/** As the regulation names its statuses (4.5.2). */
const VERDICT: Readonly<Record<string, string>> = {
  found: '«найден»',
  person_not_found: '«не найден»',
  found_with_other_card: '«найден с другой картой»',
  card_unfit: '«карта не соответствует требованиям проекта»',
  card_not_found: '«карта не найдена»',
} satisfies Record<OperationVerdict, string>;

const STATUS: Readonly<Record<string, string>> = {
  saved: 'ждёт отправки подтверждения',
  accepting: 'отправляем подтверждение',
  accept_unclear: 'неясно, дошло ли подтверждение',
  accepted: 'принята в обработку',
  waits_for_day: 'ждёт срока, итог',
  waits_for_clerk: 'ждёт решения оператора',
  decided: 'итог определён:',
  publishing: 'отправляем итог',
  done: 'итог принят:',
  gone: 'Департамент её не знает',
  set_aside: 'отложена, нужна помощь',
} satisfies Record<OperationStateName, string>;

/** Words for the verdict of an operation's event; one of another version shows its name. */
export function verdictOf({ verdict }: Detail): string {
  return VERDICT[String(verdict)] ?? String(verdict);
}

/** How the operation stands after it, with the verdict where there is one. */
export function operationStatusOf(detail: Detail): string {
  const status = STATUS[String(detail['status'])] ?? String(detail['status']);
  return detail['verdict'] === undefined ? status : `${status} ${verdictOf(detail)}`;
}
