import { startElectronHost } from './hosts/electron/electron-host.ts';

startElectronHost(import.meta.url, process.env);
