import { Chronicle } from '../chronicle.ts';
import { Coverage } from '../coverage.ts';
import { Dice } from '../dice.ts';
import type { When } from '../fault-cell.ts';
import { BEGINS_AT } from '../model-department.ts';
import { type Citizen, inventCitizens } from './citizens.ts';
import { ModelList } from './model-list.ts';
import type { ReverseFaultKind, ReversePlace } from './reverse-fault-kinds.ts';
import {
  drawReverseFaults,
  drawReversePolicies,
  type ReverseFaults,
  type ReversePolicies,
} from './reverse-faults.ts';
import type { ReversePlanted } from './reverse-planted-bugs.ts';

/** One schedule of the reverse flow: its time, its chance, the Department's list, and what was seen to go wrong. */
export class ReverseWorld extends Chronicle {
  readonly seed: number;
  readonly planted: ReversePlanted;
  readonly dice: Dice;
  readonly kiosks: number;
  readonly policies: ReversePolicies;
  readonly faults: ReverseFaults;
  readonly citizens: readonly Citizen[];
  readonly list: ModelList;
  readonly coverage = new Coverage<ReverseFaultKind, ReversePlace>();
  /** An older file is put back now and then; drawn apart, so that all else of a seed stays as it is. */
  readonly restoring: Dice;
  readonly restores: boolean;
  /** What is looked at beside what happens; it must not change that. */
  readonly looking: Dice;
  readonly jumping: Dice;
  /** Entries that stay on the list for ever. */
  spoilt = 0;
  made = 0;

  constructor(seed: number, planted: ReversePlanted) {
    super();
    this.seed = seed;
    this.planted = planted;
    this.dice = new Dice(seed);
    this.restoring = new Dice(seed + 1_000_000_007);
    this.looking = new Dice(seed + 2_000_000_011);
    this.jumping = new Dice(seed + 1_500_000_001);
    this.restores = this.restoring.chance(0.25);
    this.kiosks = this.dice.pick([1, 1, 1, 2, 3]);
    this.policies = drawReversePolicies(this.dice, this.kiosks);
    this.faults = drawReverseFaults(this.dice);
    this.list = new ModelList(this.policies.laterStatus);
    this.citizens = inventCitizens(this.dice);
  }

  get now(): number {
    return BEGINS_AT + Math.floor(this.time.elapsed);
  }

  /** Whether a fault of that kind comes now; never once all is healed. */
  strikes(kind: keyof ReverseFaults): boolean {
    const rate = this.faults[kind];
    return !this.isHealed && rate > 0 && this.dice.chance(rate / 1000);
  }

  nextOperationId(): string {
    this.made += 1;
    return `op-${String(this.made).padStart(3, '0')}`;
  }

  hit(kind: ReverseFaultKind, place: ReversePlace, when: When): void {
    this.coverage.hit(kind, place, when);
  }
}
