import { fork } from 'node:child_process';
import type { ReaderChildOptions, ReaderMessage } from './reader-message.ts';
import { type ReaderChild, ReaderSupervisor } from './reader-supervisor.ts';
import { systemTimers } from './timers.ts';

export interface PcscReaderOptions extends ReaderChildOptions {
  /** A Node whose ABI the addon was built for. */
  readonly execPath: string;
  /** `reader-child.ts`, or what the bundler made of it. */
  readonly childPath: string;
}

/** The readers of this machine, through PC/SC, in a child process under a supervisor. */
export function createPcscReader({ execPath, childPath, ...options }: PcscReaderOptions): ReaderSupervisor {
  return new ReaderSupervisor({ fork: () => forkChild(execPath, childPath, options), timers: systemTimers });
}

function forkChild(execPath: string, childPath: string, options: ReaderChildOptions): ReaderChild {
  const child = fork(childPath, [JSON.stringify(options)], {
    execPath,
    execArgv: [],
    // The card number travels as bytes: JSON would make a text of it that nobody can overwrite.
    serialization: 'advanced',
    // The driver prints to standard output in places; what it says is nothing for our log.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Without a listener a failed start would end the kiosk; `close` comes after it all the same.
  child.on('error', () => undefined);
  return {
    onMessage: (listener) => child.on('message', (message) => listener(message as ReaderMessage)),
    onEnd: (listener) => void child.once('close', listener),
    kill: () => void child.kill('SIGKILL'),
  };
}
