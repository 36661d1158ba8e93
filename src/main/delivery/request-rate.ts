import type { StepRecord } from '../journal/journal.ts';

const MOST_AN_HOUR = 60;
const HOUR_MS = 3_600_000;
/** Looked at again by then: nothing is put off for longer than by the longest back-off. */
const LONGEST_DELAY_MS = 900_000;

/**
 * When an application that had too many requests is looked at again, epoch ms; undefined: it may send now.
 * Back-offs keep far below this bound. It holds whatever the Department answers and whoever is impatient.
 */
export function freeAgainAt(steps: readonly StepRecord[], now: number): number | undefined {
  const recent = steps.slice(-MOST_AN_HOUR);
  const first = recent[0];
  if (recent.length < MOST_AN_HOUR || first === undefined) return undefined;
  // What lies an hour ahead was written by a clock that was put back since.
  if (Math.abs(now - first.intendedAt) >= HOUR_MS) return undefined;
  return Math.min(first.intendedAt + HOUR_MS, now + LONGEST_DELAY_MS);
}
