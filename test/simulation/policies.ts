import type { Dice } from './dice.ts';

/** What the regulation is silent about: drawn anew for each schedule. */
export interface Policies {
  /** A pair that is active is connected again. */
  readonly repeatedPair: 'done' | 'refused';
  readonly ownerBeforeActive: boolean;
  readonly secondUid: 'overwrites' | 'refused';
  readonly mostLagMs: number;
  readonly numSidInAnswer: boolean;
  readonly clientsLookAtCards: boolean;
  /** Its clock against ours. */
  readonly clockSkewMs: number;
  readonly datesItsAnswers: boolean;
  /** How long an application may wait unsent in this region, ms. */
  readonly longestUnsentMs: number;
}

export function drawPolicies(dice: Dice): Policies {
  return {
    repeatedPair: dice.pick(['done', 'refused']),
    ownerBeforeActive: dice.chance(0.5),
    secondUid: dice.pick(['overwrites', 'refused']),
    mostLagMs: dice.pick([0, 1_000, 5_000]),
    numSidInAnswer: dice.chance(0.8),
    clientsLookAtCards: dice.chance(0.4),
    clockSkewMs: dice.pick([0, 0, 90_000, -180_000, 7_200_000]),
    datesItsAnswers: dice.chance(0.8),
    longestUnsentMs: dice.pick([Infinity, Infinity, 86_400_000, 600_000]),
  };
}

/** What goes wrong in a schedule, each kind or not at all; per thousand of its occasions. */
export interface Faults {
  readonly lostBefore: number;
  readonly lostAfter: number;
  readonly late: number;
  readonly badBefore: number;
  readonly badAfter: number;
  readonly doubled: number;
  readonly slow: number;
  readonly notSent: number;
  readonly notProcessed: number;
  readonly schoolboy: number;
  /** The Department does not find a card that it knows a moment later. */
  readonly cardNotFound: number;
  readonly crash: number;
  readonly diskFull: number;
  readonly clockJump: number;
  readonly outside: number;
}

const WORST: Faults = {
  lostBefore: 400,
  lostAfter: 450,
  late: 400,
  badBefore: 150,
  badAfter: 200,
  doubled: 150,
  slow: 200,
  notSent: 150,
  notProcessed: 200,
  schoolboy: 300,
  cardNotFound: 350,
  crash: 25,
  diskFull: 50,
  clockJump: 300,
  outside: 500,
};

/** What a request that lands late needs to be seen: a repeat that is refused before it, and little else. */
const LATE_LANDING: Partial<Faults> = { late: 600, cardNotFound: 600 };

/** A schedule has few kinds of faults and has them often: so they meet. */
export function drawFaults(dice: Dice): Faults {
  if (dice.chance(0.1)) return lateLanding(dice);
  const rates = Object.entries(WORST).map(([name, most]) => [
    name,
    dice.chance(0.4) ? dice.between(1, most) : 0,
  ]);
  return Object.fromEntries(rates) as Faults;
}

function lateLanding(dice: Dice): Faults {
  const none = Object.fromEntries(Object.keys(WORST).map((name) => [name, 0])) as unknown as Faults;
  const crash = dice.chance(0.5) ? 25 : 0;
  return { ...none, ...LATE_LANDING, crash, clockJump: dice.chance(0.5) ? 500 : 0 };
}
