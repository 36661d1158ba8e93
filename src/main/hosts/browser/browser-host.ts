import type { Environment } from '../../settings/environment.ts';
import { openWorkplace, type Workplace } from '../open-workplace.ts';
import type { ProgramFiles } from '../program-files.ts';
import { openBrowserWindow } from './browser-window.ts';
import { type PageServer, servePage } from './page-server.ts';

export interface BrowserHostOptions {
  readonly environment: Environment;
  readonly files: ProgramFiles;
  /** 0: a free one. */
  readonly port: number;
  /** Whether the system's Chromium is opened; else the address is only told. */
  readonly open: boolean;
  /** Settles when the host has to end. */
  readonly stopped: Promise<unknown>;
}

/** The training kiosk in the system's browser, until it is stopped or its window is closed; gives the exit code. */
export async function runBrowserHost(options: BrowserHostOptions): Promise<number> {
  const { resources, readerChild, readerNode, backupWorker, pageWorker, checkpointWorker } = options.files;
  const workers = { backupWorker, pageWorker, checkpointWorker };
  const host = { resources, readerChild, readerNode, ...workers, contours: ['training'] as const };
  const workplace = await openWorkplace(options.environment, host);
  if (!workplace.ok) return complain(workplace.problem, 2);
  try {
    return await serve(workplace.value, options);
  } finally {
    await workplace.value.close();
  }
}

async function serve(workplace: Workplace, options: BrowserHostOptions): Promise<number> {
  const server = await servePage(options.files.page, workplace.serve, options.port);
  if (!server.ok) return complain([server.problem], 1);
  try {
    await show(server.value, workplace.settings.dataDirectory, options);
  } finally {
    await server.value.close();
  }
  return 0;
}

async function show(
  { entrance }: PageServer,
  dataDirectory: string,
  { open, stopped, environment }: BrowserHostOptions,
): Promise<void> {
  const window = open ? openBrowserWindow(entrance, dataDirectory, environment['PATH'] ?? '') : undefined;
  tellAddress(entrance, window !== undefined);
  if (window === undefined) await stopped;
  else if ((await Promise.race([window.ended, stopped])) === 'failed') {
    console.error('Окно браузера не открылось. Откройте адрес в Chromium сами или запустите киоск ещё раз.');
    await stopped;
  }
  await window?.close();
}

function tellAddress(entrance: string, opened: boolean): void {
  console.log(
    opened ? 'Киоск открывается в браузере. Если окна нет, откройте адрес:' : 'Откройте в Chromium:',
  );
  console.log(entrance);
  console.log('Адрес действует один раз.');
}

function complain(lines: readonly string[], exitCode: number): number {
  for (const line of lines) console.error(line);
  return exitCode;
}
