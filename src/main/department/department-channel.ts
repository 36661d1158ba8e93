import type { SecureContext } from 'node:tls';
import { buildConnector, type Dispatcher, Pool } from 'undici';
import { AnswerCollector } from './answer-collector.ts';
import type { DepartmentSettings } from './department-settings.ts';
import type { HttpExchange, HttpRequest } from './http-exchange.ts';
import { FORWARD_LIMITS, type Limits } from './limits.ts';

/** On a slow line the next address would be tried before the first has had time to answer. */
export const ADDRESS_ATTEMPT_MS = 1_500;

/**
 * HTTP/1.1 to the one configured host: no redirects, no proxy of the environment, no switch that
 * lets a bad certificate pass. A POST gets a connection of its own, so that an answer lost with a
 * connection that the server had already closed cannot happen to it.
 */
export class DepartmentChannel {
  readonly #basePath: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #limits: Limits;
  readonly #overTls: boolean;
  readonly #kept: Pool;
  readonly #fresh: Pool;

  constructor(settings: DepartmentSettings, secureContext: SecureContext) {
    const { baseUrl, apiKey, prgCode, limits } = settings;
    this.#limits = { ...FORWARD_LIMITS, ...limits };
    this.#overTls = baseUrl.protocol === 'https:';
    this.#basePath = baseUrl.pathname.replace(/\/+$/, '');
    this.#headers = headersOf(apiKey, prgCode);
    const options: Pool.Options = {
      connect: connectorOf(secureContext, this.#limits.connectMs),
      allowH2: false,
      // The collector keeps the time: undici's own timers are up to a second late.
      headersTimeout: 0,
      bodyTimeout: 0,
    };
    this.#kept = new Pool(baseUrl.origin, options);
    this.#fresh = new Pool(baseUrl.origin, options);
  }

  /** Always resolves. `signal` is for a question that changes nothing: whoever posts waits for the answer. */
  send(request: HttpRequest, signal?: AbortSignal): Promise<HttpExchange> {
    const isPost = request.method === 'POST';
    const options: Dispatcher.DispatchOptions = {
      method: request.method,
      path: `${this.#basePath}${request.path}`,
      headers: request.headers ? { ...this.#headers, ...request.headers } : this.#headers,
      reset: isPost,
      ...(request.body !== undefined && { body: request.body }),
    };
    return new Promise((resolve) => {
      const collector = new AnswerCollector(this.#limits, this.#overTls, resolve);
      signal?.addEventListener('abort', () => collector.cutOff(), { once: true });
      (isPost ? this.#fresh : this.#kept).dispatch(options, collector);
    });
  }

  /** Waits for what is under way, at most as long as connection and answer may take. */
  async close(): Promise<void> {
    await Promise.all([this.#kept.close(), this.#fresh.close()]);
  }
}

/** The regulation wants the content type on a GET too. */
function headersOf(apiKey: string, prgCode: string): Readonly<Record<string, string>> {
  return { 'Content-Type': 'application/json; charset=utf-8', 'X-API-Key': apiKey, prgCode };
}

function connectorOf(secureContext: SecureContext, connectMs: number) {
  return buildConnector({
    secureContext,
    // Said outright, because an environment variable of Node would otherwise switch it off.
    rejectUnauthorized: true,
    allowH2: false,
    timeout: connectMs,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ADDRESS_ATTEMPT_MS,
  });
}
