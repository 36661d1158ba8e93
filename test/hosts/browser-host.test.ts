import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { BrowserProcess } from './browser-process.ts';
import { rawRequest } from './raw-request.ts';
import { folderOfTest, trainingEnvironment } from './training-environment.ts';

describe('the program', () => {
  it('prints an address, serves there, and closes the journal at SIGTERM', async () => {
    const environment = trainingEnvironment(folderOfTest());
    const first = new BrowserProcess(environment, '--no-open');
    const { origin, hash } = await first.entrance();
    expect(hash).toMatch(/^#[\w-]{43}$/);
    expect(first.output).toContain('Откройте в Chromium:');
    const page = await rawRequest(origin, { path: '/' });
    expect([page.status, page.headers['content-security-policy']]).toEqual([
      200,
      expect.stringContaining(`connect-src ${origin.replace('http', 'ws')};`),
    ]);
    expect([await first.stop(), first.errors]).toEqual([0, '']);
    const second = new BrowserProcess(environment, '--no-open');
    await second.entrance();
    expect(await second.stop()).toBe(0);
  });

  it('takes the port that it is told', async () => {
    const first = new BrowserProcess(trainingEnvironment(folderOfTest()), '--no-open', '--port', '0');
    const { port } = await first.entrance();
    const other = trainingEnvironment(folderOfTest());
    const refused = new BrowserProcess(other, '--no-open', '--port', port);
    expect(await refused.ended).toBe(1);
    expect(refused.errors).toBe(`Порт ${port} занят или недоступен. Укажите другой: --port N\n`);
    await first.stop();
    const second = new BrowserProcess(other, '--no-open', '--port', port);
    expect((await second.entrance()).port).toBe(port);
  });

  it('names a wrong setting and repeats no value', async () => {
    const wrong = { ...trainingEnvironment(folderOfTest()), KARTA_OFFICE: 'secret' };
    const host = new BrowserProcess(wrong, '--no-open');
    expect(await host.ended).toBe(2);
    expect(host.errors).toMatch(/^KARTA_OFFICE: Задано неверно/);
    expect(host.errors).not.toContain('secret');
  });
});

describe('the browser', () => {
  it.runIf(process.platform !== 'win32')('is opened as an app where one is found', async () => {
    const folder = folderOfTest();
    const heard = join(folder, 'words');
    const browser = join(folder, 'chromium');
    writeFileSync(
      browser,
      `#!/bin/sh\nprintf '%s\\n' "$@" > '${heard}.part' && /bin/mv '${heard}.part' '${heard}'\n`,
    );
    chmodSync(browser, 0o755);
    const host = new BrowserProcess({ ...trainingEnvironment(folder), PATH: folder });
    const { href } = await host.entrance();
    await vi.waitUntil(() => existsSync(heard), { timeout: 10_000, interval: 5 });
    const words = readFileSync(heard, 'utf8').split('\n');
    expect(words).toContain(`--app=${href}`);
    expect(words).toContain(`--user-data-dir=${join(folder, 'data', 'browser')}`);
    expect(words.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
    expect(host.output).toContain('Киоск открывается в браузере');
    // The window was closed, and with it ends what was opened for it.
    expect([await host.ended, host.errors]).toEqual([0, '']);
  });

  it.runIf(process.platform !== 'win32')('that does not start leaves the kiosk at its address', async () => {
    const folder = folderOfTest();
    writeFileSync(join(folder, 'chromium'), '#!/bin/sh\nexit 1\n');
    chmodSync(join(folder, 'chromium'), 0o755);
    const host = new BrowserProcess({ ...trainingEnvironment(folder), PATH: folder });
    const { origin } = await host.entrance();
    await vi.waitUntil(() => host.errors.includes('Откройте адрес в Chromium сами'), { timeout: 10_000 });
    expect((await rawRequest(origin, { path: '/' })).status).toBe(200);
    expect(await host.stop()).toBe(0);
  });

  it('is left to the person where none is found', async () => {
    const folder = folderOfTest();
    const host = new BrowserProcess({ ...trainingEnvironment(folder), PATH: folder });
    await host.entrance();
    expect(host.output).toContain('Откройте в Chromium:');
  });
});
