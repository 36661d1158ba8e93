/**
 * Seeds that have found something once, each with what it was; they are run first. The two faults of
 * the program among them are kept as planted bugs as well, as a seed means something else whenever the
 * drawing of schedules is changed.
 */
export const FOUND_SEEDS: Readonly<Record<number, string>> = {};

/** The first seed of 1 to 2 000 that finds a planted bug, where that was looked for last. */
export const FOUND_BY: Readonly<Record<string, number>> = {};
