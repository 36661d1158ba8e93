import type { DayEndsAt } from '../../domain/offline-limit.ts';
import { dayStartsIn } from '../journal/day-start.ts';

/** From any day's start this lies in the next one, changed clocks or not. */
const INTO_NEXT_DAY_MS = 36 * 3_600_000;

/** Tells when the day ends that a clock on the wall of `timeZone` (an IANA name) shows; epoch ms. */
export function dayEndsIn(timeZone: string): DayEndsAt {
  const startOf = dayStartsIn(timeZone);
  return (at) => startOf(startOf(at) + INTO_NEXT_DAY_MS);
}
