import type { OperationPolicy, VerdictMode } from '../../../src/domain/operation-policy.ts';
import type { Dice } from '../dice.ts';

/** What the regulation is silent about, and what an office is like: drawn anew for each schedule. */
export interface ReversePolicies {
  /** Operations asked for at once: few, so that pages are full. */
  readonly pageSize: number;
  /** A status that lands behind another one takes its place, or not. */
  readonly laterStatus: 'overwrites' | 'is_ignored';
  /** An operation that does not fit the schema spoils its own line of the batch, or the whole of it. */
  readonly schemaErrors: 'named' | 'whole';
  readonly datesItsAnswers: boolean;
  readonly office: OperationPolicy;
}

export function drawReversePolicies(dice: Dice, kiosks: number): ReversePolicies {
  return {
    pageSize: dice.pick([5, 5, 5, 8, 20, 1_000]),
    laterStatus: dice.pick(['overwrites', 'is_ignored']),
    schemaErrors: dice.pick(['named', 'whole']),
    datesItsAnswers: dice.chance(0.8),
    office: {
      unknownCard: dice.pick(['found', 'card_not_found']),
      personNotFound: drawMode(dice),
      cardUnfit: drawMode(dice),
      cardNotFound: drawMode(dice),
      hasSeveralWorkplaces: kiosks > 1 || dice.chance(0.3),
    },
  };
}

function drawMode(dice: Dice): VerdictMode {
  return dice.pick([{ by: 'profile' }, { by: 'profile_after', days: 1 }, { by: 'clerk' }, { by: 'clerk' }]);
}

/** What goes wrong in a schedule, each kind or not at all; per thousand of its occasions. */
export interface ReverseFaults {
  readonly lost: number;
  readonly answerLost: number;
  readonly late: number;
  readonly slow: number;
  readonly doubled: number;
  readonly badAnswer: number;
  readonly badAnswerAfter: number;
  readonly wrongRqUid: number;
  readonly wrongRqUidAfter: number;
  readonly noRqUid: number;
  readonly notSent: number;
  readonly notProcessed: number;
  /** A 400 that names some of the batch. */
  readonly someFail: number;
  /** A 400 that names none. */
  readonly wholeFails: number;
  readonly listedTwice: number;
  readonly crash: number;
  readonly diskFull: number;
  readonly clockJump: number;
  readonly forward: number;
  /** The Department forgets an operation. */
  readonly forgotten: number;
  readonly unreadable: number;
  readonly notTaken: number;
}

const WORST: ReverseFaults = {
  lost: 300,
  answerLost: 400,
  late: 400,
  slow: 300,
  doubled: 200,
  badAnswer: 200,
  badAnswerAfter: 200,
  wrongRqUid: 250,
  wrongRqUidAfter: 250,
  noRqUid: 300,
  notSent: 250,
  notProcessed: 250,
  someFail: 400,
  wholeFails: 250,
  listedTwice: 500,
  crash: 25,
  diskFull: 60,
  clockJump: 200,
  forward: 500,
  forgotten: 150,
  unreadable: 150,
  notTaken: 150,
};

/** A schedule has few kinds of faults and has them often: so they meet. */
export function drawReverseFaults(dice: Dice): ReverseFaults {
  const rates = Object.entries(WORST).map(([name, most]) => [
    name,
    dice.chance(0.35) ? dice.between(1, most) : 0,
  ]);
  return Object.fromEntries(rates) as ReverseFaults;
}
