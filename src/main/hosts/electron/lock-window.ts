import { app, type BrowserWindow, type Input } from 'electron';

/**
 * Kiosk mode: the window fills the screen and does not close. The administrator's way out is a chord that
 * nobody presses by chance; there are no passwords yet, so it asks for none, and it opens the desktop only:
 * what a clerk may do is decided by the kiosk itself. The end of the machine's session closes it all the same.
 */
export function lockWindow(window: BrowserWindow): void {
  let locked = true;
  const unlock = (): void => {
    locked = false;
    window.setKiosk(false);
  };
  window.setKiosk(true);
  window.on('close', (event) => {
    if (locked) event.preventDefault();
  });
  window.webContents.on('before-input-event', (event, input) => {
    if (!isWayOut(input)) return;
    event.preventDefault();
    unlock();
  });
  app.once('before-quit', unlock);
}

/** By its place on the keyboard: the layout may be Russian. */
function isWayOut({ type, control, shift, alt, code }: Input): boolean {
  return type === 'keyDown' && control && shift && alt && code === 'KeyQ';
}
