const DELAYS_MS = [5_000, 15_000, 60_000, 300_000] as const;
const LONGEST_MS = 900_000;
const WIDEST_SKEW = 0.2;
/** With its skew: no attempt is put off by more. */
export const LONGEST_BACK_OFF_MS = LONGEST_MS * (1 + WIDEST_SKEW);

/**
 * How long to wait after so many tries in vain (1, 2, …). `skew` in [-1, 1] moves the delay by up to
 * a fifth, so that the kiosks of a region do not come back all at once.
 */
export function backOffMs(tries: number, skew: number): number {
  if (!Number.isInteger(tries) || tries < 1) throw new RangeError('tries are counted from 1');
  if (!(skew >= -1 && skew <= 1)) throw new RangeError('skew lies between -1 and 1');
  const delayMs = DELAYS_MS[tries - 1] ?? LONGEST_MS;
  return Math.round(delayMs * (1 + WIDEST_SKEW * skew));
}
