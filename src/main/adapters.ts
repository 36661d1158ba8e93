import { randomBytes } from 'node:crypto';

/** Time and randomness as the rest of the kiosk is given them; tests give their own. */
export interface Adapters {
  /** Epoch ms. */
  readonly now: () => number;
  /** Milliseconds by a clock that never jumps, from any zero. */
  readonly elapsed: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Uniform in [-1, 1]. */
  readonly skew: () => number;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

export const realAdapters: Adapters = {
  now: Date.now,
  elapsed: () => performance.now(),
  randomBytes,
  skew: () => Math.random() * 2 - 1,
  sleep,
};

/** Ends early, without a throw, when `signal` aborts. */
function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done);
  });
}
