import type { Journal } from '../../src/main/journal/journal.ts';
import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import type { JournalFolders } from './journal-template.ts';
import type { Closed } from './line.ts';
import { ProgramRun } from './program-run.ts';
import { Watch } from './watch.ts';
import { ProgramEnded } from './watched-journal.ts';
import type { World } from './world.ts';

interface Spell {
  readonly from: number;
  readonly to: number;
  readonly closed: Closed;
}

const AGAIN_MS = 60_000;

/** A workplace: one program after another over the same folder, each begun on what the last one left. */
export class SimulatedKiosk {
  readonly watch: Watch;
  readonly #world: World;
  readonly #folders: JournalFolders;
  readonly #spells: readonly Spell[];
  #folder: string;
  #older: string | undefined;
  #run: ProgramRun | undefined;
  /** How wrong the machine's clock is. */
  clockOffsetMs = 0;

  constructor(world: World, folders: JournalFolders, name: string, chaosMs: number) {
    this.#world = world;
    this.#folders = folders;
    this.watch = new Watch(world, name);
    this.#spells = drawSpells(world, chaosMs);
    this.#folder = folders.fresh();
    this.#start();
  }

  /** Undefined while the program is not started. */
  get run(): ProgramRun | undefined {
    return this.#run?.isAlive ? this.#run : undefined;
  }

  closedNow(): Closed | undefined {
    const { elapsed } = this.#world.time;
    return this.#spells.find(({ from, to }) => from <= elapsed && elapsed < to)?.closed;
  }

  /** The program died and has left its files; the old handle is closed only after they were copied. */
  left(file: Journal, isBetweenTurns: boolean): void {
    this.watch.ended();
    const image = this.#folders.copy(this.#folder);
    file.close();
    this.#folders.drop(this.#folder);
    this.#folder = this.#world.restores ? this.#orOlder(image, isBetweenTurns) : image;
    this.#world.time.after(this.#world.dice.between(1_000, 200_000), () => this.#start());
  }

  /** Somebody keeps a copy of the folder, and somebody puts it back after a later crash. */
  #orOlder(image: string, isBetweenTurns: boolean): string {
    const { restoring, coverage } = this.#world;
    if (this.#older === undefined) {
      if (restoring.chance(0.7)) this.#older = this.#folders.copy(image);
      return image;
    }
    // What tells an older file from the newest one is written at the end of a turn: it may lack the last one.
    if (!isBetweenTurns || !restoring.chance(0.9)) return image;
    const older = this.#folders.copy(this.#older, image);
    this.#folders.drop(image);
    coverage.hit('older_put_back', 'at_the_desk', 'after_commit');
    this.#world.note(`${this.watch.name}: an older file is put back`);
    return older;
  }

  async restart(): Promise<void> {
    const { run } = this;
    if (run === undefined) return;
    this.#world.note(`${this.watch.name} is closed and started again`);
    await run.stop();
    if (this.#run === run && !run.isAlive) this.#world.time.after(2_000, () => this.#start());
  }

  drop(): void {
    this.#run?.drop();
    this.#folders.drop(this.#folder);
    if (this.#older !== undefined) this.#folders.drop(this.#older);
  }

  #start(): void {
    if (this.run !== undefined) return;
    this.#world.note(`${this.watch.name} starts`);
    try {
      this.#run = new ProgramRun(this.#world, this, this.#folder);
      this.#run.start();
    } catch (error) {
      // A program that died while it started is started again by `left`.
      if (error instanceof ProgramEnded) return;
      if (!(error instanceof JournalFault)) throw error;
      this.#world.time.after(AGAIN_MS, () => this.#start());
    }
  }
}

function drawSpells({ dice, faults }: World, chaosMs: number): readonly Spell[] {
  const classes: Closed[] = [];
  if (faults.notSent > 0) classes.push({ class: 'not_sent' });
  if (faults.notProcessed > 0) {
    const reasons = ['key_rejected', 'region_unknown', 'too_many_requests'] as const;
    classes.push({ class: 'not_processed', reason: dice.pick(reasons) });
  }
  return classes.map((closed) => {
    const from = dice.between(0, chaosMs);
    return { from, to: from + dice.between(10_000, 900_000), closed };
  });
}
