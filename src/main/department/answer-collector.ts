import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { UnknownReason } from '../../domain/outcome.ts';
import type { HttpExchange } from './http-exchange.ts';
import type { Limits } from './limits.ts';
import { notSentReason, unknownReason } from './transport-error.ts';

interface AnswerHead {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Gathers one answer within its limits and settles once. Undici calls `onRequestStart` right before
 * the first byte is written: what fails before that was provably not sent.
 */
export class AnswerCollector implements Dispatcher.DispatchHandler {
  readonly #limits: Limits;
  readonly #overTls: boolean;
  readonly #resolve: (exchange: HttpExchange) => void;
  #timer: NodeJS.Timeout | undefined;
  #settled = false;
  #controller: Dispatcher.DispatchController | undefined;
  #head: AnswerHead | undefined;
  readonly #chunks: Buffer[] = [];
  #size = 0;

  constructor(limits: Limits, overTls: boolean, resolve: (exchange: HttpExchange) => void) {
    this.#limits = limits;
    this.#overTls = overTls;
    this.#resolve = resolve;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // Called off before its connection was there: nothing leaves.
    if (this.#settled) this.#letGo();
    else this.#timer = setTimeout(() => this.#endHeadTime(), this.#limits.headersMs);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    // 1xx is a word in between and no answer yet.
    if (status < 200) return;
    this.#head = { status, headers };
    if (status !== 200 && status !== 400) {
      this.#answer(this.#head);
      this.#letGo();
    } else if (Number(headers['content-length']) > this.#limits.bodyBytes) {
      this.#giveUp('too_large');
    }
  }

  /** Nobody waits for it any more. */
  cutOff(): void {
    this.#giveUp('interrupted');
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#settled) return;
    this.#size += chunk.length;
    if (this.#size > this.#limits.bodyBytes) this.#giveUp('too_large');
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#head) this.#answer(this.#head);
  }

  onResponseError(_: unknown, error: Error): void {
    if (this.#controller) this.#giveUp(unknownReason(error));
    else this.#settle({ kind: 'not_sent', reason: notSentReason(error, this.#overTls) });
  }

  #answer(head: AnswerHead): void {
    this.#settle({ kind: 'answer', ...head, body: Buffer.concat(this.#chunks) });
  }

  /** One timer serves both limits: hardly any answer lives to see the second. */
  #endHeadTime(): void {
    const { headersMs, answerMs } = this.#limits;
    if (this.#head) this.#timer = setTimeout(() => this.#giveUp('timeout'), answerMs - headersMs);
    else this.#giveUp('timeout');
  }

  #giveUp(reason: UnknownReason): void {
    const httpStatus = this.#head?.status;
    this.#settle({ kind: 'unknown', reason, ...(httpStatus !== undefined && { httpStatus }) });
    this.#letGo();
  }

  #settle(exchange: HttpExchange): void {
    if (this.#settled) return;
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#chunks.length = 0;
    this.#resolve(exchange);
  }

  /** What may still be on its way is not waited for; the connection goes with it. */
  #letGo(): void {
    this.#controller?.abort(new Error('given up'));
  }
}
