import type { StatusToPublish } from '../../../src/main/department/reverse-department.ts';
import type { Journal } from '../../../src/main/journal/journal.ts';
import { JournalFault } from '../../../src/main/journal/journal-fault.ts';
import { type JournalFolders, openIn } from '../journal-template.ts';
import { ProgramEnded } from '../watched-journal.ts';
import { InboxWatch } from './inbox-watch.ts';
import type { OwnConnection } from './known-here.ts';
import { ReverseRun } from './reverse-run.ts';
import type { ReverseWorld } from './reverse-world.ts';
import { spoilSecondCopy } from './spoil-second-copy.ts';

const AGAIN_MS = 60_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

interface Older {
  readonly folder: string;
  readonly connections: readonly OwnConnection[];
}

interface Left {
  /** What a crash in the middle of a write has left; absent: the files as they lie there. */
  readonly image: string | undefined;
  /** The head stands where the journal does. */
  readonly isToldByHead: boolean;
}

/** A workplace that polls: one program after another over the same folder, each begun on what the last one left. */
export class ReverseKiosk {
  readonly watch: InboxWatch;
  readonly #world: ReverseWorld;
  readonly #folders: JournalFolders;
  #folder: string;
  #older: Older | undefined;
  #run: ReverseRun | undefined;
  #clockOffsetMs = 0;

  constructor(world: ReverseWorld, folders: JournalFolders, name: string) {
    this.#world = world;
    this.#folders = folders;
    this.watch = new InboxWatch(world, name);
    this.#folder = folders.fresh();
    this.#start();
    this.#welcomeSome();
    if (world.restores) this.#restartNowAndThen();
  }

  /** Undefined while the program is not started. */
  get run(): ReverseRun | undefined {
    return this.#run?.isAlive ? this.#run : undefined;
  }

  /** How wrong the machine's clock is. */
  get clockOffsetMs(): number {
    return this.#clockOffsetMs;
  }

  jumpClock(byMs: number): void {
    this.#clockOffsetMs += byMs;
    this.#world.hit(byMs < 0 ? 'clock_put_back' : 'clock_put_forward', 'at_rest', 'before_commit');
    this.#world.note(`${this.watch.name}: its clock jumps by ${byMs / 1000} s`);
  }

  imageNow(): string {
    return this.#folders.copy(this.#folder);
  }

  /** The second copy as it is now, beside a journal as it was. */
  takeSecondCopy(image: string): void {
    this.#folders.copySecondCopy(this.#folder, image);
  }

  /** The program died and has left its files; the old handle is closed only after they were copied. */
  left(file: Journal, { image, isToldByHead }: Left): void {
    this.watch.programEnded();
    const folder = image ?? this.imageNow();
    file.close();
    this.#folders.drop(this.#folder);
    this.#folder = this.#world.restores ? this.#orOlder(folder, isToldByHead) : folder;
    this.#world.time.after(this.#world.dice.between(1_000, 200_000), () => this.#start());
  }

  /** What would be there if the power failed now, and if the journal were lost beside it. */
  lookAtCopies(statuses: readonly StatusToPublish[]): void {
    const journalAlone = this.#folders.copy(this.#folder);
    this.#folders.dropSecondCopy(journalAlone);
    const copyAlone = this.#folders.fresh();
    this.#folders.copySecondCopy(this.#folder, copyAlone);
    for (const folder of [journalAlone, copyAlone]) {
      const journal = openIn(folder, this.#world.now);
      for (const status of statuses) this.watch.lookedAt(journal.inbox, status, folder === copyAlone);
      journal.close();
      this.#folders.drop(folder);
    }
  }

  async restart(): Promise<void> {
    const { run } = this;
    const folder = this.#folder;
    if (run === undefined) return;
    this.#world.note(`${this.watch.name} is closed and started again`);
    await run.stop();
    // It may have died meanwhile and lie in another folder, from which it is started again.
    if (this.#run !== run || run.isAlive || this.#folder !== folder) return;
    if (this.#world.restores) this.#folder = this.#orOlder(folder, true);
    this.#world.time.after(2_000, () => this.#start());
  }

  drop(): void {
    this.#run?.drop();
    this.#folders.drop(this.#folder);
    if (this.#older !== undefined) this.#folders.drop(this.#older.folder);
  }

  /** Somebody keeps a copy of the folder and puts it back later; what lies beside the folder stays the newest. */
  #orOlder(image: string, isToldByHead: boolean): string {
    const { restoring } = this.#world;
    if (this.#older === undefined) {
      if (restoring.chance(0.7))
        this.#older = { folder: this.#folders.copy(image), connections: [...this.watch.connections] };
      return image;
    }
    // What tells an older file from the newest one is written at the end of a turn, and once a change is on the disk.
    if (!isToldByHead || !restoring.chance(0.9)) return image;
    const older = this.#folders.copy(this.#older.folder, image);
    const { keepsInCopy } = this.#world.planted;
    if (keepsInCopy) spoilSecondCopy(older, keepsInCopy);
    this.#folders.drop(image);
    this.watch.connections = [...this.#older.connections];
    this.#world.hit('older_put_back', 'at_rest', 'after_commit');
    this.#world.note(`${this.watch.name}: an older file is put back`);
    return older;
  }

  /** Whoever puts an older file back closes the program first. */
  #restartNowAndThen(): void {
    const { time, restoring } = this.#world;
    time.after(restoring.between(3, 12) * MINUTE_MS, () => {
      if (this.#world.isHealed) return;
      void this.restart();
      this.#restartNowAndThen();
    });
  }

  /** Those who have come to this office before. */
  #welcomeSome(): void {
    const { dice, citizens, now, list } = this.#world;
    for (const citizen of citizens) {
      if (!dice.chance(0.6)) continue;
      const card = dice.pick(citizen.cards);
      const at = now - dice.between(1, 48) * HOUR_MS;
      this.#run?.connect(citizen, card, at);
      list.connectedByOffice(card.hash, at);
    }
  }

  #start(): void {
    if (this.run !== undefined) return;
    this.#world.note(`${this.watch.name} starts`);
    try {
      this.#run = new ReverseRun(this.#world, this, this.#folder);
      this.#run.loop.start();
    } catch (error) {
      // A program that died while it started is started again by `left`.
      if (error instanceof ProgramEnded) return;
      if (!(error instanceof JournalFault)) throw error;
      this.#world.time.after(AGAIN_MS, () => this.#start());
    }
  }
}
