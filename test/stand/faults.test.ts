import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { FAULT_PRESETS } from '../../src/stand/fault-presets.ts';
import type { LoggedRequest } from '../../src/stand/request-log.ts';
import { cardBody, clientBody, IVANOVA } from './persons.ts';
import { codesOf, KEY, REGION, type TestStand, testStand } from './test-stand.ts';

const CHECK = `/v1.0/CheckCard/${IVANOVA}`;

const check = ({ send }: TestStand) => send('GET', CHECK);
const register = ({ send }: TestStand) => send('POST', '/v1.0/Clients', { body: clientBody() });
const isRegistered = async ({ send }: TestStand) =>
  (await send('POST', '/v1.0/Cards', { body: cardBody() })).status === 200;

async function plan({ admin }: TestStand, fault: object, more: object = {}): Promise<void> {
  expect((await admin('POST', '/admin/faults', { service: 'any', count: 1, fault, ...more })).status).toBe(
    200,
  );
}

/** A stand whose waits end when the test says so. */
async function standOfHeldWaits() {
  const held: { readonly delayMs: number; readonly release: () => void }[] = [];
  const ended: LoggedRequest[] = [];
  let told = () => {};
  const stand = await testStand({
    wait: (delayMs) =>
      new Promise((resolve) => {
        held.push({ delayMs, release: resolve });
        told();
      }),
    onRequestEnd: (request) => {
      ended.push(request);
      told();
    },
  });
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise<void>((resolve) => (told = resolve));
  };
  return { stand, held, ended, until };
}

describe('a lost connection', () => {
  it('comes after the change was made', async () => {
    const stand = await testStand();
    await plan(stand, { kind: 'lost_answer_after_commit' });
    await expect(register(stand)).rejects.toThrow();
    expect(stand.stand.requests()).toMatchObject([
      { service: 'Clients', ended: 'nothing', status: 200, fault: 'lost_answer_after_commit' },
    ]);
    expect(await isRegistered(stand)).toBe(true);
  });

  it('comes before anything was done', async () => {
    const stand = await testStand();
    await plan(stand, { kind: 'lost_before_commit' });
    await expect(register(stand)).rejects.toThrow();
    expect(stand.stand.requests()).toMatchObject([{ service: 'Clients', ended: 'nothing', status: null }]);
    expect(await isRegistered(stand)).toBe(false);
  });
});

describe('a delay', () => {
  it('lets the request land late, though the client has gone', async () => {
    const { stand, held, ended, until } = await standOfHeldWaits();
    await plan(stand, { kind: 'delay', delayMs: 120_000 });
    const asked = startGet(stand, CHECK);
    await until(() => held.length === 1);
    expect(held[0]?.delayMs).toBe(120_000);
    expect(stand.stand.requests()).toMatchObject([{ ended: null, status: null }]);
    asked.destroy();
    held[0]?.release();
    await until(() => ended.length === 1);
    expect(ended).toMatchObject([{ service: 'CheckCard', status: 400, codes: [3], fault: 'delay' }]);
  });

  it('holds only the answer where it stands after the commit', async () => {
    const { stand, held, until } = await standOfHeldWaits();
    await plan(stand, { kind: 'delay', delayMs: 15_000, at: 'after_commit' }, { service: 'Clients' });
    const answer = register(stand);
    await until(() => held.length === 1);
    expect(await isRegistered(stand)).toBe(true);
    held[0]?.release();
    expect((await answer).status).toBe(200);
  });
});

describe('closing', () => {
  it('ends delays with nothing done, and bodies without end', async () => {
    let begun = () => {};
    const isWaiting = new Promise<void>((resolve) => (begun = resolve));
    const stand = await testStand({
      wait: (_delayMs, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
          begun();
        }),
    });
    await plan(stand, { kind: 'endless_body' }, { service: 'CheckCard' });
    await plan(stand, { kind: 'delay', delayMs: 60_000 }, { service: 'Clients' });
    const endless = await new Promise<IncomingMessage>((resolve) => {
      startGet(stand, CHECK).on('response', resolve);
    });
    const endlessEnd = new Promise((resolve) => endless.on('error', resolve));
    endless.resume();
    const registering = register(stand).catch((problem: unknown) => problem);
    await isWaiting;
    await stand.stand.close();
    expect(await registering).toBeInstanceOf(Error);
    expect(await endlessEnd).toBeInstanceOf(Error);
  });
});

describe('another status', () => {
  it.each([500, 502, 503, 401, 403, 404, 408, 302, 429])('%i, with nothing done', async (status) => {
    const stand = await testStand();
    await plan(stand, { kind: 'status', status });
    const answer = await register(stand);
    expect(answer.status).toBe(status);
    expect(answer.headers['location']).toBe(status === 302 ? '/redirected' : undefined);
    expect(await isRegistered(stand)).toBe(false);
  });

  it('may come after the change was made', async () => {
    const stand = await testStand();
    await plan(stand, { kind: 'status', status: 502, afterCommit: true });
    expect((await register(stand)).status).toBe(502);
    expect(await isRegistered(stand)).toBe(true);
  });

  it('bears Retry-After in seconds or as a date by the stand’s clock', async () => {
    const stand = await testStand();
    await plan(stand, { kind: 'status', status: 429, retryAfterSeconds: 30 });
    await plan(stand, { kind: 'status', status: 503, retryAfterSeconds: 90, retryAfterAs: 'date' });
    expect((await check(stand)).headers['retry-after']).toBe('30');
    expect((await check(stand)).headers['retry-after']).toBe('Mon, 23 Nov 2026 07:01:30 GMT');
  });
});

describe('a spoilt body', () => {
  it.each([200, 502])('HTML with %i', async (status) => {
    const stand = await testStand();
    await plan(stand, { kind: 'html', status });
    const answer = await register(stand);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.bytes.toString()).toContain('<html>');
    expect(await isRegistered(stand)).toBe(false);
  });

  it('is no JSON any more', async () => {
    const stand = await testStand();
    await plan(stand, { kind: 'broken_json' });
    const answer = await check(stand);
    expect(answer.status).toBe(400);
    expect(() => answer.json()).toThrow();
  });

  it('is of another shape, though the change was made', async () => {
    const stand = await testStand();
    await plan(stand, { kind: 'wrong_schema' });
    expect((await register(stand)).json()).toEqual({ unexpected: { numSID: 7 }, snils: null });
    expect(await isRegistered(stand)).toBe(true);
  });

  it('begins with a byte-order mark', async () => {
    const stand = await testStand();
    await plan(stand, { kind: 'bom' });
    expect((await check(stand)).bytes.subarray(0, 4)).toEqual(Buffer.from([0xef, 0xbb, 0xbf, 0x5b]));
  });

  it('is whatever the trainer writes', async () => {
    const stand = await testStand();
    const text = '[{"code":99,"message":"?","__proto__":{}}]';
    await plan(stand, { kind: 'body', status: 400, contentType: 'text/plain', text });
    const answer = await check(stand);
    expect([answer.status, answer.headers['content-type'], answer.bytes.toString()]).toEqual([
      400,
      'text/plain',
      text,
    ]);
  });

  it('comes byte by byte', async () => {
    const { stand, held, until } = await standOfHeldWaits();
    await plan(stand, { kind: 'slow_drip', everyMs: 1000 });
    const answer = check(stand);
    const length = Buffer.byteLength('[{"code":3,"message":"У Заявителя нет действующей карты жителя"}]');
    for (let index = 0; index < length; index += 1) {
      await until(() => held.length === index + 1);
      expect(held[index]?.delayMs).toBe(1000);
      held[index]?.release();
    }
    expect(codesOf(await answer)).toEqual([3]);
  });

  it('never ends', async () => {
    const stand = await testStand();
    await plan(stand, { kind: 'endless_body' });
    const read = await new Promise<number>((resolve, reject) => {
      let bytes = 0;
      const asked = startGet(stand, CHECK);
      asked.on('error', reject);
      asked.on('response', (response) =>
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > 4_000_000) {
            asked.destroy();
            resolve(bytes);
          }
        }),
      );
    });
    expect(read).toBeGreaterThan(4_000_000);
    // The stand itself has taken no harm.
    expect(codesOf(await check(stand))).toEqual([3]);
  });
});

describe('wrong headers', () => {
  it('has a Date that is off', async () => {
    const stand = await testStand();
    await plan(stand, { kind: 'wrong_date', offsetMs: 3_600_000 });
    expect((await check(stand)).headers['date']).toBe('Mon, 23 Nov 2026 08:00:00 GMT');
  });

  it.each(['left_out', 'another'])('has an rqUID that is %s', async (answer) => {
    const stand = await testStand();
    await plan(stand, { kind: 'rquid', answer });
    const given = await stand.send('GET', '/v1.0/clientsOperationInfo', { headers: { rquid: 'mine' } });
    expect(given.headers['rquid']).toBe(
      answer === 'another' ? '00000000-0000-4000-8000-000000000001' : undefined,
    );
  });
});

describe('the plan of faults', () => {
  it('hits the service it is for, after those to skip, as often as it says', async () => {
    const stand = await testStand();
    await plan(stand, { kind: 'status', status: 500 }, { service: 'CheckCard', skip: 1, count: 2 });
    const statuses: number[] = [];
    for (const ask of [check, register, check, check, check]) statuses.push((await ask(stand)).status);
    expect(statuses).toEqual([400, 200, 500, 500, 400]);
    expect((await stand.admin('GET', '/admin/faults')).json()).toEqual([]);
  });

  it('stays without a count until it is taken away', async () => {
    const stand = await testStand();
    await plan(stand, { kind: 'status', status: 500 }, { count: undefined });
    for (const _ of [1, 2, 3]) expect((await check(stand)).status).toBe(500);
    await stand.admin('DELETE', '/admin/faults/1');
    expect((await check(stand)).status).toBe(400);
    expect((await stand.admin('DELETE', '/admin/faults/1')).status).toBe(404);
  });

  it.each([
    { service: 'any', fault: { kind: 'no such' } },
    { service: 'Nothing', fault: { kind: 'bom' } },
    { service: 'any', count: 0, fault: { kind: 'bom' } },
    { service: 'any', fault: { kind: 'status', status: 200 } },
    { service: 'any', fault: { kind: 'bom', extra: 1 } },
  ])('refuses %j', async (planned) => {
    const { admin } = await testStand();
    expect((await admin('POST', '/admin/faults', planned)).status).toBe(400);
  });

  it.each(Object.entries(FAULT_PRESETS))('takes the preset %s as it is', async (_name, { fault }) => {
    await plan(await testStand(), fault);
  });
});

function startGet({ stand }: TestStand, path: string): ClientRequest {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'x-api-key': KEY, prgCode: REGION };
  const asked = get(stand.url + path, { headers, agent: false });
  // A destroyed request says so; whoever cares listens too.
  asked.on('error', () => {});
  return asked;
}
