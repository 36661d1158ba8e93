import { EventEmitter, once } from 'node:events';

interface Answer {
  readonly id: number | null;
  readonly result?: { readonly type: string; readonly data?: unknown };
  readonly error?: unknown;
}

/** A connection at the level of messages, with what came over it. */
export class Line {
  readonly heard: string[] = [];
  readonly ended: Promise<unknown>;
  readonly #send: (text: string) => void;
  readonly #news = new EventEmitter();
  /** Beyond those that a test gives itself. */
  #lastId = 1000;

  constructor(send: (text: string) => void) {
    this.#send = send;
    this.ended = once(this.#news, 'end');
  }

  send(text: string): void {
    this.#send(text);
  }

  hear(text: string): void {
    this.heard.push(text);
    this.#news.emit('heard');
  }

  end(): void {
    this.#news.emit('end');
  }

  /** The answer to a call; `input` is JSON text, so that anything can be sent. */
  ask(method: string, path: string, input?: string): Promise<Answer> {
    const id = ++this.#lastId;
    const given = input === undefined ? '' : `,"input":${input}`;
    this.send(`{"id":${id},"method":"${method}","params":{"path":${JSON.stringify(path)}${given}}}`);
    return this.answer(id);
  }

  async answer(id: number | null): Promise<Answer> {
    for (;;) {
      const found = this.answers().find((answer) => answer.id === id);
      if (found) return found;
      await once(this.#news, 'heard');
    }
  }

  answers(): Answer[] {
    return this.heard.filter((text) => text.startsWith('{')).map((text) => JSON.parse(text) as Answer);
  }
}
