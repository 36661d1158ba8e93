import type { DepartmentChannel } from './department-channel.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { HttpExchange } from './http-exchange.ts';
import { judgeListRefusal, listRequest } from './list-operations.ts';
import { outcomeOf } from './outcome-of-exchange.ts';
import type { OnEntries, PageReader } from './page-reader.ts';
import { judgePublication, publishRequest } from './publish-statuses.ts';
import { parseHttpDate } from './retry-after.ts';
import type {
  ListOutcome,
  NoAnswer,
  PublishOutcome,
  ReverseDepartment,
  StatusToPublish,
} from './reverse-department.ts';
import { answerToAnother, echoOf } from './rq-uid.ts';

export interface ReverseParts {
  /** IANA name of the region's zone: the list's times bear none. */
  readonly timeZone: string;
  readonly readPage: PageReader;
}

type Answered = Extract<HttpExchange, { kind: 'answer' }>;

/** The Department's list of operations over HTTP, by the regulation's 4.5. Made by `openReverseDepartment`. */
export class HttpReverseDepartment implements ReverseDepartment {
  readonly #channel: DepartmentChannel;
  readonly #parts: ReverseParts;
  readonly #now: () => number;

  constructor(channel: DepartmentChannel, parts: ReverseParts, now: () => number) {
    this.#channel = channel;
    this.#parts = parts;
    this.#now = now;
  }

  async list(size: number, rqUid: string, onEntries: OnEntries, signal?: AbortSignal): Promise<ListOutcome> {
    if (signal?.aborted) return { class: 'unknown', reason: 'interrupted' };
    const exchange = await this.#channel.send(listRequest(size, rqUid), signal);
    const foreign = answerToAnother(exchange, rqUid);
    if (foreign) return wrongRqUid(foreign);
    if (exchange.kind === 'answer' && exchange.status === 200) {
      return this.#readList(exchange, rqUid, onEntries, signal);
    }
    return outcomeOf(exchange, judgeListRefusal, this.#now);
  }

  async publish(statuses: readonly StatusToPublish[], rqUid: string): Promise<PublishOutcome> {
    const exchange = await this.#channel.send(publishRequest(statuses, rqUid));
    const foreign = answerToAnother(exchange, rqUid);
    if (foreign) return wrongRqUid(foreign);
    const judge = (answer: HttpAnswer): PublishOutcome => {
      const judged = judgePublication(statuses, answer);
      return judged.class === 'done' ? { ...judged, ...echoed(exchange, rqUid) } : judged;
    };
    return outcomeOf(exchange, judge, this.#now);
  }

  close(): Promise<void> {
    return this.#channel.close();
  }

  /** The key stays out of a log that prints the whole object. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return 'HttpReverseDepartment';
  }

  async #readList(
    exchange: Answered,
    rqUid: string,
    onEntries: OnEntries,
    signal: AbortSignal | undefined,
  ): Promise<ListOutcome> {
    const { body: bytes, headers } = exchange;
    const contentType = headers['content-type'];
    const { timeZone, readPage } = this.#parts;
    const body = { bytes, timeZone, ...(contentType !== undefined && { contentType }) };
    const end = await readPage(body, onEntries, signal);
    if (end.kind === 'no_page') return { class: 'unknown', reason: end.reason, httpStatus: 200 };
    return { class: 'done', count: end.count, ...echoed(exchange, rqUid) };
  }
}

function echoed(exchange: HttpExchange, rqUid: string) {
  const headers = exchange.kind === 'answer' ? exchange.headers : {};
  const answeredAt = parseHttpDate(headers.date);
  return {
    isEchoed: echoOf(headers, rqUid) === 'same',
    ...(answeredAt !== undefined && { answeredAt }),
  };
}

/** Not even read: it may be about people that nobody here has asked for. */
function wrongRqUid({ body, status }: Answered): NoAnswer {
  body.fill(0);
  return { class: 'unknown', reason: 'wrong_rq_uid', httpStatus: status };
}
