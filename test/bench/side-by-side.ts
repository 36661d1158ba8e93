import { median } from './row.ts';

export interface Sides {
  readonly ours: number;
  readonly peer: number;
}

/**
 * Median µs of one call on both sides. The sides take turns, and begin in turn, so that whatever else
 * the machine does falls on both. Each gets the number of its round, from 0; the first tenth is
 * not counted.
 */
export function sideBySide(
  rounds: number,
  callsPerRound: number,
  ours: (round: number) => void,
  peer: (round: number) => void,
): Sides {
  const times = { ours: [] as number[], peer: [] as number[] };
  const sides = [
    { run: ours, into: times.ours },
    { run: peer, into: times.peer },
  ];
  for (let round = 0; round < rounds; round += 1) {
    for (const { run, into } of round % 2 === 0 ? sides : sides.toReversed()) {
      const begun = performance.now();
      run(round);
      into.push(((performance.now() - begun) * 1000) / callsPerRound);
    }
  }
  const warm = Math.floor(rounds / 10);
  return { ours: median(times.ours.slice(warm)), peer: median(times.peer.slice(warm)) };
}
