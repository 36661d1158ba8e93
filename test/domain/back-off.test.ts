import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOffMs } from '../../src/domain/back-off.ts';

describe('backOffMs', () => {
  it.each([
    [1, 5_000],
    [2, 15_000],
    [3, 60_000],
    [4, 300_000],
    [5, 900_000],
    [6, 900_000],
    [1000, 900_000],
  ])('after %i tries waits %i ms, a fifth less or more', (tries, delayMs) => {
    expect(backOffMs(tries, 0)).toBe(delayMs);
    expect(backOffMs(tries, -1)).toBe(delayMs * 0.8);
    expect(backOffMs(tries, 1)).toBe(delayMs * 1.2);
  });

  it('stays within the fifth', () => {
    const skew = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), skew, (tries, by) => {
        const delayMs = backOffMs(tries, by);
        return delayMs >= backOffMs(tries, -1) && delayMs <= backOffMs(tries, 1) && Number.isInteger(delayMs);
      }),
    );
  });

  it.each([
    [0, 0],
    [1.5, 0],
    [1, 1.01],
    [1, -1.01],
    [1, Number.NaN],
  ])('throws for %d tries and a skew of %d', (tries, skew) => {
    expect(() => backOffMs(tries, skew)).toThrow(RangeError);
  });
});
