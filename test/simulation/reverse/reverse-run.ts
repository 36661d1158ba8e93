import { nextOperation } from '../../../src/domain/next-operation.ts';
import type { OperationVerdict } from '../../../src/domain/operation.ts';
import type { StatusToPublish } from '../../../src/main/department/reverse-department.ts';
import type { Inbox, StoredOperation } from '../../../src/main/journal/inbox.ts';
import type { Journal } from '../../../src/main/journal/journal.ts';
import { JournalFault } from '../../../src/main/journal/journal-fault.ts';
import { LateLanding } from '../../../src/main/reverse/late-landing.ts';
import { recoverOperations } from '../../../src/main/reverse/recover-operations.ts';
import { ReverseLoop } from '../../../src/main/reverse/reverse-loop.ts';
import type { When } from '../fault-cell.ts';
import { openIn } from '../journal-template.ts';
import { sleepIn } from '../virtual-time.ts';
import { ProgramEnded } from '../watched-journal.ts';
import type { Citizen, KnownCard } from './citizens.ts';
import { connectByOffice } from './connect-by-office.ts';
import type { InboxWatch } from './inbox-watch.ts';
import type { ReverseFaultKind, ReversePlace } from './reverse-fault-kinds.ts';
import type { ReverseKiosk } from './reverse-kiosk.ts';
import { ReverseLine, type Sent } from './reverse-line.ts';
import type { ReverseWorld } from './reverse-world.ts';
import { watchedInbox } from './watched-inbox.ts';

const AGAIN_MS = 60_000;
const LATE_LANDING_MS = 150_000;
const LONGEST_CRASH_MS = 40_000;
/** Of all publications. */
const LOOKED_AT = 0.03;
const CLERK = 'Иванова Е. П.';

/** One start of the program at a workplace, until it is ended or dies. Real inbox, real loop, real files. */
export class ReverseRun {
  readonly kiosk: ReverseKiosk;
  readonly watch: InboxWatch;
  readonly inbox: Inbox;
  readonly loop: ReverseLoop;
  /** Of the inbox, since the program was started. */
  changes = 0;
  /** So many of them were known to be on the disk. */
  changesOnDisk = 0;
  readonly #world: ReverseWorld;
  readonly #file: Journal;
  #isAlive = true;
  readonly sleep: ReturnType<typeof sleepIn>;
  #requests = 0;
  /** The last one, answered or not. */
  #sent: Sent | undefined;

  /** Throws what a start throws: a disk that is full, or the end of the program. */
  constructor(world: ReverseWorld, kiosk: ReverseKiosk, folder: string) {
    this.#world = world;
    this.sleep = sleepIn(world.time, () => this.#isAlive);
    this.kiosk = kiosk;
    this.watch = kiosk.watch;
    this.#file = openIn(folder, this.now());
    if (this.#file.head().found === 'put_back') this.watch.putBack(this.#file.inbox);
    else this.watch.found(this.#file.inbox);
    this.inbox = watchedInbox(world, this, this.#file.inbox);
    this.#recover();
    this.loop = this.#newLoop();
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  now(): number {
    return this.#world.now + this.kiosk.clockOffsetMs;
  }

  /** The clerk closes the program: what is under way gets its answer. */
  async stop(): Promise<void> {
    await this.loop.stop();
    if (this.#isAlive) this.#end();
  }

  connect(citizen: Citizen, card: KnownCard, answeredAt: number): void {
    const applicationId = connectByOffice(this.#file, citizen, card, { now: this.now(), answeredAt });
    this.watch.connections.push({ citizen, hash: card.hash, at: answeredAt, applicationId });
  }

  /** As the screen does it; false where somebody else has been quicker. */
  decide({ id, state }: StoredOperation, verdict: OperationVerdict): boolean {
    if (this.inbox.operation(id)?.state.status !== 'waits_for_clerk') return false;
    const clerk = this.#file.clerk(CLERK, this.now());
    const next = nextOperation(state, { type: 'clerk_decided', verdict }, this.now(), 0);
    this.inbox.decide(id, { clerk, verdict, reason: 'по документам' }, next, this.now());
    this.loop.wake();
    return true;
  }

  /** Now and then, while a request leaves: each of the two durable copies alone is enough. */
  lookAtCopies(statuses: readonly StatusToPublish[]): void {
    if (this.#isAlive && this.#world.looking.chance(LOOKED_AT)) this.kiosk.lookAtCopies(statuses);
  }

  lookAtFile(): void {
    this.watch.found(this.#file.inbox);
  }

  /** Whether the program dies here and now; the files stay behind as they are. */
  crashes(kind: ReverseFaultKind, place: ReversePlace, when: When): boolean {
    if (!this.#isAlive || !this.#world.strikes('crash')) return !this.#isAlive;
    this.#world.hit(kind, place, when);
    this.crash(kind);
    return true;
  }

  /** The program may die once the second copy knows of it and before the journal does. */
  writtenTwice(place: ReversePlace, when: When, write: () => unknown): unknown {
    if (!this.#world.strikes('crash')) return write();
    const image = this.kiosk.imageNow();
    write();
    this.#world.hit('crash_between_copies', place, when);
    this.kiosk.takeSecondCopy(image);
    this.crash('between second copy and journal', image);
    throw new ProgramEnded();
  }

  /** What is written down now is written before the Department has dealt with the request, or after. */
  get whenNow(): When {
    return this.#sent?.landed ? 'after_commit' : 'before_commit';
  }

  sends(sent: Sent): void {
    this.#sent = sent;
  }

  mayCrashSoon(sent: Sent): void {
    if (!this.#world.strikes('crash')) return;
    this.#world.time.after(this.#world.dice.between(0, LONGEST_CRASH_MS), () => {
      if (!this.#isAlive || this.#world.isHealed) return;
      this.#hitBy(sent);
      this.crash('in flight');
    });
  }

  #hitBy({ request, landed, isAnswered }: Sent): void {
    if (isAnswered) this.#world.hit('crash_between_turns', 'at_rest', 'before_commit');
    else this.#world.hit('crash_in_flight', request, landed ? 'after_commit' : 'before_commit');
  }

  crash(where: string, image?: string): void {
    this.#world.note(`${this.watch.name} dies (${where})`);
    this.#isAlive = false;
    // What nobody knows to be on the disk the head can't tell of: without it the file is no older one.
    const isToldByHead = where === 'in flight' && this.changesOnDisk === this.changes;
    this.kiosk.left(this.#file, { image, isToldByHead });
  }

  /** Also at the end of a schedule: nothing of it goes on. */
  #end(): void {
    this.#isAlive = false;
    this.watch.programEnded();
    this.#file.close();
  }

  drop(): void {
    if (this.#isAlive) this.#end();
  }

  #recover(): void {
    try {
      recoverOperations(
        this.inbox,
        () => this.now(),
        () => this.#world.dice.skew(),
      );
    } catch (error) {
      if (error instanceof JournalFault) this.#end();
      throw error;
    }
  }

  #newLoop(): ReverseLoop {
    const world = this.#world;
    const loop: ReverseLoop = new ReverseLoop({
      inbox: this.inbox,
      department: new ReverseLine(world, this),
      policy: world.policies.office,
      lateLandingMs: LATE_LANDING_MS,
      landing: this.#newLanding(),
      now: () => this.now(),
      elapsed: () => world.time.elapsed,
      skew: () => world.dice.skew(),
      newRqUid: () => this.#newRqUid(),
      breathe: () => this.#breathe(),
      pageSize: world.policies.pageSize,
      polls: true,
      sleep: this.sleep,
      onFault: (error) => this.#bug('an operation', error),
      onStopped: (error) => {
        if (!this.#isAlive) return;
        if (!(error instanceof JournalFault)) this.#bug('the loop', error);
        void this.sleep(AGAIN_MS).then(() => loop.start());
      },
    });
    return loop;
  }

  #newLanding(): LateLanding {
    const { planted, time } = this.#world;
    let ahead = 0;
    const wall = (): number => {
      ahead = Math.max(ahead, this.kiosk.clockOffsetMs);
      return time.elapsed + ahead;
    };
    return new LateLanding({
      inbox: this.inbox,
      lateLandingMs: planted.lateLandingMs ?? LATE_LANDING_MS,
      elapsed: planted.timesLandingByWall ? wall : () => time.elapsed,
    });
  }

  #newRqUid(): string {
    this.#requests += 1;
    return `${this.watch.name}/${this.#world.time.elapsed}/${this.#requests}`;
  }

  #breathe(): Promise<void> {
    if (this.crashes('crash_between_turns', 'at_rest', 'before_commit')) return NEVER;
    return new Promise((resolve) => {
      this.#world.time.after(0, () => {
        if (this.#isAlive) resolve();
      });
    });
  }

  #bug(where: string, error: unknown): void {
    if (!this.#isAlive || error instanceof ProgramEnded) return;
    this.#world.violated(0, `${this.watch.name}: ${where} threw ${String(error)}`);
  }
}

export const NEVER: Promise<never> = new Promise(() => {});
