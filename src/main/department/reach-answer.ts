import { z } from 'zod';
import { type Reach, reachOf } from '../../domain/reach.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { HttpExchange, HttpRequest } from './http-exchange.ts';
import { outcomeOf } from './outcome-of-exchange.ts';
import { parseHttpDate } from './retry-after.ts';
import { readErrors } from './wire-error.ts';

/** `GET /v1.0/clientsOperationInfo` (4.5.1) for one operation: it changes nothing and is about nobody we ask for. */
export function probeRequest(rqUid: string): HttpRequest {
  return { method: 'GET', path: '/v1.0/clientsOperationInfo?size=1', headers: { rqUID: rqUid } };
}

/** What a list of operations looks like from outside; what stands in it is nobody's business here. */
const someList = z.array(z.unknown());
/** 4.5: the region code that we send is not known there. */
const REGION_UNKNOWN = 12;

/**
 * Key and region code, by the answer to `probeRequest`. Only its kind is judged; the body, which may bear personal
 * data, is overwritten.
 */
export function reachOfExchange(exchange: HttpExchange, now: () => number): Reach | undefined {
  const judged = outcomeOf(exchange, judge, now);
  const reach = 'ok' in judged ? judged : reachOf(judged);
  if (exchange.kind !== 'answer') return reach;
  exchange.body.fill(0);
  const answeredAt = parseHttpDate(exchange.headers.date);
  return reach?.ok && answeredAt !== undefined ? { ...reach, answeredAt } : reach;
}

/** Any answer by the regulation will do, a refusal among them: the way to it is free. */
function judge({ status, json }: HttpAnswer): Reach {
  if (status === 200) return someList.safeParse(json).success ? { ok: true } : OUT_OF_REGULATION;
  const errors = readErrors(json);
  if (errors === undefined) return OUT_OF_REGULATION;
  const isWrongRegion = errors.some(({ code }) => code === REGION_UNKNOWN);
  return isWrongRegion ? { ok: false, reason: 'region_unknown' } : { ok: true };
}

const OUT_OF_REGULATION: Reach = { ok: false, reason: 'wrong_shape' };
