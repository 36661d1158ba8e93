import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { writeDurably } from './durable-file.ts';
import { type Head, readSlot, SLOT_BYTES, type Slot, writeSlot } from './head-slot.ts';

/** What the file holds: `unreadable` where neither slot is whole. */
export type KeptHead = Head | 'missing' | 'unreadable';

/**
 * The head's file beside the data directory. Its two slots are written in turn and in place: that takes
 * no room on a full disk, and what is cut off leaves the slot before. Written at each commit and left to
 * the system to bring to the disk, as a head that lags is harmless.
 */
export class HeadFile {
  readonly #path: string;
  readonly #bytes = Buffer.alloc(SLOT_BYTES);
  #turn = 0;
  #file: number | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** Throws what the file system throws. */
  read(): KeptHead {
    if (!existsSync(this.#path)) return 'missing';
    const last = this.#slots().at(-1);
    this.#turn = last?.turn ?? 0;
    return last?.head ?? 'unreadable';
  }

  /** Throws what the file system throws; then the next one is written to a file opened anew. */
  write(head: Head): void {
    this.#file ??= this.#open();
    this.#turn += 1;
    writeSlot(this.#bytes, { turn: this.#turn, head });
    try {
      writeSync(this.#file, this.#bytes, 0, SLOT_BYTES, (this.#turn % 2) * SLOT_BYTES);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** All that was written is on the disk when this returns. */
  sync(): void {
    if (this.#file !== undefined) fsyncSync(this.#file);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  /** The head of another journal stays for whoever looks for it. */
  setAside(): void {
    this.close();
    renameSync(this.#path, `${this.#path}.other`);
  }

  #open(): number {
    if (!existsSync(this.#path)) writeDurably(this.#path, Buffer.alloc(SLOT_BYTES * 2));
    return openSync(this.#path, 'r+');
  }

  /** Those that are whole, in the order in which they were written. */
  #slots(): Slot[] {
    const bytes = readFileSync(this.#path);
    const both = [bytes.subarray(0, SLOT_BYTES), bytes.subarray(SLOT_BYTES, 2 * SLOT_BYTES)];
    return both.flatMap((slot) => readSlot(slot) ?? []).sort((a, b) => a.turn - b.turn);
  }
}
