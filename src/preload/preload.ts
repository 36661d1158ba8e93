import { contextBridge, ipcRenderer } from 'electron';

/** All that the page can do: hear snapshots. It can ask for nothing and sees no event object. */
contextBridge.exposeInMainWorld('kiosk', {
  onSnapshot(listener: (snapshot: unknown) => void): void {
    ipcRenderer.on('karta:snapshot', (_event, snapshot: unknown) => listener(snapshot));
    ipcRenderer.send('karta:subscribe');
  },
});
