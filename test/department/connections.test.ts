import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { departmentAt } from './ask.ts';
import { CALLS, SUCCESSES } from './invented-calls.ts';
import { type Respond, startHttpPeer, startTcpPeer } from './peer.ts';

afterEach(() => vi.unstubAllEnvs());

const answerEach: Respond = ({ method }, response) => {
  response.setHeader('Keep-Alive', 'timeout=60');
  response.end(JSON.stringify(method === 'GET' ? SUCCESSES.check_active_card : SUCCESSES.connect_card));
};

/** Undici gives a connection back two turns of the loop after its answer. */
async function connectionIsFree(): Promise<void> {
  await nextTurn();
  await nextTurn();
}

describe('connections', () => {
  it('of GETs are kept', async () => {
    await using peer = await startHttpPeer(answerEach);
    await using department = departmentAt(peer.url);
    for (let count = 0; count < 5; count += 1) {
      await department.prepare(CALLS.check_active_card).send();
      await connectionIsFree();
    }
    expect([peer.received.length, peer.connections.length]).toEqual([5, 1]);
  });

  it('of POSTs are new each time and say so', async () => {
    await using peer = await startHttpPeer(answerEach);
    await using department = departmentAt(peer.url);
    for (let count = 0; count < 3; count += 1) {
      await department.prepare(CALLS.check_active_card).send();
      await connectionIsFree();
      await department.prepare(CALLS.connect_card).send();
      await connectionIsFree();
    }
    const posts = peer.received.filter(({ method }) => method === 'POST');
    expect(posts.map(({ headers }) => headers.connection)).toEqual(['close', 'close', 'close']);
    expect(peer.connections).toHaveLength(1 + 3);
  });

  it('of POSTs at the same time do not wait for each other', async () => {
    const answers: (() => void)[] = [];
    await using peer = await startHttpPeer((_, response) => {
      answers.push(() => response.end('{}'));
      if (answers.length === 8) for (const answer of answers) answer();
    });
    await using department = departmentAt(peer.url);
    const sent = Array.from({ length: 8 }, () => department.prepare(CALLS.connect_card).send());
    expect((await Promise.all(sent)).map((outcome) => outcome.class)).toEqual(Array(8).fill('done'));
  });

  it('that were kept and break leave the answer unknown, and nothing is sent again', async () => {
    let requests = 0;
    const body = JSON.stringify(SUCCESSES.check_active_card);
    await using peer = await startTcpPeer((socket) => {
      socket.on('data', () => {
        requests += 1;
        if (requests === 2) socket.destroy();
        else socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      });
    });
    await using department = departmentAt(peer.url);
    expect(await department.prepare(CALLS.check_active_card).send()).toMatchObject({ class: 'done' });
    await connectionIsFree();
    expect(await department.prepare(CALLS.check_active_card).send()).toStrictEqual({
      class: 'unknown',
      reason: 'connection_lost',
    });
    expect([requests, peer.connections.length]).toEqual([2, 1]);
  });

  it('go to the Department and to no proxy of the environment', async () => {
    await using proxy = await startHttpPeer(answerEach);
    for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY']) {
      vi.stubEnv(name, proxy.url.href);
    }
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    await using peer = await startHttpPeer(answerEach);
    await using department = departmentAt(peer.url);
    await department.prepare(CALLS.check_active_card).send();
    await department.prepare(CALLS.connect_card).send();
    expect([peer.received.length, proxy.connections.length]).toEqual([2, 0]);
  });
});
