import { OPERATION_VERDICTS } from '../../../src/domain/operation.ts';
import { JournalFault } from '../../../src/main/journal/journal-fault.ts';
import { ProgramEnded } from '../watched-journal.ts';
import type { ReverseKiosk } from './reverse-kiosk.ts';
import type { ReverseRun } from './reverse-run.ts';
import type { ReverseWorld } from './reverse-world.ts';

const JUMPS_MS = [-7_200_000, -600_000, -60_000, 60_000, 900_000, 7_200_000];
const ALL = 1_000;

/** Whoever sits at a workplace: decides what waits, late and twice, serves residents, and closes the program. */
export class WorklistClerk {
  readonly #world: ReverseWorld;
  readonly #kiosk: ReverseKiosk;
  /** Some let everything lie. */
  readonly #isIdle: boolean;

  constructor(world: ReverseWorld, kiosk: ReverseKiosk) {
    this.#world = world;
    this.#kiosk = kiosk;
    this.#isIdle = world.dice.chance(0.2);
    this.#goOn();
  }

  #goOn(): void {
    this.#world.time.after(this.#world.dice.between(20_000, 400_000), () => {
      const { run } = this.#kiosk;
      if (run !== undefined) this.#act(run);
      this.#goOn();
    });
  }

  /** A disk that is full or a program that dies under their hands: they come back later. */
  #act(run: ReverseRun): void {
    try {
      this.#do(run);
    } catch (error) {
      if (error instanceof JournalFault || error instanceof ProgramEnded) return;
      this.#world.violated(0, `what the clerk does throws ${String(error)}`);
    }
  }

  #do(run: ReverseRun): void {
    const world = this.#world;
    const { dice } = world;
    if (!this.#isIdle) this.#decide(run);
    if (world.isHealed) return;
    if (world.strikes('forward')) this.#connect(run);
    if (world.strikes('clockJump')) this.#kiosk.jumpClock(dice.pick(JUMPS_MS));
    // A disk that fails ends the round; the clerk is told so.
    if (dice.chance(0.1)) run.loop.round({ ignoreBackOff: dice.chance(0.5) }).catch(() => {});
    if (dice.chance(0.03)) void this.#kiosk.restart();
  }

  #decide(run: ReverseRun): void {
    const { dice } = this.#world;
    const waiting = run.inbox.inState('waits_for_clerk', ALL);
    for (const operation of waiting) {
      if (!dice.chance(0.5) || operation.state.status !== 'waits_for_clerk') continue;
      const verdict = dice.chance(0.6) ? operation.state.proposed : dice.pick(OPERATION_VERDICTS);
      run.decide(operation, verdict);
      // A second click, or another window.
      if (dice.chance(0.2) && run.decide(operation, dice.pick(OPERATION_VERDICTS)))
        this.#world.violated(0, 'a second decision is taken');
    }
  }

  #connect(run: ReverseRun): void {
    const { dice, citizens, now, list } = this.#world;
    const citizen = dice.pick(citizens);
    const card = dice.pick(citizen.cards);
    this.#world.note(`${run.watch.name} connects a card of ${citizens.indexOf(citizen)}`);
    run.connect(citizen, card, now);
    list.connectedByOffice(card.hash, now);
  }
}
