import type { ClearingWaits } from '../../src/domain/clearing.ts';
import { Chronicle } from './chronicle.ts';
import { Coverage } from './coverage.ts';
import { Dice } from './dice.ts';
import type { FaultKind, Place } from './fault-kinds.ts';
import { BEGINS_AT, ModelDepartment } from './model-department.ts';
import { inventResidents, type Resident } from './people.ts';
import type { Planted } from './planted-bugs.ts';
import { drawFaults, drawPolicies, type Faults, type Policies } from './policies.ts';

/** One schedule: its time, its chance, the Department and the people in it, and what was seen to go wrong. */
export class World extends Chronicle {
  readonly seed: number;
  readonly planted: Planted;
  readonly dice: Dice;
  readonly policies: Policies;
  readonly faults: Faults;
  readonly department: ModelDepartment;
  readonly residents: readonly Resident[];
  readonly coverage = new Coverage<FaultKind, Place>();
  #digests = 0;
  /** Hashes of the cards whose chip was sent. */
  readonly chipsSent = new Set<string>();
  /** An older file is put back now and then; drawn apart, so that all else of a seed stays as it is. */
  readonly restoring: Dice;
  readonly restores: boolean;
  readonly jumping: Dice;

  /** As a profile may set it: now and then as in training. */
  readonly waits: ClearingWaits;

  constructor(seed: number, planted: Planted) {
    super();
    this.seed = seed;
    this.planted = planted;
    this.dice = new Dice(seed);
    this.restoring = new Dice(seed + 1_000_000_007);
    this.jumping = new Dice(seed + 2_000_000_011);
    this.restores = this.restoring.chance(0.2);
    this.policies = drawPolicies(this.dice);
    this.faults = drawFaults(this.dice);
    this.department = new ModelDepartment(this.policies, () => this.time.elapsed);
    this.waits = { settleMs: this.dice.pick([30_000, 30_000, 10_000]), lateLandingMs: 150_000 };
    this.residents = inventResidents(this.dice);
    for (const { cards } of this.residents) for (const { hash } of cards) this.department.addCard(hash);
  }

  get now(): number {
    return BEGINS_AT + this.time.elapsed;
  }

  /** Whether a fault of that kind comes now; never once all is healed. */
  strikes(kind: keyof Faults): boolean {
    const rate = this.faults[kind];
    return !this.isHealed && rate > 0 && this.dice.chance(rate / 1000);
  }

  /** Each request has a digest of its own, so that it is known which intent it belongs to. */
  nextDigest(): string {
    this.#digests += 1;
    return this.#digests.toString(16).padStart(64, '0');
  }
}
