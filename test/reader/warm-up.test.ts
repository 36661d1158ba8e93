import { expect, it } from 'vitest';
import type { Timers } from '../../src/main/reader/timers.ts';
import { warmUp } from '../../src/main/reader/warm-up.ts';
import { FakeTimers } from './fake-timers.ts';

it('reads its made-up card without a moment of time and leaves no timer behind', async () => {
  const timers = new FakeTimers();
  let read = 0;
  const counting: Timers = {
    now: () => timers.now(),
    after: (delayMs, late) => {
      read += 1;
      return timers.after(delayMs, late);
    },
  };
  await warmUp(counting);
  // Seven APDUs each: a session that ends early warms nothing.
  expect(read % 7).toBe(0);
  expect(read).toBeGreaterThan(7 * 10);
  expect(timers.pending).toBe(0);
});
