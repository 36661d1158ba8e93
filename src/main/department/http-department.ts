import { createHash } from 'node:crypto';
import type { Call } from '../../domain/call.ts';
import type { Department, PreparedCall } from './department.ts';
import type { DepartmentChannel } from './department-channel.ts';
import type { HttpRequest } from './http-exchange.ts';
import { outcomeOf } from './outcome-of-exchange.ts';
import { protocolOf } from './protocol-of-call.ts';

/** The Department over HTTP, by the regulation's section 4. Made by `openDepartment`. */
export class HttpDepartment implements Department {
  readonly #open: () => Promise<DepartmentChannel>;
  readonly #now: () => number;
  #channel: Promise<DepartmentChannel> | undefined;
  #isClosed = false;

  /** `open` loads the HTTP client at the first request: a kiosk that only looks at its journal starts without it. */
  constructor(open: () => Promise<DepartmentChannel>, now: () => number) {
    this.#open = open;
    this.#now = now;
  }

  /** Throws where a field does not fit the regulation: the domain lets no such call come this far. */
  prepare(call: Call): PreparedCall {
    const { request, judge } = protocolOf(call);
    let isSpent = false;
    return {
      digest: digestOf(request),
      send: async () => {
        if (isSpent) throw new Error('A prepared call is sent once; prepare another');
        isSpent = true;
        if (this.#isClosed) return { class: 'not_sent', reason: 'not_configured' };
        this.#channel ??= this.#open();
        return outcomeOf(await (await this.#channel).send(request), judge, this.#now);
      },
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await (await this.#channel)?.close();
  }

  /** The key and what is under way stay out of a log that prints the whole object. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return 'HttpDepartment';
  }
}

/** Method, resource and body: the same call gives the same digest on every host. */
function digestOf({ method, path, body = '' }: HttpRequest): string {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest('hex');
}
