import { Worker } from 'node:worker_threads';
import type { KeyStore } from './key-store.ts';

/** What the thread works on. */
export interface LogOfJournal {
  readonly journal: string;
  readonly key: Uint8Array;
}

/** Brings what stands in the log to its place in the database, while others go on with both. */
export interface Checkpointer {
  /** Rejects where it can't be done by this one at all. */
  run(): Promise<void>;
  close(): void;
}

/** In a thread, which begins with the first need of it. It has the key for as long as the journal is open. */
export class CheckpointThread implements Checkpointer {
  readonly #worker: string;
  readonly #journal: string;
  readonly #keyStore: KeyStore;
  #thread: Worker | undefined;

  /** `worker`: path of the built `checkpoint-worker`. */
  constructor(worker: string, journal: string, keyStore: KeyStore) {
    this.#worker = worker;
    this.#journal = journal;
    this.#keyStore = keyStore;
  }

  async run(): Promise<void> {
    const thread = this.#thread ?? this.#begin();
    this.#thread = thread;
    // The program may end while the thread has nothing to do, and not before that.
    thread.ref();
    const said = settled(thread);
    thread.postMessage('checkpoint');
    await said;
    thread.unref();
  }

  close(): void {
    void this.#thread?.terminate();
  }

  #begin(): Worker {
    const key = this.#keyStore.get();
    if (!key.ok || key.value === undefined) throw new Error('the key of the journal is gone');
    const workerData: LogOfJournal = { journal: this.#journal, key: key.value };
    try {
      return new Worker(this.#worker, { workerData });
    } finally {
      // The thread has a copy of its own.
      key.value.fill(0);
    }
  }
}

function settled(thread: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = (): void => {
      thread.off('message', done).off('error', failed).off('exit', gone);
    };
    const done = (): void => {
      over();
      resolve();
    };
    const failed = (error: unknown): void => {
      over();
      reject(error);
    };
    const gone = (): void => failed(new Error('the thread has ended'));
    thread.on('message', done).on('error', failed).on('exit', gone);
  });
}
