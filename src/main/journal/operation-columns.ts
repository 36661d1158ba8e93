import type { OperationVerdict } from '../../domain/operation.ts';
import type { OperationState, OperationStateName } from '../../domain/operation-state.ts';
import { present } from './state-columns.ts';

/** What queries ask for has a column; `rest` holds what only this status has, as JSON. */
export interface OperationColumns {
  readonly status: OperationStateName;
  readonly due_at: number | null;
  readonly verdict: OperationVerdict | null;
  readonly rest: string;
}

/** All fields that some variant has and that have a column. */
interface Wide {
  readonly status: OperationStateName;
  readonly dueAt?: number;
  readonly verdict?: OperationVerdict;
}

export function operationColumnsOf(state: OperationState): OperationColumns {
  const { status, dueAt, verdict, ...rest }: Wide = state;
  return { status, due_at: dueAt ?? null, verdict: verdict ?? null, rest: JSON.stringify(rest) };
}

/** The cast is safe: every page of the file is authenticated, so only `operationColumnsOf` can have written it. */
export function operationStateOf(row: OperationColumns): OperationState {
  return {
    status: row.status,
    ...present('dueAt', row.due_at),
    ...present('verdict', row.verdict),
    ...JSON.parse(row.rest),
  } as OperationState;
}

const IS_ENDED: Readonly<Record<OperationStateName, boolean>> = {
  saved: false,
  accepting: false,
  accept_unclear: false,
  accepted: false,
  waits_for_day: false,
  waits_for_clerk: false,
  decided: false,
  publishing: false,
  set_aside: false,
  done: true,
  gone: true,
};

/** Nothing is published any more, whatever happens. */
export function isEnded(status: OperationStateName): boolean {
  return IS_ENDED[status];
}

/** For the index, which goes from one to the next: what has ended is never walked. */
export const NOT_ENDED = `status IN (${Object.entries(IS_ENDED)
  .flatMap(([status, ended]) => (ended ? [] : [`'${status}'`]))
  .join(', ')})`;

/** The verdict that can't become another one any more: before that it is a proposal. */
export function fixedVerdict(row: {
  readonly status: OperationStateName;
  readonly verdict?: OperationVerdict | null;
}): OperationVerdict | undefined {
  return row.status === 'waits_for_day' ? undefined : (row.verdict ?? undefined);
}
