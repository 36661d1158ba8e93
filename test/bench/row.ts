/** One ratio of a bench row: ours against a peer measured in the same run. */
export interface Figure {
  readonly name: string;
  readonly ours: number;
  readonly peer: number;
  /** Unit of `ours` and `peer`, e.g. `µs`. */
  readonly unit: string;
  /** The largest `ours / peer` that meets the goal; infinite for a figure that only stands beside one. */
  readonly limit: number;
}

export interface BenchRow {
  /** Id of the goal, e.g. `J1`. */
  readonly id: string;
  readonly what: string;
  /** Throws `Skipped` where the machine lacks something; the message says what and how to get it. */
  measure(): Promise<readonly Figure[]>;
}

export class Skipped extends Error {}

/** Middle value; the list is not empty. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}
