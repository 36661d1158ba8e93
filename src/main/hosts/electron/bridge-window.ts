import { type BrowserWindow, type IpcMainEvent, ipcMain } from 'electron';
import { serveBridge } from '../../api/serve-bridge.ts';
import type { ScreenServer } from '../../api/serve-screens.ts';
import { PAGE_ORIGIN } from './page-session.ts';

/** The name that the preload repeats, because it can import nothing. */
const CHANNEL = 'karta:message';

/** The window's own page speaks to the kiosk, for as long as the window is there. */
export function bridgeWindow(window: BrowserWindow, serve: ScreenServer): void {
  const bridge = serveBridge(serve, (message) => {
    if (!window.isDestroyed()) window.webContents.send(CHANNEL, message);
  });
  ipcMain.on(CHANNEL, (event, message: unknown) => {
    if (isOwnPage(event, window)) bridge.hear(message);
  });
  window.webContents.on('render-process-gone', () => bridge.end());
  window.once('closed', () => bridge.end());
}

function isOwnPage({ sender, senderFrame }: IpcMainEvent, window: BrowserWindow): boolean {
  if (window.isDestroyed() || sender !== window.webContents) return false;
  return senderFrame?.parent === null && senderFrame.origin === PAGE_ORIGIN;
}
