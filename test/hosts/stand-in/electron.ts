// What the kiosk uses of Electron: every call is told to the test, every event comes at its command.
import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { Session } from './session.ts';
import { Cancellable, tell } from './tell.ts';
import { forkedUtility } from './utility.ts';
import { Contents, ipcMain, sendFromPage, Window } from './window.ts';

// As in Electron: no Node that could run a child.
process.execPath = '/opt/kiosk/kiosk';

const windows: Window[] = [];
const sessions: Session[] = [];

class BrowserWindow extends Window {
  constructor(options: ConstructorParameters<typeof Window>[0]) {
    super(options);
    windows.push(this);
  }
}

export { app, BrowserWindow, ipcMain };
export const dialog = { showErrorBox: (title: string, text: string) => tell('errorBox', { title, text }) };
export const Menu = { setApplicationMenu: (menu: unknown) => tell('menu', menu) };
export const powerMonitor = new EventEmitter();
export const utilityProcess = { fork: forkedUtility };
export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown) => tell('schemes', { schemes, ready: app.ready }),
};
export const session = {
  fromPartition(partition: string): Session {
    sessions.push(new Session(partition));
    return only(sessions);
  },
};

function only<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined || items.length !== 1) throw new Error(`there are ${items.length} instead of one`);
  return item;
}

const FRAMES = {
  own: (own: Contents) => ({ sender: own, senderFrame: own.mainFrame }),
  'other contents': (own: Contents) => ({ sender: new Contents(), senderFrame: own.mainFrame }),
  'a frame in the page': (own: Contents) => ({
    sender: own,
    senderFrame: { ...own.mainFrame, parent: own.mainFrame },
  }),
  'a frame that is gone': (own: Contents) => ({ sender: own, senderFrame: null }),
  'another origin': (own: Contents) => ({
    sender: own,
    senderFrame: { ...own.mainFrame, origin: 'https://example.org' },
  }),
};

const commands = {
  async request(url: string, method: string) {
    // No `Request`: it would tidy the address up, and the handler must not rely on that.
    const answer = only(sessions).answer({ url, method });
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
  },
  leave(event: string) {
    const leaving = new Cancellable();
    only(windows).webContents.emit(event, leaving, 'https://example.org/');
    return leaving.prevented;
  },
  openWindow: (url: string) => only(windows).webContents.openHandler({ url }),
  download() {
    const download = new Cancellable();
    only(sessions).emit('will-download', download);
    return download.prevented;
  },
  rights(permission: string) {
    const { onRequest, mayNow, mayDevice, spelling } = only(sessions);
    const decisions: unknown[] = [];
    onRequest({}, permission, (decision: unknown) => decisions.push(decision));
    return { request: decisions, check: mayNow({}, permission), device: mayDevice({}), spelling };
  },
  filter(url: string) {
    const decisions: unknown[] = [];
    only(sessions).filter({ url }, (decision: unknown) => decisions.push(decision));
    return decisions;
  },
  /** From the page itself, through the preload. */
  say: (message: string) => sendFromPage(message),
  /** How many messages the page gets when that sender opens a connection. */
  open(who: keyof typeof FRAMES) {
    const { webContents } = only(windows);
    let heard = 0;
    webContents.page.on('karta:message', () => heard++);
    ipcMain.emit('karta:message', FRAMES[who](webContents), 'OPEN');
    return heard;
  },
  /** Something else than text, as a hostile page may send it. */
  sayOther() {
    const { webContents } = only(windows);
    ipcMain.emit('karta:message', FRAMES.own(webContents), { toString: 'OPEN' });
  },
  resume: () => powerMonitor.emit('resume'),
  /** Whether the window stays. */
  closing() {
    const closing = new Cancellable();
    only(windows).emit('close', closing);
    return closing.prevented;
  },
  press(input: string) {
    const pressed = new Cancellable();
    only(windows).webContents.emit('before-input-event', pressed, JSON.parse(input));
    return pressed.prevented;
  },
  endOfSession: () => app.emit('before-quit'),
  secondInstance: () => app.emit('second-instance'),
  closeWindow() {
    only(windows).emit('closed');
    return app.emit('window-all-closed');
  },
};

interface Command {
  readonly id: number;
  readonly name: keyof typeof commands;
  readonly args: readonly string[];
}

process.on('message', async ({ id, name, args }: Command) => {
  const command = commands[name] as (...args: readonly string[]) => unknown;
  process.send?.({ id, answer: await command(...args) });
});
