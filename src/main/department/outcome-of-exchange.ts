import type { IncomingHttpHeaders } from 'node:http';
import type { Outcome } from '../../domain/outcome.ts';
import { readAnswerJson } from './answer-json.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { HttpExchange } from './http-exchange.ts';
import { parseHttpDate, retryAfterMs } from './retry-after.ts';

type Answered = Extract<HttpExchange, { kind: 'answer' }>;
/** What is no answer of any service: the same for all of them. */
type Unjudged = Exclude<Outcome, { class: 'done' } | { class: 'refused' }>;

/**
 * Sorts an exchange into the classes of an answer; only a 200 or 400 with JSON is `judge`d by its
 * service. `now` is epoch ms.
 */
export function outcomeOf<Judged = Outcome>(
  exchange: HttpExchange,
  judge: (answer: HttpAnswer) => Judged,
  now: () => number,
): Unjudged | Judged {
  switch (exchange.kind) {
    case 'not_sent':
      return { class: 'not_sent', reason: exchange.reason };
    case 'unknown': {
      const { reason, httpStatus } = exchange;
      return { class: 'unknown', reason, ...(httpStatus !== undefined && { httpStatus }) };
    }
    case 'answer':
      return outcomeOfAnswer(exchange, judge, now);
  }
}

function outcomeOfAnswer<Judged>(
  { status, headers, body }: Answered,
  judge: (answer: HttpAnswer) => Judged,
  now: () => number,
): Unjudged | Judged {
  if (status !== 200 && status !== 400) return outcomeOfStatus(status, headers, now);
  const json = readAnswerJson(body, headers['content-type']);
  if (json === undefined) return { class: 'unknown', reason: 'not_json', httpStatus: status };
  const answeredAt = parseHttpDate(headers.date);
  return judge({ status, json, ...(answeredAt !== undefined && { answeredAt }) });
}

function outcomeOfStatus(status: number, headers: IncomingHttpHeaders, now: () => number): Unjudged {
  if (status === 401 || status === 403) return { class: 'not_processed', reason: 'key_rejected' };
  if (status === 429) return tooManyRequests(headers, now);
  const reason = status >= 500 && status <= 599 ? 'server_error' : 'unexpected_status';
  return { class: 'unknown', reason, httpStatus: status };
}

/** A date in the answer is told by the Department's clock: its own `Date` is what to count from. */
function tooManyRequests(headers: IncomingHttpHeaders, now: () => number): Unjudged {
  const waitMs = retryAfterMs(headers['retry-after'], parseHttpDate(headers.date) ?? now());
  const retryAfter = waitMs === undefined ? {} : { retryAfterMs: waitMs };
  return { class: 'not_processed', reason: 'too_many_requests', ...retryAfter };
}
