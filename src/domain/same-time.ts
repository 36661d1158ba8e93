/** `Date` is told in whole seconds, and clocks differ: nearer times of two sides have no order. */
export const SAME_TIME_MS = 120_000;
