import { seeded } from '../bench/invented-people.ts';

/** All chance of one schedule; two of the same seed fall alike. */
export class Dice {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seeded(seed);
    // Neighbouring seeds begin alike: the first throws are not used.
    for (let thrown = 0; thrown < 8; thrown += 1) this.#random();
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1));
  }

  /** Uniform in [-1, 1]. */
  skew(): number {
    return this.#random() * 2 - 1;
  }

  pick<Value>(list: readonly Value[]): Value {
    const picked = list[this.between(0, list.length - 1)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  /** Each value with the chance that its weight has among all. */
  weighed<Value extends string>(weights: Readonly<Record<Value, number>>): Value {
    const entries = Object.entries<number>(weights) as [Value, number][];
    let left = this.#random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of entries) {
      left -= weight;
      if (left < 0) return value;
    }
    throw new Error('no weight is above zero');
  }
}
