import type { HttpAnswer } from './http-answer.ts';
import type { HttpRequest } from './http-exchange.ts';
import type { NoAnswer } from './reverse-department.ts';
import { rqUidHeader } from './rq-uid.ts';
import { readErrors } from './wire-error.ts';

const REGION_UNKNOWN = 12;

/** `GET /v1.0/clientsOperationInfo` (4.5.1). */
export function listRequest(size: number, rqUid: string): HttpRequest {
  if (!Number.isSafeInteger(size) || size < 1) throw new Error('size is not a whole number above 0');
  return { method: 'GET', path: `/v1.0/clientsOperationInfo?size=${size}`, headers: rqUidHeader(rqUid) };
}

/** A 400 of 4.5.1, for which the regulation lists one code. */
export function judgeListRefusal({ json }: HttpAnswer): NoAnswer {
  const errors = readErrors(json);
  if (errors === undefined) return { class: 'unknown', reason: 'wrong_shape', httpStatus: 400 };
  const isRegion = errors.some(({ code }) => code === REGION_UNKNOWN);
  return isRegion
    ? { class: 'not_processed', reason: 'region_unknown' }
    : { class: 'unknown', reason: 'unlisted_code', httpStatus: 400 };
}
