import { fork } from 'node:child_process';
import type { ReaderChildOptions, ReaderMessage } from './reader-message.ts';
import { type ReaderChild, ReaderSupervisor } from './reader-supervisor.ts';
import { systemTimers } from './timers.ts';

export interface PcscReaderOptions extends ReaderChildOptions {
  /** A Node whose ABI the addon was built for. */
  readonly execPath: string;
  /** `reader-child.ts`, or what the bundler made of it. */
  readonly childPath: string;
  readonly fork?: ForkReader;
}

/** Starts the program at `childPath` with its one argument. */
export type ForkReader = (childPath: string, argument: string) => ReaderChild;

/** The readers of this machine, through PC/SC, in a child process under a supervisor. */
export function createPcscReader(options: PcscReaderOptions): ReaderSupervisor {
  const { execPath, childPath, fork: start = forkNode(execPath), ...rest } = options;
  const argument = JSON.stringify(rest satisfies ReaderChildOptions);
  return new ReaderSupervisor({ fork: () => start(childPath, argument), timers: systemTimers });
}

function forkNode(execPath: string): ForkReader {
  return (childPath, argument) => childOf(execPath, childPath, argument);
}

function childOf(execPath: string, childPath: string, argument: string): ReaderChild {
  const child = fork(childPath, [argument], {
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
