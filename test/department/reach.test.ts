import type { LookupFunction } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDepartment } from '../../src/main/department/open-department.ts';
import { connectionTrouble } from '../../src/main/department/reach-connection.ts';
import { connectionReason, protectionReason } from '../../src/main/department/reach-error.ts';
import { NOW, settingsFor } from './ask.ts';
import { expectOk } from './expect-ok.ts';
import { startFullListener } from './full-listener.ts';
import { API_KEY } from './invented-calls.ts';
import {
  freePort,
  listening,
  type Reply,
  replying,
  serverTls,
  startHttpPeer,
  startTcpPeer,
  tlsFile,
} from './peer.ts';

const RQ_UID = '0b9a2c55-7e2f-4b5b-9f0e-3f0a4f2b9d11';
const DATE = 'Mon, 23 Nov 2026 09:03:00 GMT';
const caPem = tlsFile('ca.pem');

afterEach(() => vi.unstubAllEnvs());

async function probe(url: URL, more: Parameters<typeof settingsFor>[1] = {}) {
  const department = expectOk(openDepartment(settingsFor(url, more)));
  try {
    return await department.probe(RQ_UID, NEVER);
  } finally {
    await department.close();
  }
}

const NEVER = new AbortController().signal;
const trouble = (reason: string) => ({ ok: false, reason });
const found = (address: string): LookupFunction => {
  return (_host, _options, callback) => callback(null, [{ address, family: 4 }]);
};

describe('the address', () => {
  it('is of no such host', async () => {
    // A label longer than names may have: refused by the resolver itself, without a network.
    expect(await probe(new URL(`https://${'a'.repeat(64)}.invalid`))).toEqual(trouble('name_lookup'));
  });

  const target = { host: 'kj.example.invalid', port: 443, limitMs: 30, nextAddressMs: 30 };

  it('cannot be asked for where the server of names is away or silent', async () => {
    const away: LookupFunction = (_host, _options, callback) =>
      callback(Object.assign(new Error('away'), { code: 'EAI_AGAIN' }), []);
    expect(await connectionTrouble({ ...target, lookup: away }, NEVER)).toBe('name_server_silent');
    expect(await connectionTrouble({ ...target, lookup: () => {} }, NEVER)).toBe('name_server_silent');
  });

  it('may be an IPv6 one, in brackets', async () => {
    const port = await freePort();
    const reach = await probe(new URL(`http://[::1]:${port}`));
    expect([trouble('connection_refused'), trouble('network_unreachable')]).toContainEqual(reach);
  });
});

describe('the connection', () => {
  it('is refused', async () => {
    const port = await freePort();
    for (const protocol of ['http', 'https']) {
      expect(await probe(new URL(`${protocol}://127.0.0.1:${port}`))).toEqual(trouble('connection_refused'));
    }
  });

  it.skipIf(process.platform !== 'linux')('is neither taken nor refused', async () => {
    await using full = await startFullListener();
    const target = {
      host: 'kj.example.invalid',
      lookup: found('127.0.0.1'),
      limitMs: 200,
      nextAddressMs: 50,
    };
    expect(await connectionTrouble({ ...target, port: full.port }, NEVER)).toBe('connect_timeout');
  });

  it.each([
    ['ENETUNREACH', 'network_unreachable'],
    ['EHOSTUNREACH', 'network_unreachable'],
    ['ETIMEDOUT', 'connect_timeout'],
    ['ECONNREFUSED', 'connection_refused'],
  ])('breaks with %s', (code, reason) => {
    const error = Object.assign(new Error(code), { code });
    expect(connectionReason(error)).toBe(reason);
    const roadless = Object.assign(new Error('no IPv6 here'), { code: 'ENETUNREACH' });
    // Of several addresses the one that was answered at says more.
    expect(connectionReason(new AggregateError([roadless, error]))).toBe(reason);
  });
});

/** Counts what arrives inside the encrypted stream. */
async function startSilentTls(options: TlsOptions) {
  let inside = 0;
  const server = createServer(options, (socket) => {
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      inside += chunk.length;
    });
  });
  return { ...(await listening(server, 'https')), inside: () => inside };
}

describe('the protection', () => {
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' } as const;
  const faults: readonly [string, TlsOptions, string][] = [
    ['expired', serverTls('expired'), caPem],
    ['of another host', serverTls('wrong-host'), caPem],
    ['of another authority', serverTls(), tlsFile('other-ca.pem')],
    ['too old', { ...serverTls(), ...old }, caPem],
  ];
  const reasons = ['certificate_expired', 'certificate_of_another', 'certificate_untrusted', 'tls_too_old'];

  it.each(faults.map((fault, at) => [...fault, reasons[at] ?? ''] as const))(
    'is %s, and not a byte of HTTP is sent',
    async (_, options, authority, reason) => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
      await using peer = await startSilentTls(options);
      expect(await probe(peer.url, { caPem: authority })).toEqual(trouble(reason));
      await peer.quiet();
      expect([peer.connections.length, peer.inside()]).toEqual([1, 0]);
    },
  );

  it('is not offered: plain HTTP, a hang-up, silence', async () => {
    await using plain = await startTcpPeer((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    }, 'https');
    await using rude = await startTcpPeer((socket) => socket.once('data', () => socket.end()), 'https');
    await using mute = await startTcpPeer(() => {}, 'https');
    expect(await probe(plain.url)).toEqual(trouble('tls'));
    expect(await probe(rude.url)).toEqual(trouble('tls'));
    const limits = { connectMs: 100 };
    expect(await probe(mute.url, { limits })).toEqual(trouble('handshake_timeout'));
  });

  it.each([
    ['CERT_NOT_YET_VALID', 'certificate_not_yet_valid'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate_untrusted'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'client_certificate_refused'],
    ['ERR_SSL_SOMETHING_NEW', 'tls'],
  ])('fails with %s', (code, reason) => {
    expect(protectionReason(Object.assign(new Error(code), { code }))).toBe(reason);
  });
});

describe('the answer', () => {
  const errors = (...codes: number[]) => codes.map((code) => ({ code, message: 'вымышленное сообщение' }));
  const answers: readonly [string, Reply, object][] = [
    ['an empty list', { body: [] }, { ok: true, answeredAt: Date.parse(DATE) }],
    ['a list', { body: [{ operationId: '1' }] }, { ok: true, answeredAt: Date.parse(DATE) }],
    ['a refusal', { status: 400, body: errors(3) }, { ok: true, answeredAt: Date.parse(DATE) }],
    ['401', { status: 401, body: {} }, trouble('key_rejected')],
    ['403', { status: 403, body: {} }, trouble('key_rejected')],
    ['12', { status: 400, body: errors(3, 12) }, trouble('region_unknown')],
    ['500', { status: 500, body: {} }, trouble('server_error')],
    ['302', { status: 302, headers: { location: 'http://127.0.0.1:9/' } }, trouble('unexpected_status')],
    ['404', { status: 404, body: {} }, trouble('unexpected_status')],
    ['a page', { body: '<html>', headers: { 'Content-Type': 'text/html' } }, trouble('not_json')],
    ['broken JSON', { body: '[{' }, trouble('not_json')],
    ['something else', { body: { operations: [] } }, trouble('wrong_shape')],
    ['a strange 400', { status: 400, body: ['нет'] }, trouble('wrong_shape')],
  ];

  it.each(answers)('is %s', async (_, reply, reach) => {
    await using peer = await startHttpPeer(replying({ ...reply, headers: { date: DATE, ...reply.headers } }));
    expect(await probe(peer.url)).toEqual(reach);
    expect(peer.received).toHaveLength(1);
  });

  it('asks to wait', async () => {
    const headers = { 'Retry-After': '120' };
    await using peer = await startHttpPeer(replying({ status: 429, headers }));
    expect(await probe(peer.url)).toMatchObject({ ok: true, retryAfterMs: 120_000 });
  });

  it('does not come, breaks off, or is too large', async () => {
    await using mute = await startHttpPeer(() => {});
    expect(await probe(mute.url, { limits: { headersMs: 50 } })).toEqual(trouble('timeout'));
    await using rude = await startHttpPeer((_, response) => response.destroy());
    expect(await probe(rude.url)).toEqual(trouble('connection_lost'));
    await using large = await startHttpPeer(replying({ body: JSON.stringify(['x'.repeat(2000)]) }));
    expect(await probe(large.url, { limits: { bodyBytes: 1000 } })).toEqual(trouble('too_large'));
  });
});

describe('the probe', () => {
  it('is one GET with all headers of the regulation, over the real authority', async () => {
    await using peer = await startHttpPeer(replying({ body: [] }), serverTls());
    expect(await probe(peer.url, { caPem })).toMatchObject({ ok: true });
    expect(peer.received).toMatchObject([
      {
        method: 'GET',
        path: '/v1.0/clientsOperationInfo?size=1',
        body: '',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'x-api-key': API_KEY,
          prgcode: '45',
          rquid: RQ_UID,
        },
      },
    ]);
  });

  it('tells nothing of whom the answer is about', async () => {
    const body = [{ operationId: '1', client: { lastName: 'Вымышленная', snils: '59492311630' } }];
    await using peer = await startHttpPeer(replying({ body }));
    const reach = await probe(peer.url);
    expect(JSON.stringify(reach)).not.toMatch(/Вымышленная|59492311630/);
    expect(Object.keys(reach ?? {}).sort()).toEqual(['answeredAt', 'ok']);
  });

  it('is cut off at any stage without waiting for its limits', async () => {
    const connected = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    await using mute = await startTcpPeer(() => connected.resolve(), 'https');
    await using slow = await startHttpPeer(() => asked.resolve());
    for (const [peer, reached] of [
      [mute, connected.promise],
      [slow, asked.promise],
    ] as const) {
      const department = expectOk(openDepartment(settingsFor(peer.url)));
      const stop = new AbortController();
      const probed = department.probe(RQ_UID, stop.signal);
      await reached;
      stop.abort();
      expect(await probed).toBeUndefined();
      await department.close();
    }
  });

  it('is cut off by the end of the program, which says nothing of the Department', async () => {
    await using peer = await startHttpPeer(replying({ body: [] }));
    const department = expectOk(openDepartment(settingsFor(peer.url, { now: () => NOW })));
    await department.close();
    expect(await department.probe(RQ_UID, NEVER)).toBeUndefined();
  });
});
