import type { Push } from './push.ts';

/** Topics of which the last word is kept and told to whoever comes later. */
type Kept = 'reader' | 'connection' | 'queue' | 'today' | 'desk' | 'to_tell' | 'reverse';
type Changed = Omit<Extract<Push, { topic: 'changed' }>, 'topic'>;

/** Undefined: it can't be told just now; it is tried again with the next change. */
export type Topics = { readonly [Topic in Kept]: () => Extract<Push, { topic: Topic }> | undefined };

const ALL: readonly Kept[] = ['reader', 'connection', 'queue', 'today', 'desk', 'to_tell', 'reverse'];

/**
 * Tells screens what has changed. A burst of changes is one push a topic, and a topic that looks as it
 * did is none: a thousand deliveries must not be a thousand lists.
 */
export class PushBoard {
  readonly #topics: Topics;
  readonly #pace: (work: () => void) => void;
  readonly #listeners = new Set<(push: Push) => void>();
  /** As JSON, which is also how the transports carry it. */
  readonly #told = new Map<Kept, string>();
  readonly #touched = new Set<Kept>(ALL);
  readonly #changed = new Map<string, Changed>();
  #paced = false;
  #closed = false;

  /** `pace` runs its work a little later, and not more often than screens can follow. */
  constructor(topics: Topics, pace: (work: () => void) => void) {
    this.#topics = topics;
    this.#pace = pace;
  }

  /** All kept topics as they are now, at once; the returned function ends it. */
  onPush(listener: (push: Push) => void): () => void {
    this.touchAll();
    this.flush();
    for (const told of this.#told.values()) listener(JSON.parse(told) as Push);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  touch(...topics: readonly Kept[]): void {
    for (const topic of topics) this.#touched.add(topic);
    this.#later();
  }

  touchAll(): void {
    this.touch(...ALL);
  }

  /** Without waiting for the others: what the hand has just done shows at once. */
  tellNow(topic: Kept): void {
    this.#touched.add(topic);
    if (!this.#closed) this.#tellTopic(topic);
  }

  /** An application or a draft has changed: read again where it is shown. */
  change(changed: Changed): void {
    this.#changed.set(`${changed.applicationId}/${changed.draftId}/${changed.operationId}`, changed);
    this.#later();
  }

  /** To those who listen now, and not kept. */
  tell(push: Push): void {
    if (!this.#closed) for (const listener of [...this.#listeners]) listener(push);
  }

  /** What has gathered, without waiting. */
  flush(): void {
    if (this.#closed) return;
    for (const topic of [...this.#touched]) this.#tellTopic(topic);
    const changed = [...this.#changed.values()];
    this.#changed.clear();
    for (const each of changed) this.tell({ topic: 'changed', ...each });
  }

  close(): void {
    this.#closed = true;
    this.#listeners.clear();
  }

  #later(): void {
    if (this.#paced) return;
    this.#paced = true;
    this.#pace(() => {
      this.#paced = false;
      this.flush();
    });
  }

  #tellTopic(topic: Kept): void {
    const push = this.#topics[topic]();
    if (push === undefined) return;
    this.#touched.delete(topic);
    const text = JSON.stringify(push);
    if (this.#told.get(topic) === text) return;
    this.#told.set(topic, text);
    this.tell(push);
  }
}
