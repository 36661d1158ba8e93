import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { app } from './app.ts';
import { type Handler, tell } from './tell.ts';

export const ipcMain = new EventEmitter();

export class Contents extends EventEmitter {
  readonly mainFrame = { parent: null, origin: 'karta://kiosk' };
  /** What the page's side of the channel hears. */
  readonly page = new EventEmitter();
  openHandler: Handler<unknown> = () => ({ action: 'allow' });

  setWindowOpenHandler(handler: Handler<unknown>): void {
    this.openHandler = handler;
  }

  send(channel: string, payload: unknown): void {
    this.page.emit(channel, {}, structuredClone(payload));
  }
}

export class Window extends EventEmitter {
  readonly webContents = new Contents();
  readonly #preload: string;

  constructor(options: { readonly webPreferences: { readonly preload: string } }) {
    super();
    tell('window', options);
    this.#preload = options.webPreferences.preload;
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    tell('loadURL', url);
    await Promise.resolve();
    runPage(this.webContents, this.#preload);
    this.emit('ready-to-show');
  }

  show(): void {
    tell('show');
  }

  isDestroyed(): boolean {
    return false;
  }

  setKiosk(on: boolean): void {
    tell('kiosk', on);
  }

  isMinimized(): boolean {
    return true;
  }

  restore(): void {
    tell('restore');
  }

  focus(): void {
    tell('focus');
  }
}

interface Bridge {
  send(message: string): void;
  onMessage(listener: (message: string) => void): void;
}

/** What the page has of the preload, and a page that tells the test all that it hears. */
let bridge: Bridge | undefined;

export function sendFromPage(message: string): void {
  bridge?.send(message);
}

/** A sandboxed preload gets these two of Electron and no module else; the page gets what it exposes. */
function runPage(contents: Contents, preload: string): void {
  const world: Record<string, Bridge> = {};
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) => Object.assign(world, { [name]: api }),
    },
    ipcRenderer: {
      on: (channel: string, listener: Handler<void>) => contents.page.on(channel, listener),
      send: (channel: string, message: unknown) =>
        ipcMain.emit(
          channel,
          { sender: contents, senderFrame: contents.mainFrame },
          structuredClone(message),
        ),
    },
  };
  const require = (name: string): object => {
    if (name !== 'electron') throw new Error(`a sandboxed preload has no ${name}`);
    return electron;
  };
  new Function('require', readFileSync(preload, 'utf8'))(require);
  const exposed = Object.entries(world).map(([name, api]) => [name, Object.keys(api)]);
  tell('exposed', exposed);
  bridge = world['kiosk'];
  bridge?.onMessage((message) => tell('heard', message));
}
