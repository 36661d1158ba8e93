import { app, type BrowserWindow, dialog, Menu, powerMonitor, protocol } from 'electron';
import type { Environment } from '../../settings/environment.ts';
import { openWorkplace, type Workplace } from '../open-workplace.ts';
import { type ProgramFiles, programFiles } from '../program-files.ts';
import { bridgeWindow } from './bridge-window.ts';
import { forkUtility } from './fork-utility.ts';
import { openWindow } from './kiosk-window.ts';
import { lockWindow } from './lock-window.ts';
import { openPageSession, PAGE_SCHEME } from './page-session.ts';
import { refuseLeaving } from './refuse-leaving.ts';

/**
 * The kiosk in a window of its own, as the program whose `import.meta.url` is given. Call it before Electron
 * is ready: scheme and sandbox are set only then.
 */
export function startElectronHost(entry: string, environment: Environment): void {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([PAGE_SCHEME]);
  // Without a menu its keys are gone too: reload, zoom, developer tools.
  Menu.setApplicationMenu(null);
  app.on('web-contents-created', (_event, contents) => refuseLeaving(contents));
  process.on('uncaughtException', endByFault);
  app
    .whenReady()
    .then(() => open(programFiles(entry), environment))
    .catch(endByFault);
}

async function open(files: ProgramFiles, environment: Environment): Promise<void> {
  const { resources, readerChild, readerNode, backupWorker, pageWorker, checkpointWorker } = files;
  const workplace = await openWorkplace(environment, {
    resources,
    readerChild,
    readerNode,
    backupWorker,
    pageWorker,
    checkpointWorker,
    ...(app.isPackaged && { forkReader: forkUtility }),
    contours: ['production', 'training'],
  });
  if (workplace.ok) show(workplace.value, files);
  else endWith(workplace.problem.join('\n\n'));
}

function show(workplace: Workplace, files: ProgramFiles): void {
  closeAtQuit(workplace);
  const window = openWindow(openPageSession(files.page), files.preload);
  bridgeWindow(window, workplace.serve);
  if (workplace.settings.kioskMode) lockWindow(window);
  // What was connected before the machine slept is not to be trusted.
  powerMonitor.on('resume', () => workplace.afterSleep());
  app.on('second-instance', () => bringForward(window));
  app.on('window-all-closed', () => app.quit());
}

/** Quitting waits for the parts of the kiosk, then really ends. */
function closeAtQuit(workplace: Workplace): void {
  app.once('will-quit', (event) => {
    event.preventDefault();
    void workplace.close().finally(() => app.exit());
  });
}

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

function endWith(text: string): void {
  dialog.showErrorBox('Киоск «Карта жителя»', text);
  app.exit(1);
}

/** The message of a fault of the journal is ours and bears no data; another's might, so only its name is told. */
function endByFault({ name, message }: Error): void {
  const unforeseen = `Сбой программы (${name}). Запустите её снова. Если сбой повторится, позовите специалиста ИТ.`;
  endWith(name === 'JournalFault' ? message : unforeseen);
}
