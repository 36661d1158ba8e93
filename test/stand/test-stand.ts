import { Agent, request } from 'undici';
import { onTestFinished } from 'vitest';
import { type Stand, type StandOptions, startStand } from '../../src/stand/stand.ts';

export const KEY = '6f1c2b7e-3a54-4c0e-9d1b-0a2f5e7c8d90';
export const REGION = '45';
/** 2026-11-23 12:00 in Kurgan. */
export const NOON = Date.UTC(2026, 10, 23, 7);

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
  /** The body as JSON; throws where it is none. */
  json(): unknown;
}

interface Sending {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  /** Instead of `body`: sent as it is. */
  readonly raw?: string | Uint8Array;
}

export interface TestStand {
  readonly stand: Stand;
  /** The stand's clock, epoch ms. */
  readonly clock: { now: number };
  send(method: 'GET' | 'POST' | 'HEAD' | 'PUT', path: string, sending?: Sending): Promise<HttpAnswer>;
  admin(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<HttpAnswer>;
}

/** A stand in memory with a clock that stands still; it is closed when the test is over. */
export async function testStand(more: Partial<StandOptions> = {}): Promise<TestStand> {
  const clock = { now: NOON };
  let ids = 0;
  const stand = await startStand({
    file: ':memory:',
    port: 0,
    apiKey: KEY,
    prgCode: REGION,
    timeZone: 'Asia/Yekaterinburg',
    clock: () => clock.now,
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    wait: async () => {},
    ...more,
  });
  const agent = new Agent();
  onTestFinished(async () => {
    await agent.destroy();
    await stand.close();
  });
  return {
    stand,
    clock,
    send: (method, path, sending) => send(agent, stand.url, method, path, sending),
    admin: (method, path, body) =>
      answerOf(
        request(stand.url + path, {
          dispatcher: agent,
          method,
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      ),
  };
}

function send(agent: Agent, url: string, method: string, path: string, sending: Sending = {}) {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-api-key': KEY,
    prgcode: REGION,
    ...(path.includes('OperationInfo') && { rquid: 'b8f6a6a2-7f55-4b7e-9b6e-6f2f0f4a0001' }),
    ...sending.headers,
  };
  const body = sending.raw ?? (sending.body === undefined ? undefined : JSON.stringify(sending.body));
  return answerOf(
    request(url + path, {
      dispatcher: agent,
      method: method === 'HEAD' ? 'HEAD' : method === 'POST' ? 'POST' : method === 'PUT' ? 'PUT' : 'GET',
      headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)),
      ...(body !== undefined && { body }),
    }),
  );
}

async function answerOf(answered: ReturnType<typeof request>): Promise<HttpAnswer> {
  const { statusCode, headers, body } = await answered;
  const bytes = Buffer.from(await body.arrayBuffer());
  return { status: statusCode, headers, bytes, json: () => JSON.parse(bytes.toString('utf8')) };
}

/** Codes of a refusal, whatever its shape. */
export function codesOf(answer: HttpAnswer): number[] {
  const body = answer.json();
  return [body].flat().map((error: unknown) => {
    if (typeof error === 'object' && error !== null && 'code' in error) return Number(error.code);
    throw new Error('no code in the answer');
  });
}
