import type { ApplicationState, ApplicationStatus, Stage } from '../../domain/application.ts';

/** What queries ask for has a column; `rest` holds what only this status has, as JSON. */
export interface StateColumns {
  readonly status: ApplicationStatus;
  readonly stage: Stage | null;
  readonly tries: number | null;
  readonly num_sid: string | null;
  readonly due_at: number | null;
  readonly not_before: number | null;
  readonly rest: string;
}

/** All fields that some variant has and that have a column. */
interface Wide {
  readonly status: ApplicationStatus;
  readonly stage?: Stage;
  readonly tries?: number;
  readonly numSid?: string;
  readonly dueAt?: number;
  readonly notBefore?: number;
}

export function columnsOf(state: ApplicationState): StateColumns {
  const { status, stage, tries, numSid, dueAt, notBefore, ...rest }: Wide = state;
  return {
    status,
    stage: stage ?? null,
    tries: tries ?? null,
    num_sid: numSid ?? null,
    due_at: dueAt ?? null,
    not_before: notBefore ?? null,
    rest: JSON.stringify(rest),
  };
}

/** The cast is safe: every page of the file is authenticated, so only `columnsOf` can have written it. */
export function stateOf(row: StateColumns): ApplicationState {
  return {
    status: row.status,
    ...present('stage', row.stage),
    ...present('tries', row.tries),
    ...present('numSid', row.num_sid),
    ...present('dueAt', row.due_at),
    ...present('notBefore', row.not_before),
    ...JSON.parse(row.rest),
  } as ApplicationState;
}

/** An optional field is left out, never undefined. */
export function present<Name extends string, Value>(
  name: Name,
  value: Value | null,
): { [name in Name]?: Value } {
  return value === null ? {} : ({ [name]: value } as { [name in Name]?: Value });
}

/** Final: nothing is sent for it any more, by whomever. */
export function isFinal({ status }: ApplicationState): boolean {
  return FINAL.includes(status);
}

const FINAL: readonly ApplicationStatus[] = [
  'connected',
  'has_active_card',
  'refused',
  'withdrawn',
  'not_connected',
];
