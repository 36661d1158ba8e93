import type { StepRecord } from '../journal/journal.ts';

const MOST_AN_HOUR = 60;
const HOUR_MS = 3_600_000;

/**
 * When the next request of an application may leave, epoch ms; undefined: now. Back-offs keep far below this. It
 * holds whatever the Department answers and whoever is impatient.
 */
export function freeAgainAt(steps: readonly StepRecord[], now: number): number | undefined {
  const recent = steps.slice(-MOST_AN_HOUR);
  const first = recent[0];
  if (recent.length < MOST_AN_HOUR || first === undefined) return undefined;
  // What lies an hour ahead was written by a clock that was put back since.
  return Math.abs(now - first.intendedAt) < HOUR_MS ? first.intendedAt + HOUR_MS : undefined;
}
