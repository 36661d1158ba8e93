import { contextBridge, ipcRenderer } from 'electron';

let hear = (_message: string): void => {};
ipcRenderer.on('karta:message', (_event, message: string) => hear(message));

/** All that the page can do: send text to main and hear text from it. It sees no event object. */
contextBridge.exposeInMainWorld('kiosk', {
  send: (message: string): void => ipcRenderer.send('karta:message', message),
  onMessage: (listener: (message: string) => void): void => {
    hear = listener;
  },
});
