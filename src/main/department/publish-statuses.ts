import { z } from 'zod';
import type { OperationId, OperationStatus } from '../../domain/operation.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { HttpRequest } from './http-exchange.ts';
import { operationIdText } from './operation-entry.ts';
import type { NoAnswer, PublishRefusal, StatusToPublish } from './reverse-department.ts';
import { rqUidHeader } from './rq-uid.ts';
import { wireBody } from './wire-body.ts';

const MOST_AT_ONCE = 1_000;
const REGION_UNKNOWN = 12;
const CODES: Readonly<Record<OperationStatus, number>> = {
  accepted: 1,
  found: 2,
  person_not_found: 3,
  found_with_other_card: 4,
  card_unfit: 5,
  card_not_found: 6,
};
const REFUSALS: Readonly<Record<number, PublishRefusal>> = {
  1: 'operation_not_found',
  2: 'internal_error',
  3: 'bad_input',
};

const statusesBody = z
  .array(z.strictObject({ operationId: operationIdText, bankStatusCode: z.int().min(1).max(6) }))
  .min(1)
  .max(MOST_AT_ONCE);

/** An id in another type is none that we sent. */
const failures = z.array(z.object({ code: z.int(), operationId: z.unknown().optional() })).min(1);

interface Failure {
  readonly operationId: unknown;
  readonly reason: PublishRefusal;
}

/** `POST /v1.0/clientsOperationInfo` (4.5.2). Throws for what only a bug can ask for: one operation twice, none, too many. */
export function publishRequest(statuses: readonly StatusToPublish[], rqUid: string): HttpRequest {
  if (new Set(statuses.map(({ operationId }) => operationId)).size < statuses.length) {
    throw new Error('An operation stands twice in one request');
  }
  const body = wireBody(
    statusesBody,
    statuses.map(({ operationId, status }) => ({ operationId, bankStatusCode: CODES[status] })),
  );
  return { method: 'POST', path: '/v1.0/clientsOperationInfo', body, headers: rqUidHeader(rqUid) };
}

export type JudgedPublication =
  | { readonly class: 'done'; readonly failed: readonly FailedOperation[] }
  | { readonly class: 'refused'; readonly reason: PublishRefusal }
  | NoAnswer;

interface FailedOperation {
  readonly operationId: OperationId;
  readonly reason: PublishRefusal;
}

/**
 * A 400 touches only what it lists. Where one of its errors can't be tied to an operation that was sent, nothing is
 * known of any of them: without an id it is of the whole request.
 */
export function judgePublication(
  statuses: readonly StatusToPublish[],
  { status, json }: HttpAnswer,
): JudgedPublication {
  if (status === 200) return isEmptyList(json) ? { class: 'done', failed: [] } : wrongShape(200);
  const read = failures.safeParse(Array.isArray(json) ? json : [json]);
  if (!read.success) return wrongShape(400);
  if (read.data.some(({ code }) => code === REGION_UNKNOWN)) return REGION_IS_UNKNOWN;
  const failed = read.data.flatMap(failureOf);
  if (failed.length < read.data.length) return UNLISTED_CODE;
  const whole = failed.find(isOfWholeRequest);
  return whole ? { class: 'refused', reason: whole.reason } : doneBut(statuses, failed);
}

function failureOf({ code, operationId }: { code: number; operationId?: unknown }): readonly Failure[] {
  const reason = REFUSALS[code];
  return reason === undefined ? [] : [{ operationId, reason }];
}

function doneBut(statuses: readonly StatusToPublish[], failed: readonly Failure[]): JudgedPublication {
  const sent = new Set<unknown>(statuses.map(({ operationId }) => operationId));
  const reasons = new Map<OperationId, PublishRefusal>();
  for (const { reason, ...failure } of failed) {
    const operationId = failure.operationId as OperationId;
    // Of another's operation, or two words about one: then what it says of ours is not to be relied on either.
    if (!sent.has(operationId) || (reasons.get(operationId) ?? reason) !== reason) return wrongShape(400);
    reasons.set(operationId, reason);
  }
  return { class: 'done', failed: [...reasons].map(([operationId, reason]) => ({ operationId, reason })) };
}

function isOfWholeRequest({ operationId }: Failure): boolean {
  return operationId === undefined || operationId === null || operationId === '';
}

function isEmptyList(json: unknown): boolean {
  return Array.isArray(json) && json.length === 0;
}

const wrongShape = (httpStatus: 200 | 400): NoAnswer => ({
  class: 'unknown',
  reason: 'wrong_shape',
  httpStatus,
});
const REGION_IS_UNKNOWN: NoAnswer = { class: 'not_processed', reason: 'region_unknown' };
const UNLISTED_CODE: NoAnswer = { class: 'unknown', reason: 'unlisted_code', httpStatus: 400 };
