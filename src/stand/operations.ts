import { type Answer, refusal, refuse, type ServiceError, success, textOf } from './answer.ts';
import {
  findReverseOperation,
  listedOperations,
  type StoredOperation,
  saveStatus,
  snilsOf,
} from './operation-store.ts';
import { readPolicies } from './policies.ts';
import { readBody, statusesSchema } from './schemas.ts';
import type { StandState, WireRequest } from './stand-state.ts';
import { triggeredError, triggeredRefusal, triggerOf } from './trigger.ts';

const DEFAULT_SIZE = 1000;
const LARGEST_SIZE = 100_000;

/** `GET /v1.0/clientsOperationInfo` (4.5.1). */
export function listOperations(state: StandState, { query }: WireRequest): Answer {
  const size = sizeOf(query);
  if (size === undefined) return refuse('ListOperations', 3);
  const operations = listedOperations(state, size);
  for (const operation of operations) {
    const triggered = triggeredRefusal('ListOperations', snilsOf(operation));
    if (triggered) return triggered;
  }
  return success(operations.map(described));
}

/** `POST /v1.0/clientsOperationInfo` (4.5.2): a 400 names only what was not taken. */
export function publishStatuses(state: StandState, request: WireRequest): Answer {
  const read = readBody(statusesSchema, request.body);
  if (!read.ok) return refuse('PublishStatuses', 3);
  if (readPolicies(state.db).statusUpdates === 'fail') return refuse('PublishStatuses', 2);
  const whole = refusedAsAWhole(state, read.value);
  if (whole) return whole;
  const errors: ServiceError[] = [];
  let trigger: string | undefined;
  for (const { operationId, bankStatusCode } of read.value) {
    const operation = findReverseOperation(state, operationId);
    const error = refusedOperation(operation);
    if (error) errors.push({ operationId, ...error });
    else saveStatus(state, operationId, bankStatusCode, request.rqUid);
    trigger ??= triggerRowOf(operation)?.snils;
  }
  return errors.length === 0 ? success([]) : refusal('PublishStatuses', errors, trigger);
}

function sizeOf(query: Readonly<Record<string, unknown>>): number | undefined {
  const { size, ...others } = query;
  if (Object.keys(others).length > 0) return undefined;
  if (size === undefined) return DEFAULT_SIZE;
  if (typeof size !== 'string' || !/^[1-9]\d{0,5}$/.test(size)) return undefined;
  return Number(size) <= LARGEST_SIZE ? Number(size) : undefined;
}

function described(operation: StoredOperation): unknown {
  const client: unknown = operation.client === null ? undefined : JSON.parse(operation.client);
  return {
    operationId: operation.id,
    operationType: operation.type,
    operationDateTime: operation.at,
    ...(operation.code_block !== null && { codeBlock: operation.code_block }),
    ...(client !== undefined && { client }),
    bankCard: {
      ...(operation.num_sid !== null && { numSID: operation.num_sid }),
      ...(operation.card_num !== null && { cardNum: operation.card_num }),
      cardHash: operation.card_hash,
    },
  };
}

/** Nothing of a batch is taken where one of its persons stands in the table with a whole-request error. */
function refusedAsAWhole(
  state: StandState,
  statuses: readonly { readonly operationId: string }[],
): Answer | undefined {
  for (const { operationId } of statuses) {
    const row = triggerRowOf(findReverseOperation(state, operationId));
    if (row?.answer.kind === 'refusal' && row.answer.wholeRequest) {
      return triggeredRefusal('PublishStatuses', row.snils);
    }
  }
  return undefined;
}

function refusedOperation(operation: StoredOperation | undefined): ServiceError | undefined {
  if (!operation) return { code: 1, message: textOf('PublishStatuses', 1) };
  const row = triggerRowOf(operation);
  if (row) return triggeredError(row);
  return operation.stuck === 1 ? { code: 2, message: textOf('PublishStatuses', 2) } : undefined;
}

function triggerRowOf(operation: StoredOperation | undefined) {
  return operation && triggerOf('PublishStatuses', snilsOf(operation));
}
