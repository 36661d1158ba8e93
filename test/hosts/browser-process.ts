import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

const PROGRAM = new URL('../../out/main/training.js', import.meta.url).pathname;

/** The built training program with the browser host, as a process of its own. */
export class BrowserProcess {
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess;
  #output = '';
  #errors = '';

  constructor(environment: Readonly<Record<string, string>>, ...words: string[]) {
    const child = spawn(process.execPath, [PROGRAM, '--host', 'browser', ...words], {
      env: { ...environment },
    });
    this.#child = child;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text;
    });
    this.ended = once(child, 'close').then(([code]) => code as number | null);
    onTestFinished(async () => {
      child.kill('SIGKILL');
      await this.ended;
    });
  }

  get output(): string {
    return this.#output;
  }

  get errors(): string {
    return this.#errors;
  }

  /** The address that the program prints; throws what it said if it ends before. */
  async entrance(): Promise<URL> {
    for (;;) {
      const [address] = /http:\S+#\S+(?=\n)/.exec(this.#output) ?? [];
      if (address !== undefined) return new URL(address);
      if (this.#child.exitCode !== null) throw new Error(`the program has ended: ${this.#errors}`);
      const { stdout } = this.#child;
      if (stdout) await Promise.race([once(stdout, 'data'), this.ended]);
    }
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.#child.kill(signal);
    return this.ended;
  }
}
