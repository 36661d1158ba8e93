import type { Fault } from '../../src/stand/fault.ts';
import { seeded } from '../bench/invented-people.ts';
import { Aim } from './aim.ts';
import { imageBreaches, wireBreaches } from './crash-rules.ts';
import { CrashingOffice } from './crashing-office.ts';
import { inventedVisitor } from './invented-visitor.ts';
import { applicationsOf, lastSequence, momentOfKill } from './kill-moment.ts';
import type { Line } from './kiosk-run.ts';
import { faultOf, leftAlone } from './left-alone.ts';
import type { WireMoment } from './wire-tap.ts';

export interface CrashDay {
  readonly kills: number;
  readonly applications: number;
  /** Where the kills met the kiosk, and how often. */
  readonly moments: Readonly<Record<string, number>>;
  readonly ends: Readonly<Record<string, number>>;
  readonly breaches: readonly string[];
}

/** More at once would wait for each other longer than a run is let live. */
const MOST_OPEN = 4;
const WIRE_MOMENTS: readonly WireMoment[] = ['connected', 'arrived', 'answered', 'passed'];

/**
 * One workplace on a day on which its kiosk is killed so many times, and then left alone until nothing
 * is open. The same seed draws the same visitors, faults and aims; where a kill lands is the machine's.
 */
export async function crashDay(seed: number, kills: number): Promise<CrashDay> {
  const random = seeded(seed);
  const office = await CrashingOffice.open(() => random() * 25);
  const day = new Day(office, random);
  try {
    return await day.run(kills);
  } finally {
    await office.close();
  }
}

class Day {
  readonly #office: CrashingOffice;
  readonly #random: () => number;
  readonly #told: string[] = [];
  readonly #hasCard = new Set<string>();
  readonly #moments: Record<string, number> = {};
  readonly #breaches: string[] = [];
  #visitors = 0;
  #open = 0;
  #before = { applications: 0, sequence: 0 };
  /** How long a start takes until it sends something: half of the kills are aimed by time alone. */
  #startMs = 400;

  constructor(office: CrashingOffice, random: () => number) {
    this.#office = office;
    this.#random = random;
  }

  async run(kills: number): Promise<CrashDay> {
    await this.#office.setPolicies({
      repeatedPair: this.#pick(['ok', 'has_active_card'] as const),
      numSid: this.#pick(['given', 'given', 'left_out'] as const),
      checkCardLagMs: this.#pick([0, 0, 400]),
    });
    for (let killed = 0; killed < kills; ) if (await this.#crash()) killed += 1;
    const { ends, breaches } = await leftAlone(this.#office, this.#hasCard);
    this.#breaches.push(...breaches);
    this.#breaches.push(...wireBreaches(this.#office.tap.log));
    return {
      kills,
      applications: this.#told.length,
      moments: this.#moments,
      ends,
      breaches: this.#breaches,
    };
  }

  /** One start and its kill; false where the run had ended before. */
  async #crash(): Promise<boolean> {
    const { tap } = this.#office;
    if (this.#random() < 0.5) await this.#office.planFault(this.#fault());
    const sentBefore = tap.log.length;
    const words = await this.#words();
    const aim = this.#aim();
    const run = this.#office.run(words, (line) => this.#heard(line, aim));
    aim.at(run);
    await run.ended;
    tap.onMoment = () => {};
    if (!run.wasKilled) this.#breaches.push(...faultOf(run));
    this.#look(run.wasKilled, sentBefore);
    return run.wasKilled;
  }

  async #words(): Promise<readonly string[]> {
    if (this.#open > 0 && (this.#open >= MOST_OPEN || this.#random() < 0.45)) {
      return ['resume', '--for', '3'];
    }
    this.#visitors += 1;
    const { snils, form } = inventedVisitor(this.#visitors + Math.floor(this.#random() * 100) * 1_000);
    if (this.#random() < 0.1) {
      await this.#office.seedActiveCard(snils);
      this.#hasCard.add(snils);
    }
    return ['connect', this.#office.file(form)];
  }

  #heard({ event, registrationNumber }: Line, aim: Aim): void {
    if (event === 'registered' && registrationNumber !== undefined) this.#told.push(registrationNumber);
    aim.see('line');
  }

  /** By time alone, or a little after one of the moments that leave the smallest gaps. */
  #aim(): Aim {
    const { tap } = this.#office;
    const aim =
      this.#random() < 0.5
        ? new Aim(undefined, this.#startMs * 0.8 + this.#random() * (this.#startMs * 0.2 + 600))
        : new Aim(
            this.#pick([...WIRE_MOMENTS, 'line'] as const),
            this.#random() < 0.5 ? 0 : this.#random() * 6,
            1 + Math.floor(this.#random() * 4),
          );
    const startedAt = performance.now();
    tap.onMoment = (moment) => {
      if (moment === 'connected' && !aim.isWarm) {
        aim.isWarm = true;
        this.#startMs += (performance.now() - startedAt - this.#startMs) / 5;
      }
      aim.see(moment);
    };
    return aim;
  }

  #look(wasKilled: boolean, sentBefore: number): void {
    const { tap } = this.#office;
    const image = this.#office.openImage();
    if (wasKilled) {
      const moment = momentOfKill(image, this.#before, tap.log.slice(sentBefore));
      this.#moments[moment] = (this.#moments[moment] ?? 0) + 1;
    }
    if (image === undefined) {
      this.#breaches.push(...this.#told.map((number) => `${number} was told and there is no journal`));
      return;
    }
    this.#breaches.push(...imageBreaches(image, this.#told, tap.log));
    const applications = applicationsOf(image);
    this.#open = applications.filter(({ state }) => 'stage' in state).length;
    this.#before = { applications: applications.length, sequence: lastSequence(image, applications) };
    image.close();
  }

  #fault() {
    const lateMs = Math.floor(this.#random() ** 2 * 1_200);
    const fault: Fault = this.#pick<Fault>([
      { kind: 'delay', delayMs: lateMs, at: 'before_commit' },
      { kind: 'delay', delayMs: lateMs, at: 'after_commit' },
      { kind: 'lost_answer_after_commit' },
      { kind: 'lost_answer_after_commit' },
      { kind: 'lost_before_commit' },
      { kind: 'status', status: 502, retryAfterAs: 'seconds', afterCommit: true },
      { kind: 'status', status: 503, retryAfterAs: 'seconds', afterCommit: false },
      { kind: 'broken_json' },
    ]);
    const service = this.#pick(['CheckCard', 'Clients', 'Cards', 'Cards', 'RegisterMifare', 'any'] as const);
    return { service, fault, count: 1, skip: Math.floor(this.#random() * 2) };
  }

  #pick<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.#random() * values.length)] as Value;
  }
}
