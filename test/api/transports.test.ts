import { describe, expect, it, vi } from 'vitest';
import type { Push } from '../../src/main/api/push.ts';
import { router } from '../../src/main/api/router.ts';
import { LONGEST_MESSAGE } from '../../src/main/api/serve-screens.ts';
import type { Connection } from '../../src/renderer/kiosk-client.ts';
import { sendLastWord } from '../../src/renderer/last-word.ts';
import { CALL_ROWS, type CallRow } from './call-rows.ts';
import { FIRST_PUSHES, RecordedCalls } from './recorded-calls.ts';
import { serveOver, TRANSPORTS } from './transports.ts';

const ROWS = Object.entries(CALL_ROWS);
const WITH_INPUT = ROWS.filter(([, { input }]) => input !== undefined);
const SECRETS = ['2200000000000053', 'SELECT', '3f2504e0'];

/** All that an error tells the page. */
const codeAlone = (code: string): object => ({
  code: expect.any(Number),
  message: code,
  data: { code },
});

it('knows every call of the router and its kind', () => {
  const kinds = Object.entries(router._def.procedures).map(([name, { _def }]) => [name, _def.type]);
  expect(Object.fromEntries(ROWS.map(([name, { method }]) => [name, method]))).toEqual(
    Object.fromEntries(kinds),
  );
});

describe.each(TRANSPORTS)('over %s', (_name, open) => {
  async function served() {
    const recorded = new RecordedCalls();
    return { recorded, ...(await serveOver(open, recorded.calls)) };
  }

  describe.each(['guest', 'clerk'] as const)('a %s', (role) => {
    it.each(ROWS)('may or may not %s', async (name, { method, input, guest, given }) => {
      const { recorded, way } = await served();
      recorded.role = role;
      const line = await way.line();
      const answer = await line.ask(method, name, input && JSON.stringify(input));
      if (role === 'guest' && !guest) {
        expect(answer.error).toEqual(codeAlone('FORBIDDEN'));
        expect(recorded.reached).toEqual([]);
      } else if (method === 'subscription') {
        expect(answer.result).toEqual({ type: 'started' });
      } else {
        expect(answer.result).toEqual({ type: 'data', data: { ok: true, value: name } });
        expect(recorded.reached).toEqual([[name, ...(given ?? [])]]);
      }
    });
  });

  it.each(WITH_INPUT)('%s takes nothing but what it is declared for', async (name, row) => {
    const { recorded, way, clock } = await served();
    const line = await way.line();
    for (const input of wrongInputs(row)) {
      clock.now += 1000;
      const { error } = await line.ask(row.method, name, input);
      expect([input, error]).toEqual([input, codeAlone('BAD_REQUEST')]);
    }
    expect(recorded.reached).toEqual([]);
  });

  it('knows no other call, and none by another kind', async () => {
    const { recorded, way } = await served();
    const line = await way.line();
    for (const path of ['', 'constructor', '__proto__', 'toString', '_def', 'workplace.call', 'clerkIsIn']) {
      expect([path, (await line.ask('query', path)).error]).toEqual([path, codeAlone('NOT_FOUND')]);
    }
    const { error } = await line.ask('query', 'leave');
    expect(error).toEqual(codeAlone('NOT_FOUND'));
    expect(recorded.reached).toEqual([]);
  });

  it.each(['', '{', '[1]', '"x"', 'null', '{"id":1}', '{"id":1,"method":"query"}'])(
    'answers %j with a code alone',
    async (text) => {
      const { way } = await served();
      const line = await way.line();
      line.send(text);
      expect((await line.answer(null)).error).toEqual(codeAlone('PARSE_ERROR'));
    },
  );

  it('reads a message of 64 KiB and ends the connection at one byte more', async () => {
    const { recorded, way } = await served();
    const line = await way.line();
    const message = (id: number, bytes: number): string => {
      const bare = JSON.stringify({ id, method: 'mutation', params: { path: 'leave', padding: '' } });
      return bare.replace('"padding":""', `"padding":"${'x'.repeat(bytes - bare.length)}"`);
    };
    line.send(message(1, LONGEST_MESSAGE));
    expect((await line.answer(1)).error).toBeUndefined();
    line.send(message(2, LONGEST_MESSAGE + 1));
    await line.ended;
    expect(recorded.reached).toEqual([['leave']]);
  });

  it('measures a message in bytes', async () => {
    const { recorded, way } = await served();
    const line = await way.line();
    line.send(JSON.stringify({ id: 1, method: 'query', params: { path: 'x', padding: 'ё'.repeat(33_000) } }));
    await line.ended;
    expect(recorded.reached).toEqual([]);
  });

  it.each([
    ['one by one', false],
    ['in one message', true],
  ])('lets 60 calls through at once, and 20 a second after that, %s', async (_how, batched) => {
    const { recorded, way, clock } = await served();
    const line = await way.line();
    const calls = Array.from({ length: 61 }, (_, at) => ({
      id: at + 1,
      method: 'query',
      params: { path: 'workplace' },
    }));
    if (batched) line.send(JSON.stringify(calls));
    else for (const call of calls) line.send(JSON.stringify(call));
    expect((await line.answer(60)).error).toBeUndefined();
    expect((await line.answer(61)).error).toEqual(codeAlone('TOO_MANY_REQUESTS'));
    expect(recorded.reached.length).toBe(60);
    clock.now += 50;
    expect((await line.ask('query', 'workplace')).error).toBeUndefined();
    expect((await line.ask('query', 'workplace')).error).toEqual(codeAlone('TOO_MANY_REQUESTS'));
  });

  it('ends a connection that floods it with what is no call', async () => {
    const { way } = await served();
    const line = await way.line();
    for (let at = 0; at <= 120; at++) line.send('PING');
    await line.ended;
    expect(line.heard.every((text) => text === 'PONG')).toBe(true);
  });

  it('carries the last word of a page ahead of all that waits for another task', async () => {
    const { recorded, way } = await served();
    const client = way.client();
    await client.workplace.query();
    const dropped = client.dropDraft.mutate({ draftId: 2 });
    sendLastWord('withdraw', { draftId: 1 });
    await dropped;
    expect(recorded.reached).toEqual([['workplace'], ['withdraw', 1], ['dropDraft', 2]]);
    expect(await client.leave.mutate()).toEqual({ ok: true, value: 'leave' });
  });

  it('tells the page nothing of a fault but that there was one', async () => {
    const { recorded, way, faults } = await served();
    recorded.instead.set('confirm', () => {
      throw new TypeError(SECRETS.join(' '));
    });
    recorded.instead.set('goOn', () => Promise.reject(new RangeError(SECRETS.join(' '))));
    const line = await way.line();
    const inputs = { confirm: '{"draftId":7}', goOn: '{"applicationId":5}' };
    for (const [name, input] of Object.entries(inputs)) {
      const { error } = await line.ask('mutation', name, input);
      expect(error).toEqual(codeAlone('INTERNAL_SERVER_ERROR'));
    }
    expect(faults).toEqual(['confirm: TypeError', 'goOn: RangeError']);
  });

  it('does not repeat what was sent to it', async () => {
    const { way } = await served();
    const line = await way.line();
    await line.ask('mutation', 'typeNumber', '{"draftId":7,"number":2200000000000053}');
    await line.ask('mutation', '2200000000000053', '{}');
    line.send('{"2200000000000053":');
    await line.answer(null);
    expect(line.heard.join()).not.toContain('2200000000000053');
  });

  it('tells all topics as they are at the start, then each that changes, until it is no longer wanted', async () => {
    const { recorded, way } = await served();
    const heard: Push[] = [];
    const subscription = way.client().pushes.subscribe(undefined, { onData: (push) => heard.push(push) });
    await vi.waitUntil(() => heard.length === FIRST_PUSHES.length);
    expect(heard).toEqual(FIRST_PUSHES);
    recorded.push({ topic: 'changed', draftId: 7 });
    await vi.waitUntil(() => heard.length > FIRST_PUSHES.length);
    expect(heard.at(-1)).toEqual({ topic: 'changed', draftId: 7 });
    subscription.unsubscribe();
    await vi.waitUntil(() => recorded.listeners.size === 0);
  });

  it('answers the page by its own client, the same to each of several calls at once', async () => {
    const { recorded, way } = await served();
    const states: Connection[] = [];
    const client = way.client((state) => states.push(state));
    const answers = await Promise.all([
      client.readDraft.query({ draftId: 1 }),
      client.confirm.mutate({ draftId: 1 }),
      client.expectCard.mutate({}),
    ]);
    expect(answers.map((answer) => answer && 'value' in answer && answer.value)).toEqual([
      'readDraft',
      'confirm',
      'expectCard',
    ]);
    expect(recorded.reached).toEqual([
      ['readDraft', 1],
      ['confirm', 1],
      ['expectCard', undefined],
    ]);
    expect(states).toEqual(['opening', 'open']);
  });

  it('refuses a screen that was superseded, and tells it nothing more', async () => {
    const { recorded, way } = await served();
    const heard: Push[] = [];
    const client = way.client();
    client.pushes.subscribe(undefined, {
      onData: (push) => heard.push(push),
    });
    await vi.waitUntil(() => heard.length === FIRST_PUSHES.length);
    const second = await way.line();
    await vi.waitUntil(() => heard.at(-1)?.topic === 'superseded');
    recorded.push({ topic: 'changed', draftId: 7 });
    await expect(client.startDraft.mutate()).rejects.toMatchObject({ message: 'CONFLICT' });
    expect(heard.at(-1)).toEqual({ topic: 'superseded' });
    expect(recorded.reached).toEqual([]);
    expect((await second.ask('mutation', 'startDraft')).error).toBeUndefined();
  });

  it('comes back by itself, hears on, and sends no call twice', async () => {
    const { recorded, way } = await served();
    const states: Connection[] = [];
    const heard: Push[] = [];
    const client = way.client((state) => states.push(state));
    client.pushes.subscribe(undefined, {
      onData: (push) => heard.push(push),
    });
    await vi.waitUntil(() => heard.length === FIRST_PUSHES.length);
    recorded.instead.set('goOn', () => new Promise(() => {}));
    const lost = expect(client.goOn.mutate({ applicationId: 5 })).rejects.toThrow();
    await vi.waitUntil(() => recorded.reached.length === 1);
    way.cut();
    await lost;
    await vi.waitUntil(() => heard.length === 2 * FIRST_PUSHES.length, { timeout: 10_000 });
    expect(states).toEqual(['opening', 'open', 'lost', 'open']);
    expect(recorded.listeners.size).toBe(1);
    await client.leave.mutate();
    expect(recorded.reached).toEqual([['goOn', 5], ['leave']]);
  });
});

/** JSON texts that are near to the right one. */
function wrongInputs({ input = {} }: CallRow): string[] {
  const right = JSON.stringify(input);
  const withFirst = (more: string): string => right.replace('{', `{${more},`);
  const wrongTypes = Object.keys(input).flatMap((key) =>
    [[], {}, true, null].map((value) => JSON.stringify({ ...input, [key]: value })),
  );
  const extra = ['"extra":1', '"__proto__":{"draftId":1}', '"constructor":1'].map(withFirst);
  const nested = 'form' in input ? [right.replace('"lastName"', '"extra":1,"lastName"')] : [];
  return ['null', '[]', '1', '"x"', ...extra, ...wrongTypes, ...nested];
}
