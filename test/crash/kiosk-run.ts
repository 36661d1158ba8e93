import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Line {
  readonly event?: string;
  readonly registrationNumber?: string;
  readonly result?: string;
  readonly exit?: number;
}

/** One start of the program. */
export class KioskRun {
  readonly child: ChildProcess;
  readonly lines: Line[] = [];
  /** Resolves when the process is gone and everything it said is heard. */
  readonly ended: Promise<void>;
  #complaints = '';

  constructor(child: ChildProcess, onLine: (line: Line) => void) {
    this.child = child;
    const { stdout, stderr } = child;
    if (!stdout || !stderr) throw new Error('the program has no output');
    createInterface({ input: stdout }).on('line', (text) => {
      const line = JSON.parse(text) as Line;
      this.lines.push(line);
      onLine(line);
    });
    stderr.on('data', (text) => {
      this.#complaints += text;
    });
    this.ended = new Promise((resolve) => child.once('close', () => resolve()));
  }

  get wasKilled(): boolean {
    return this.child.signalCode === 'SIGKILL';
  }

  get complaints(): string {
    return this.#complaints;
  }
}
