import { type Answer, refusal, type ServiceError, textOf } from './answer.ts';
import type { ServiceName } from './service-name.ts';
import { TRIGGERS, type TriggerRow } from './trigger-table.ts';

const rows = new Map(TRIGGERS.map((row) => [`${row.service} ${row.snils}`, row]));

export function triggerOf(service: ServiceName, snils: string | undefined): TriggerRow | undefined {
  return snils === undefined ? undefined : rows.get(`${service} ${snils}`);
}

/** The refusal that the table gives this person in this service, if any. */
export function triggeredRefusal(service: ServiceName, snils: string | undefined): Answer | undefined {
  const row = triggerOf(service, snils);
  const error = row && triggeredError(row);
  return error && refusal(service, [error], row.snils);
}

export function triggeredError(row: TriggerRow): ServiceError | undefined {
  if (row.answer.kind !== 'refusal') return undefined;
  const { code, message } = row.answer;
  return { code, message: message ?? textOf(row.service, code) };
}
