/**
 * The plus keeps SQLite from planning anew for each value bound: a bare `LIMIT ?` makes a look-up by
 * key five times as slow in this build.
 */
export const LIMIT = 'LIMIT +?';
