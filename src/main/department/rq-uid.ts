import type { IncomingHttpHeaders } from 'node:http';
import type { HttpExchange } from './http-exchange.ts';

/** Sent with every request of 4.5; the answer bears the same one. */
export function rqUidHeader(rqUid: string): Readonly<Record<string, string>> {
  return { rqUID: rqUid };
}

type Answered = Extract<HttpExchange, { kind: 'answer' }>;
type Echo = 'same' | 'none' | 'another';

/** A GUID is the same in either case. */
export function echoOf(headers: IncomingHttpHeaders, rqUid: string): Echo {
  const echoed = headers['rquid'];
  if (echoed === undefined) return 'none';
  return [echoed].flat().every((each) => each.trim().toLowerCase() === rqUid.toLowerCase())
    ? 'same'
    : 'another';
}

/**
 * What it says is no answer to our request. An answer of another status may come from a gateway that knows nothing of
 * `rqUID`, and is judged by that status.
 */
export function answerToAnother(exchange: HttpExchange, rqUid: string): Answered | undefined {
  if (exchange.kind !== 'answer' || (exchange.status !== 200 && exchange.status !== 400)) return undefined;
  return echoOf(exchange.headers, rqUid) === 'another' ? exchange : undefined;
}
