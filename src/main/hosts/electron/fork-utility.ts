import { utilityProcess } from 'electron';
import type { ReaderMessage } from '../../reader/reader-message.ts';
import type { ReaderChild } from '../../reader/reader-supervisor.ts';

/** The reader's process in a packaged program, which runs no Node and whose addon has Electron's ABI. */
export function forkUtility(childPath: string, argument: string): ReaderChild {
  const child = utilityProcess.fork(childPath, [argument], { stdio: 'ignore', serviceName: 'karta-reader' });
  return {
    onMessage: (listener) => void child.on('message', (message: ReaderMessage) => listener(message)),
    onEnd: (listener) => void child.once('exit', () => listener()),
    kill: () => kill(child.pid),
  };
}

/** `UtilityProcess.kill` asks politely, and a child that hangs in the driver hears nothing. */
function kill(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
