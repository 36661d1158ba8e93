import type { Adapters } from '../adapters.ts';

/** Faster than that nobody reads, and a burst of changes costs so much less. */
const APART_MS = 100;

/** Runs work in the next turn, or later where it ran a moment ago; not at all once `signal` aborts. */
export function paced(
  { now, sleep }: Pick<Adapters, 'now' | 'sleep'>,
  signal: AbortSignal,
): (work: () => void) => void {
  let freeAt = 0;
  return (work) => {
    // Held below, for the clock may have been set back.
    const delayMs = Math.min(APART_MS, Math.max(0, freeAt - now()));
    void sleep(delayMs, signal).then(() => {
      if (signal.aborted) return;
      freeAt = now() + APART_MS;
      work();
    });
  };
}
