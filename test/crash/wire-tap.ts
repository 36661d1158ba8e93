import { createHash } from 'node:crypto';
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** Moments of one exchange, in their order: each is one at which a kiosk may be killed. */
export type WireMoment = 'connected' | 'arrived' | 'answered' | 'passed';

export interface TappedRequest {
  readonly service: string;
  readonly snils: string;
  readonly digest: string;
  readonly mifareId?: string;
  /** The whole answer, and one that says something, has gone to the kiosk. */
  isAnswered: boolean;
}

/**
 * Stands between kiosk and Department, lets everything through and knows what went over the wire: the
 * kiosk's own journal is not what it is judged by. `linger` gives each moment some length, so that a kill can meet it.
 */
export class WireTap {
  readonly log: TappedRequest[] = [];
  onMoment: (moment: WireMoment) => void = () => {};
  readonly #server = createServer((message, response) => void this.#pass(message, response));
  readonly #standPort: number;
  readonly #lingerMs: () => number;
  readonly #snilsOfHash = new Map<string, string>();
  readonly #underWay = new Set<Promise<void>>();

  constructor(standPort: number, lingerMs: () => number) {
    this.#standPort = standPort;
    this.#lingerMs = lingerMs;
    this.#server.on('connection', () => this.onMoment('connected'));
  }

  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  /** A request goes on to the Department though its kiosk is dead: so it lands late. */
  async quiet(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.quiet();
  }

  async #pass(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(message).catch(() => undefined);
    // Killed in the middle of its own words: nobody has heard a request.
    if (body === undefined) return;
    const tapped = this.#tapped(message.url ?? '', body);
    this.log.push(tapped);
    const passing = this.#exchange(message, body, response, tapped).catch(() => void response.destroy());
    this.#underWay.add(passing);
    await passing.finally(() => this.#underWay.delete(passing));
  }

  async #exchange(
    { method = '', url = '', headers }: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
    tapped: TappedRequest,
  ): Promise<void> {
    this.onMoment('arrived');
    await sleep(this.#lingerMs());
    const asked = request({ port: this.#standPort, host: '127.0.0.1', method, path: url, headers });
    const answer = await answerTo(asked, body);
    const answered = await buffer(answer);
    this.onMoment('answered');
    await sleep(this.#lingerMs());
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    tapped.isAnswered = answer.statusCode === 200 || answer.statusCode === 400;
    response.end(answered, () => this.onMoment('passed'));
  }

  #tapped(path: string, body: Buffer): TappedRequest {
    const digest = createHash('sha256').update(path).update(body).digest('hex');
    const [service = '', asked] = path.replace('/v1.0/', '').split('/');
    if (asked !== undefined) return { service, snils: asked, digest, isAnswered: false };
    const { snils, cardHash, mifareId } = JSON.parse(body.toString());
    if (snils !== undefined && cardHash !== undefined) this.#snilsOfHash.set(cardHash, snils);
    const known = snils ?? this.#snilsOfHash.get(cardHash) ?? 'nobody';
    return { service, snils: known, digest, ...(mifareId && { mifareId }), isAnswered: false };
  }
}

function answerTo(asked: ClientRequest, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    asked.once('response', resolve).once('error', reject).end(body);
  });
}
