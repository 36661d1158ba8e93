import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { onTestFinished } from 'vitest';

const MAIN = new URL('../../out/main/index.js', import.meta.url).pathname;
const HOOKS = new URL('./stand-in/hooks.ts', import.meta.url).href;

interface Call {
  readonly call: string;
  readonly detail?: unknown;
}

interface Answer {
  readonly id: number;
  readonly answer: unknown;
}

/** The built main process over the stand-in for Electron. */
export class ElectronProcess {
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess;
  readonly #calls: Call[] = [];
  readonly #news = new EventEmitter();
  /** Rejects at the end of the program with what it said. */
  readonly #failure: Promise<never>;
  #errors = '';
  #asked = 0;

  constructor(environment: Readonly<Record<string, string>>) {
    const child = fork(MAIN, { execArgv: ['--import', HOOKS], env: { ...environment }, stdio: 'pipe' });
    this.#child = child;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text;
    });
    child.on('message', (message: Call | Answer) => this.#hear(message));
    this.ended = once(child, 'close').then(([code]) => code as number | null);
    this.#failure = this.ended.then(() => {
      throw new Error(`the program has ended: ${this.#errors}`);
    });
    this.#failure.catch(() => {});
    onTestFinished(async () => {
      child.kill('SIGKILL');
      await this.ended;
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Details of all calls of that name so far. */
  calls(name: string): unknown[] {
    return this.#calls.filter(({ call }) => call === name).map(({ detail }) => detail);
  }

  /** Waits for a call of that name whose detail fits; throws what the program said if it ends before. */
  async until<Detail>(name: string, fits: (detail: Detail) => boolean = () => true): Promise<void> {
    while (!this.calls(name).some((detail) => fits(detail as Detail))) {
      await Promise.race([once(this.#news, 'call'), this.#failure]);
    }
  }

  tell(name: string, ...args: string[]): number {
    const id = this.#asked++;
    this.#child.send({ id, name, args });
    return id;
  }

  async ask(name: string, ...args: string[]): Promise<unknown> {
    const id = this.tell(name, ...args);
    const [answer] = await Promise.race([once(this.#news, `answer ${id}`), this.#failure]);
    return answer;
  }

  #hear(message: Call | Answer): void {
    if ('id' in message) this.#news.emit(`answer ${message.id}`, message.answer);
    else {
      this.#calls.push(message);
      this.#news.emit('call');
    }
  }
}
