import { type BrowserWindow, type IpcMainEvent, ipcMain } from 'electron';
import type { SnapshotFeed } from '../snapshot-feed.ts';
import { PAGE_ORIGIN } from './page-session.ts';

/** The two names that the preload repeats, because it can import nothing. */
const SUBSCRIBE = 'karta:subscribe';
const SNAPSHOT = 'karta:snapshot';

/** Tells the window's own page what is true, first when it asks and then at each change. */
export function pushSnapshots(window: BrowserWindow, feed: SnapshotFeed): void {
  ipcMain.on(SUBSCRIBE, (event) => {
    if (isOwnPage(event, window)) window.webContents.send(SNAPSHOT, feed.now());
  });
  const forget = feed.onChange((snapshot) => window.webContents.send(SNAPSHOT, snapshot));
  window.once('closed', forget);
}

function isOwnPage({ sender, senderFrame }: IpcMainEvent, window: BrowserWindow): boolean {
  return sender === window.webContents && senderFrame?.parent === null && senderFrame.origin === PAGE_ORIGIN;
}
