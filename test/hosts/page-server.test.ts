import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { servePage } from '../../src/main/hosts/browser/page-server.ts';
import { rawRequest, UPGRADE } from './raw-request.ts';
import { folderOfTest } from './training-environment.ts';

async function open() {
  const folder = folderOfTest();
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.js'), 'secret');
  writeFileSync(join(folder, 'page', 'index.html'), '<title>page</title>');
  writeFileSync(join(folder, 'page', 'assets', 'a.js'), 'a');
  writeFileSync(join(folder, 'page', 'notes.txt'), 'no file of a page');
  const opened: string[] = [];
  const server = await servePage(
    join(folder, 'page'),
    (_socket, request) => opened.push(request?.url ?? ''),
    0,
  );
  if (!server.ok) throw new Error(server.problem);
  onTestFinished(() => server.value.close());
  const { origin, host, hash } = new URL(server.value.entrance);
  return { opened, origin, host, socket: `/socket?token=${hash.slice(1)}` };
}

describe('the page', () => {
  it('comes without a token, with the policy that names this address alone', async () => {
    const { origin } = await open();
    const { status, headers, body } = await rawRequest(origin, { path: '/' });
    expect([status, body]).toEqual([200, '<title>page</title>']);
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        `connect-src ${origin.replace('http', 'ws')}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'`,
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect((await rawRequest(origin, { path: '/assets/a.js' })).body).toBe('a');
  });

  it('is nothing beside itself', async () => {
    const { origin } = await open();
    for (const path of [
      '/../secret.js',
      '/%2e%2e/secret.js',
      '/assets/../../secret.js',
      '/..%5csecret.js',
      '/notes.txt',
    ]) {
      expect([path, (await rawRequest(origin, { path })).status]).toEqual([path, 404]);
    }
  });

  it('is read only', async () => {
    const { origin } = await open();
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']) {
      expect([method, (await rawRequest(origin, { path: '/', method })).status]).toEqual([method, 405]);
    }
  });
});

describe('the door', () => {
  it('is shut to any other name, page or site', async () => {
    const { opened, origin, host, socket } = await open();
    const port = new URL(origin).port;
    const strangers: Record<string, string>[] = [
      { host: `localhost:${port}` },
      { host: `kiosk.example.org:${port}` },
      { host: '127.0.0.1' },
      { host: `127.0.0.1:${Number(port) + 1}` },
      { host, origin: 'https://example.org' },
      { host, origin: 'null' },
      { host, origin: `http://localhost:${port}` },
      { host, 'sec-fetch-site': 'cross-site' },
      { host, 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of strangers) {
      for (const path of ['/', '/assets/a.js']) {
        const { status, body } = await rawRequest(origin, { path, headers });
        expect({ headers, path, status, body }).toEqual({ headers, path, status: 403, body: '' });
      }
      const upgrade = { ...UPGRADE, origin, ...headers };
      const { status } = await rawRequest(origin, { path: socket, headers: upgrade });
      expect({ headers, status }).toEqual({ headers, status: 403 });
    }
    const nobody = await rawRequest(origin, { path: socket, headers: UPGRADE });
    const noSocket = { ...UPGRADE, origin, 'sec-fetch-mode': 'cors' };
    const fetched = await rawRequest(origin, { path: socket, headers: noSocket });
    expect([nobody.status, fetched.status, opened]).toEqual([403, 403, []]);
    // None of them has spent the token.
    const own = await rawRequest(origin, { path: socket, headers: { ...UPGRADE, origin } });
    expect([own.status, opened]).toEqual([101, [socket]]);
  });

  it('opens once to the token, afterwards to the cookie that it bought', async () => {
    const { origin, socket } = await open();
    const knock = (path: string, cookie = '') =>
      rawRequest(origin, { path, headers: { ...UPGRADE, origin, cookie } });
    for (const path of ['/socket', '/socket?token=', '/socket?token=wrong', `${socket}x`, '/', '/other']) {
      expect([path, (await knock(path)).status]).toEqual([path, 403]);
    }
    const first = await knock(socket);
    const [given = ''] = first.headers['set-cookie'] ?? [];
    expect(given).toMatch(/^karta_\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/socket$/);
    expect([first.status, first.headers['sec-websocket-extensions']]).toEqual([101, undefined]);
    expect((await knock(socket)).status).toBe(403);
    const [cookie = ''] = given.split(';');
    for (const wrong of [`${cookie}x`, cookie.slice(0, -1), cookie.replace('=', 'x=')]) {
      expect((await knock('/socket', wrong)).status).toBe(403);
    }
    const again = await knock(socket, `other=1; ${cookie}`);
    expect([again.status, again.headers['set-cookie']]).toEqual([101, undefined]);
  });
});

it('listens on one address of this machine only', async () => {
  const { origin } = await open();
  await expect(rawRequest(origin.replace('127.0.0.1', '127.0.0.2'), { path: '/' })).rejects.toThrow(
    'ECONNREFUSED',
  );
  await expect(rawRequest(origin.replace('127.0.0.1', '[::1]'), { path: '/' })).rejects.toThrow();
});

it('says which port is taken', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  onTestFinished(() => void taken.close());
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  expect(await servePage(folderOfTest(), () => {}, port)).toEqual({
    ok: false,
    problem: `Порт ${port} занят или недоступен. Укажите другой: --port N`,
  });
});
