import { createHash } from 'node:crypto';
import type { Call } from '../../domain/call.ts';
import type { Reach } from '../../domain/reach.ts';
import type { Department, PreparedCall } from './department.ts';
import type { DepartmentChannel } from './department-channel.ts';
import type { HttpRequest } from './http-exchange.ts';
import { outcomeOf } from './outcome-of-exchange.ts';
import { protocolOf } from './protocol-of-call.ts';
import { probeRequest, reachOfExchange } from './reach-answer.ts';
import { connectionTrouble, type ReachTarget } from './reach-connection.ts';

/** The Department over HTTP, by the regulation's section 4. Made by `openDepartment`. */
export class HttpDepartment implements Department {
  readonly #channel: DepartmentChannel;
  readonly #target: ReachTarget;
  readonly #now: () => number;

  constructor(channel: DepartmentChannel, target: ReachTarget, now: () => number) {
    this.#channel = channel;
    this.#target = target;
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
        return outcomeOf(await this.#channel.send(request), judge, this.#now);
      },
    };
  }

  /**
   * Goes the way of a request stage by stage, to the key and the region code, and changes nothing there. Always
   * resolves; undefined where it was cut off. `rqUid`: a new one for each (4.5).
   */
  async probe(rqUid: string, signal: AbortSignal): Promise<Reach | undefined> {
    if (signal.aborted) return undefined;
    const reason = await connectionTrouble(this.#target, signal);
    if (signal.aborted) return undefined;
    if (reason !== undefined) return { ok: false, reason };
    return reachOfExchange(await this.#channel.send(probeRequest(rqUid), signal), this.#now);
  }

  close(): Promise<void> {
    return this.#channel.close();
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
