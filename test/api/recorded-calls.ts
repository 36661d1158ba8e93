import type { Push } from '../../src/main/api/push.ts';
import type { ServedCalls } from '../../src/main/api/serve-screens.ts';

export const FIRST_PUSHES: readonly Push[] = [
  { topic: 'reader', reader: { status: 'waiting' } },
  { topic: 'connection', connection: { status: 'not_tried' } },
];

/** Calls that write down what has reached them; each answers with its own name. */
export class RecordedCalls {
  readonly reached: (readonly unknown[])[] = [];
  readonly listeners = new Set<(push: Push) => void>();
  role: 'guest' | 'clerk' = 'clerk';
  /** What a call does in place of an answer. */
  readonly instead = new Map<string, () => unknown>();

  readonly calls = new Proxy({} as ServedCalls, {
    get: (_calls, name) => this.#method(String(name)),
  });

  push(push: Push): void {
    for (const listener of this.listeners) listener(push);
  }

  #method(name: string): unknown {
    if (name === 'clerkIsIn') return () => this.role === 'clerk';
    if (name === 'onPush') return (listener: (push: Push) => void) => this.#listen(listener);
    return (...given: unknown[]) => {
      this.reached.push([name, ...given]);
      return this.instead.get(name)?.() ?? { ok: true, value: name };
    };
  }

  #listen(listener: (push: Push) => void): () => void {
    this.listeners.add(listener);
    for (const push of FIRST_PUSHES) listener(push);
    return () => void this.listeners.delete(listener);
  }
}
