import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';

/** How long the main loop stood still at most while `work` went on, and how long that took. */
export async function stallMs(work: () => Promise<void>): Promise<{ longest: number; tookMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const begun = performance.now();
  delay.enable();
  await work();
  delay.disable();
  return { longest: delay.max / 1e6, tookMs: performance.now() - begun };
}

/** Nothing but the turns of the loop itself. */
export async function passTurns(forMs: number): Promise<void> {
  const end = performance.now() + forMs;
  while (performance.now() < end) await setImmediate();
}
