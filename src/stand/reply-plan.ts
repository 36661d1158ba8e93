import { Readable } from 'node:stream';
import type { Answer } from './answer.ts';
import type { Fault } from './fault.ts';

/** What goes back on the wire; `nothing`: the connection is torn down without a byte. */
export type ReplyPlan =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly payload: string | Readable;
    };

export interface ReplyMeans {
  readonly nowMs: number;
  readonly rqUid?: string;
  readonly newId: () => string;
  readonly wait: (delayMs: number) => Promise<unknown>;
}

type Reply = Extract<ReplyPlan, { kind: 'reply' }>;

const JSON_TYPE = 'application/json; charset=utf-8';
const HTML = '<!DOCTYPE html><html><body><h1>Технические работы</h1></body></html>';
const BLANKS = ' '.repeat(65_536);

/** The answer as it is sent, spoilt by the fault where there is one. */
export function planReply(
  answer: Answer | undefined,
  fault: Fault | undefined,
  means: ReplyMeans,
): ReplyPlan {
  const honest = honestReply(answer, means);
  return fault ? spoil(honest, fault, means) : honest;
}

function honestReply(answer: Answer | undefined, { nowMs, rqUid }: ReplyMeans): Reply {
  return {
    kind: 'reply',
    status: answer?.status ?? 500,
    headers: {
      'content-type': JSON_TYPE,
      date: httpDate(nowMs),
      ...(rqUid !== undefined && { rquid: rqUid }),
    },
    payload: JSON.stringify(answer?.body ?? {}),
  };
}

function spoil(honest: Reply, fault: Fault, means: ReplyMeans): ReplyPlan {
  const text = typeof honest.payload === 'string' ? honest.payload : '';
  switch (fault.kind) {
    case 'lost_before_commit':
    case 'lost_answer_after_commit':
      return { kind: 'nothing' };
    case 'delay':
      return honest;
    case 'status':
      return withStatus(honest, fault, means.nowMs);
    case 'html':
      return {
        ...withHeader(honest, 'content-type', 'text/html; charset=utf-8'),
        status: fault.status,
        payload: HTML,
      };
    case 'broken_json':
      return { ...honest, payload: `${text.slice(0, -1)},` };
    case 'wrong_schema':
      return { ...honest, payload: JSON.stringify({ unexpected: { numSID: 7 }, snils: null }) };
    case 'bom':
      return { ...honest, payload: `\uFEFF${text}` };
    case 'endless_body':
      return { ...honest, payload: Readable.from(endless(), { objectMode: false }) };
    case 'slow_drip':
      return {
        ...honest,
        payload: Readable.from(drip(text, fault.everyMs, means.wait), { objectMode: false }),
      };
    case 'wrong_date':
      return withHeader(honest, 'date', httpDate(means.nowMs + fault.offsetMs));
    case 'rquid':
      return fault.answer === 'another' ? withHeader(honest, 'rquid', means.newId()) : withoutRqUid(honest);
    case 'body':
      return {
        ...withHeader(honest, 'content-type', fault.contentType),
        status: fault.status,
        payload: fault.text,
      };
  }
}

function withStatus(honest: Reply, fault: Extract<Fault, { kind: 'status' }>, nowMs: number): Reply {
  const { status, retryAfterSeconds: seconds, retryAfterAs } = fault;
  const retryAfter = retryAfterAs === 'date' ? httpDate(nowMs + (seconds ?? 0) * 1000) : String(seconds);
  return {
    ...honest,
    status,
    headers: {
      ...honest.headers,
      ...(seconds !== undefined && { 'retry-after': retryAfter }),
      // A redirect that is followed would land where it can be seen in the log.
      ...(status === 302 && { location: '/redirected' }),
    },
    payload: JSON.stringify({ message: `Состояние ${status}` }),
  };
}

function withHeader(reply: Reply, name: string, value: string): Reply {
  return { ...reply, headers: { ...reply.headers, [name]: value } };
}

function withoutRqUid(reply: Reply): Reply {
  const { rquid: _, ...headers } = reply.headers;
  return { ...reply, headers };
}

function httpDate(epochMs: number): string {
  return new Date(epochMs).toUTCString();
}

/** Begins like JSON and never ends; the reader's back-pressure holds it. */
async function* endless(): AsyncGenerator<string> {
  yield '[';
  for (;;) yield BLANKS;
}

async function* drip(text: string, everyMs: number, wait: ReplyMeans['wait']): AsyncGenerator<Buffer> {
  for (const byte of Buffer.from(text)) {
    yield Buffer.of(byte);
    await wait(everyMs);
  }
}
