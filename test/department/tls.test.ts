import { createServer, type TlsOptions } from 'node:tls';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { departmentAt, sendTo } from './ask.ts';
import { CALLS, SUCCESSES } from './invented-calls.ts';
import { listening, type Peer, replying, serverTls, startHttpPeer, startTcpPeer, tlsFile } from './peer.ts';

const CALL = CALLS.connect_card;
const caPem = tlsFile('ca.pem');
const clientCertificate = { certPem: tlsFile('client.pem'), keyPem: tlsFile('client.key') };
const TLS_FAILED = { class: 'not_sent', reason: 'tls' };

afterEach(() => vi.unstubAllEnvs());

/** Counts what arrives inside the encrypted stream: not one byte may. */
async function startSilentTls(options: TlsOptions): Promise<Peer & { readonly inside: () => number }> {
  let inside = 0;
  const server = createServer(options, (socket) => {
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      inside += chunk.length;
    });
  });
  return { ...(await listening(server, 'https')), inside: () => inside };
}

describe('TLS', () => {
  it('carries the calls where the authority is the organisation’s own', async () => {
    await using peer = await startHttpPeer(replying({ body: SUCCESSES.connect_card }), serverTls());
    expect(await sendTo(peer.url, CALL, { caPem })).toMatchObject({ class: 'done' });
  });

  it('speaks HTTP/1.1 even where more is offered', async () => {
    const respond = replying({ body: SUCCESSES.connect_card });
    await using peer = await startHttpPeer(respond, { ...serverTls(), ALPNProtocols: ['h2', 'http/1.1'] });
    expect(await sendTo(peer.url, CALL, { caPem })).toMatchObject({ class: 'done' });
  });

  const faults: readonly [string, string, string | undefined][] = [
    ['another authority', 'server', tlsFile('other-ca.pem')],
    ['an authority that nobody vouches for', 'server', undefined],
    ['another host', 'wrong-host', caPem],
    ['an expired certificate', 'expired', caPem],
  ];

  it.each(faults)('stops before HTTP at %s', async (_, certificate, ca) => {
    await using peer = await startSilentTls(serverTls(certificate));
    const settings = ca === undefined ? {} : { caPem: ca };
    expect(await sendTo(peer.url, CALL, settings)).toStrictEqual(TLS_FAILED);
    await peer.quiet();
    expect([peer.connections.length, peer.inside()]).toEqual([1, 0]);
  });

  it('stops before HTTP at TLS 1.1', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' } as const;
    await using peer = await startSilentTls({ ...serverTls(), ...old });
    expect(await sendTo(peer.url, CALL, { caPem })).toStrictEqual(TLS_FAILED);
    await peer.quiet();
    expect(peer.inside()).toBe(0);
  });

  it('takes TLS 1.2', async () => {
    const respond = replying({ body: SUCCESSES.connect_card });
    await using peer = await startHttpPeer(respond, { ...serverTls(), maxVersion: 'TLSv1.2' });
    expect(await sendTo(peer.url, CALL, { caPem })).toMatchObject({ class: 'done' });
  });

  it('is not to be talked out of its checks by the environment', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    await using peer = await startSilentTls(serverTls('expired'));
    expect(await sendTo(peer.url, CALL, { caPem })).toStrictEqual(TLS_FAILED);
    await peer.quiet();
    expect(peer.inside()).toBe(0);
  });

  it.each<[string, (port: number) => string]>([
    ['hangs up', () => ''],
    ['speaks plain HTTP', () => 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ])('fails before HTTP where the other side %s', async (_, words) => {
    await using peer = await startTcpPeer((socket) => {
      socket.once('data', () => socket.end(words(0)));
    }, 'https');
    expect(await sendTo(peer.url, CALL, { caPem })).toStrictEqual(TLS_FAILED);
  });

  it('resumes no session with a host that it would not greet', async () => {
    await using peer = await startHttpPeer(
      replying({ body: SUCCESSES.connect_card }),
      serverTls('wrong-host'),
    );
    await using department = departmentAt(peer.url, { caPem });
    for (let count = 0; count < 3; count += 1) {
      expect(await department.prepare(CALL).send()).toStrictEqual(TLS_FAILED);
    }
    expect(peer.received).toHaveLength(0);
  });
});

describe('the client certificate', () => {
  const asked = { ...serverTls(), ca: caPem, requestCert: true, rejectUnauthorized: true };

  it('is shown where the other side asks for one', async () => {
    await using peer = await startHttpPeer(replying({ body: SUCCESSES.connect_card }), asked);
    expect(await sendTo(peer.url, CALL, { caPem, clientCertificate })).toMatchObject({ class: 'done' });
  });

  it('is missed before HTTP in TLS 1.2', async () => {
    await using peer = await startHttpPeer(replying({}), { ...asked, maxVersion: 'TLSv1.2' });
    expect(await sendTo(peer.url, CALL, { caPem })).toStrictEqual(TLS_FAILED);
  });

  it('is missed too late to be sure in TLS 1.3', async () => {
    await using peer = await startHttpPeer(replying({}), asked);
    expect(await sendTo(peer.url, CALL, { caPem })).toStrictEqual({
      class: 'unknown',
      reason: 'connection_lost',
    });
    expect(peer.received).toHaveLength(0);
  });
});
