import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, refusal, refuse, textOf } from './answer.ts';
import { bearsRequestUid, type ServiceName } from './service-name.ts';

export interface Access {
  readonly apiKey: string;
  readonly prgCode: string;
}

/** `undefined` where the headers are right; else the answer, the key being judged first. */
export function judgeHeaders(
  service: ServiceName,
  headers: IncomingHttpHeaders,
  access: Access,
): Answer | undefined {
  if (!isKey(headers['x-api-key'], access.apiKey)) return channelRefusal(401, 'Ключ доступа не принят');
  if (!isJsonInUtf8(headers['content-type'])) {
    return channelRefusal(415, 'Content-Type: application/json; charset=utf-8');
  }
  if (headers['prgcode'] !== access.prgCode) {
    return refusal(service, [{ code: 12, message: textOf(service, 12) }]);
  }
  if (bearsRequestUid(service) && rqUidOf(headers) === undefined) {
    return service === 'ListOperations' ? refuse(service, 3) : refuse('PublishStatuses', 3);
  }
  return undefined;
}

/** The regulation gives it no form: up to 64 visible characters are taken. */
export function rqUidOf(headers: IncomingHttpHeaders): string | undefined {
  const value = headers['rquid'];
  return typeof value === 'string' && /^[\x21-\x7e]{1,64}$/.test(value) ? value : undefined;
}

/** 401 and 415 are not of the regulation: they bear no code. */
function channelRefusal(status: number, message: string): Answer {
  return { status, body: { message }, codes: [] };
}

function isKey(given: string | string[] | undefined, key: string): boolean {
  if (typeof given !== 'string') return false;
  // A GUID is the same in either case.
  const [left, right] = [Buffer.from(given.toLowerCase()), Buffer.from(key.toLowerCase())];
  return left.length === right.length && timingSafeEqual(left, right);
}

function isJsonInUtf8(type: string | undefined): boolean {
  return /^application\/json\s*;\s*charset="?utf-8"?$/i.test(type?.trim() ?? '');
}
