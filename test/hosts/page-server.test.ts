import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { servePage } from '../../src/main/hosts/browser/page-server.ts';
import { rawRequest } from './raw-request.ts';
import { openTestFeed } from './test-feed.ts';
import { folderOfTest } from './training-environment.ts';

async function open() {
  const folder = folderOfTest();
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.js'), 'secret');
  writeFileSync(join(folder, 'page', 'index.html'), '<title>page</title>');
  writeFileSync(join(folder, 'page', 'assets', 'a.js'), 'a');
  writeFileSync(join(folder, 'page', 'notes.txt'), 'no file of a page');
  const { feed, reader } = await openTestFeed();
  const server = await servePage(join(folder, 'page'), feed, 0);
  if (!server.ok) throw new Error(server.problem);
  onTestFinished(() => server.value.close());
  const { origin, host, hash } = new URL(server.value.entrance);
  return { reader, origin, host, snapshots: `/snapshots?token=${hash.slice(1)}` };
}

const firstEvent = (body: string): boolean => body.includes('\n\n');

describe('the page', () => {
  it('comes without a token, with the policy that names this address alone', async () => {
    const { origin } = await open();
    const { status, headers, body } = await rawRequest(origin, { path: '/' });
    expect([status, body]).toEqual([200, '<title>page</title>']);
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        `connect-src ${origin}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'`,
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
    const { origin, host, snapshots } = await open();
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
      for (const path of ['/', '/assets/a.js', snapshots]) {
        const { status, body } = await rawRequest(origin, { path, headers });
        expect({ headers, path, status, body }).toEqual({ headers, path, status: 403, body: '' });
      }
    }
    // None of them has spent the token.
    expect((await rawRequest(origin, { path: snapshots, until: firstEvent })).status).toBe(200);
  });

  it('opens once to the token, afterwards to the cookie that it bought', async () => {
    const { origin, snapshots } = await open();
    for (const path of ['/snapshots', '/snapshots?token=', '/snapshots?token=wrong', `${snapshots}x`]) {
      expect([path, (await rawRequest(origin, { path })).status]).toEqual([path, 403]);
    }
    const first = await rawRequest(origin, { path: snapshots, headers: { origin }, until: firstEvent });
    expect([first.status, first.headers['content-type']]).toEqual([200, 'text/event-stream']);
    const [given = ''] = first.headers['set-cookie'] ?? [];
    expect(given).toMatch(/^karta_\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/snapshots$/);
    expect((await rawRequest(origin, { path: snapshots })).status).toBe(403);
    const [cookie = ''] = given.split(';');
    for (const wrong of [`${cookie}x`, cookie.slice(0, -1), cookie.replace('=', 'x=')]) {
      expect((await rawRequest(origin, { path: snapshots, headers: { cookie: wrong } })).status).toBe(403);
    }
    const headers = { cookie: `other=1; ${cookie}` };
    expect((await rawRequest(origin, { path: '/snapshots', headers, until: firstEvent })).status).toBe(200);
  });
});

it('pushes what is true at once, and each change', async () => {
  const { origin, reader, snapshots } = await open();
  let tapped: Promise<void> | undefined;
  const { body } = await rawRequest(origin, {
    path: snapshots,
    until: (text) => {
      if (firstEvent(text)) tapped ??= reader.tap('mir');
      return text.includes('"mir":true');
    },
  });
  await tapped;
  const statuses = body
    .split('\n\n')
    .flatMap((event) => /"reader":\{"status":"(\w+)"/.exec(event)?.[1] ?? []);
  expect(statuses).toEqual(['waiting', 'reading', 'card']);
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
  const { feed } = await openTestFeed();
  expect(await servePage(folderOfTest(), feed, port)).toEqual({
    ok: false,
    problem: `Порт ${port} занят или недоступен. Укажите другой: --port N`,
  });
});
