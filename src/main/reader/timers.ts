/** Time as the reader is given it: tests give one that they move themselves. */
export interface Timers {
  /** Monotonic ms of no particular origin: a changed clock of the machine moves nothing here. */
  now(): number;
  /** Calls back once after `delayMs`; the returned function cancels it. */
  after(delayMs: number, callback: () => void): () => void;
}

export const systemTimers: Timers = {
  now: () => performance.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

/** What `work` gives, or `late` once `limitMs` are over; a late result of `work` is dropped. */
export function within<Value, Late>(
  timers: Timers,
  limitMs: number,
  work: Promise<Value>,
  late: Late,
): Promise<Value | Late> {
  return new Promise((resolve, reject) => {
    const cancel = timers.after(limitMs, () => resolve(late));
    work.then(resolve, reject).finally(cancel);
  });
}

export function pause(timers: Timers, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    timers.after(delayMs, resolve);
  });
}
