import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { ClearingWaits } from '../../src/domain/clearing.ts';
import { Delivery } from '../../src/main/delivery/delivery.ts';
import { DeliveryLoop } from '../../src/main/delivery/delivery-loop.ts';
import { recoverInterrupted } from '../../src/main/delivery/recover-interrupted.ts';
import { demoCardCipher } from '../../src/main/department/demo-card-cipher.ts';
import { Desk } from '../../src/main/desk/desk.ts';
import { DeskSession } from '../../src/main/desk/desk-session.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import type { When } from './fault-cell.ts';
import type { FaultKind, Place } from './fault-kinds.ts';
import { openIn } from './journal-template.ts';
import { type Closed, Line, type Sent } from './line.ts';
import { UID_FORMAT } from './people.ts';
import type { SimulatedKiosk } from './simulated-kiosk.ts';
import { sleepIn } from './virtual-time.ts';
import type { Watch } from './watch.ts';
import { ProgramEnded, watchedJournal } from './watched-journal.ts';
import type { World } from './world.ts';

const TODAY = '2026-11-23' as CalendarDate;
const AGAIN_MS = 60_000;
const IN_FLIGHT = 'in flight';
const LONGEST_CRASH_MS = 40_000;

/** One start of the program at a workplace, until it is ended or dies. Real parts over a real file. */
export class ProgramRun {
  readonly kiosk: SimulatedKiosk;
  readonly watch: Watch;
  readonly journal: Journal;
  readonly delivery: Delivery;
  readonly loop: DeliveryLoop;
  readonly session: DeskSession;
  readonly #world: World;
  readonly #file: Journal;
  #isAlive = true;
  readonly sleep: ReturnType<typeof sleepIn>;

  /** Throws what a start throws: a disk that is full, or the end of the program. */
  constructor(world: World, kiosk: SimulatedKiosk, folder: string) {
    this.#world = world;
    this.sleep = sleepIn(world.time, () => this.#isAlive);
    this.kiosk = kiosk;
    this.watch = kiosk.watch;
    this.#file = openIn(folder, this.now());
    if (this.#file.head().found === 'put_back') this.watch.putBack(this.#file);
    else this.watch.found(this.#file);
    this.journal = watchedJournal(world, this, this.#file);
    this.#recover();
    this.delivery = this.#newDelivery();
    this.loop = this.#newLoop();
    this.session = this.#newSession();
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  now(): number {
    return this.#world.now + this.kiosk.clockOffsetMs;
  }

  start(): void {
    this.loop.start();
  }

  /** The clerk closes the program: what is under way gets its answer. */
  async stop(): Promise<void> {
    await this.loop.stop();
    if (this.#isAlive) this.#end();
  }

  /** At rest, too, the file says what everybody was told. */
  lookAtFile(): void {
    this.watch.found(this.#file);
  }

  closed(): Closed | undefined {
    return this.kiosk.closedNow();
  }

  /** Whether the program dies here and now; the files stay behind as they are. */
  crashes(kind: FaultKind, place: Place, when: When): boolean {
    if (!this.#isAlive || !this.#world.strikes('crash')) return !this.#isAlive;
    this.#world.coverage.hit(kind, place, when);
    this.crash(kind);
    return true;
  }

  mayCrashSoon(sent: Sent): void {
    if (!this.#world.strikes('crash')) return;
    this.#world.time.after(this.#world.dice.between(0, LONGEST_CRASH_MS), () => {
      if (!this.#isAlive || this.#world.isHealed) return;
      this.#world.coverage.hit(
        'crash_in_flight',
        sent.call.step,
        sent.landed ? 'after_commit' : 'before_commit',
      );
      this.crash(IN_FLIGHT);
    });
  }

  crash(where: string): void {
    this.#world.note(`${this.watch.name} dies (${where})`);
    this.#isAlive = false;
    this.kiosk.left(this.#file, where === IN_FLIGHT);
  }

  /** Also at the end of a schedule: nothing of it goes on. */
  #end(): void {
    this.#isAlive = false;
    this.watch.ended();
    this.#file.close();
  }

  drop(): void {
    if (this.#isAlive) this.#end();
  }

  #recover(): void {
    const { planted } = this.#world;
    try {
      if (planted.recover) planted.recover(this.journal, () => this.now());
      else recoverInterrupted(this.journal, () => this.now(), this.#waits());
    } catch (error) {
      if (error instanceof JournalFault) this.#end();
      throw error;
    }
  }

  #waits(): ClearingWaits {
    const { planted, waits } = this.#world;
    return planted.waits?.(waits) ?? waits;
  }

  #newDelivery(): Delivery {
    const world = this.#world;
    const parts = {
      journal: this.journal,
      department: new Line(world, this),
      now: () => this.now(),
      elapsed: world.planted.elapsed?.(world, () => this.now()) ?? (() => world.time.elapsed),
      waits: this.#waits(),
      skew: () => world.dice.skew(),
      isOutlived: (confirmedAt: number, now: number) => now - confirmedAt > world.policies.longestUnsentMs,
      onStep: (_step: unknown, _outcome: unknown, application: Parameters<Watch['told']>[0]) => {
        if (this.#isAlive) this.watch.told(application);
      },
    };
    const delivery = new Delivery(parts);
    if (world.planted.leavesOpen) delivery.endLeftOpen = () => {};
    if (!world.planted.runsTwice) return delivery;
    delivery.run = (id, options) => new Delivery(parts).run(id, options);
    return delivery;
  }

  #newLoop(): DeliveryLoop {
    const { journal, delivery, sleep } = this;
    const loop: DeliveryLoop = new DeliveryLoop({
      journal,
      delivery,
      now: () => this.now(),
      elapsed: () => this.#world.time.elapsed,
      skew: () => this.#world.dice.skew(),
      sleep,
      onFault: (id, error) => this.#bug(`application ${id}`, error),
      onStopped: (error) => {
        if (!this.#isAlive) return;
        if (!(error instanceof JournalFault)) this.#bug('the loop', error);
        void sleep(AGAIN_MS).then(() => loop.start());
      },
    });
    return loop;
  }

  #newSession(): DeskSession {
    const { journal } = this;
    const now = () => this.now();
    const desk = new Desk({ journal, cipher: demoCardCipher, uidFormat: UID_FORMAT, now });
    return new DeskSession({
      journal,
      now,
      rules: () => ({ today: TODAY, documentTypes: [1] }),
      desk: () => desk,
      deliver: (id) => {
        this.loop.start();
        this.loop.wake(id);
      },
      landingMs: (id) => this.delivery.landingMs(id),
      numberFromChip: true,
    });
  }

  #bug(where: string, error: unknown): void {
    if (!this.#isAlive || error instanceof ProgramEnded) return;
    this.#world.violated(0, `${this.watch.name}: ${where} threw ${String(error)}`);
  }
}
