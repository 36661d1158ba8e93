import { describe, expect, it } from 'vitest';
import { departmentAt, sendTo } from './ask.ts';
import { CALLS } from './invented-calls.ts';
import { freePort, replying, startHttpPeer, startTcpPeer } from './peer.ts';

const CALL = CALLS.connect_card;

describe('a request that never left', () => {
  it('found nobody listening', async () => {
    const port = await freePort();
    for (const protocol of ['http', 'https']) {
      expect(await sendTo(new URL(`${protocol}://127.0.0.1:${port}`), CALL)).toStrictEqual({
        class: 'not_sent',
        reason: 'connection_refused',
      });
    }
  });

  it('found nobody listening at any address of the name', async () => {
    const port = await freePort();
    expect(await sendTo(new URL(`http://localhost:${port}`), CALL)).toStrictEqual({
      class: 'not_sent',
      reason: 'connection_refused',
    });
  });

  it('found no such host', async () => {
    // A label longer than names may have: refused by the resolver itself, without a network.
    const url = new URL(`https://${'a'.repeat(64)}.invalid`);
    expect(await sendTo(url, CALL)).toStrictEqual({ class: 'not_sent', reason: 'name_lookup' });
  });

  it('waited for a handshake in vain, and is not sent late either', async () => {
    const got: Buffer[] = [];
    await using peer = await startTcpPeer((socket) => socket.on('data', (chunk) => got.push(chunk)), 'https');
    expect(await sendTo(peer.url, CALL, { limits: { connectMs: 150 } })).toStrictEqual({
      class: 'not_sent',
      reason: 'connect_timeout',
    });
    await peer.quiet();
    // Nothing but the greeting of TLS: record type 22.
    expect(Buffer.concat(got)[0]).toBe(22);
    expect(peer.connections).toHaveLength(1);
  });

  it('came after the Department was closed', async () => {
    await using peer = await startHttpPeer(replying({ body: {} }));
    const department = departmentAt(peer.url);
    const prepared = department.prepare(CALL);
    await department.close();
    expect(await prepared.send()).toStrictEqual({ class: 'not_sent', reason: 'not_configured' });
    expect(peer.connections).toHaveLength(0);
  });
});

describe('close', () => {
  it('waits for the answer that is under way', async () => {
    let answer = () => {};
    const asked = Promise.withResolvers<void>();
    await using peer = await startHttpPeer((_, response) => {
      answer = () => response.end('{}');
      asked.resolve();
    });
    const department = departmentAt(peer.url);
    const outcome = department.prepare(CALL).send();
    await asked.promise;
    const closed = department.close();
    answer();
    expect(await outcome).toMatchObject({ class: 'done' });
    await closed;
  });
});
