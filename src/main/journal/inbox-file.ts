import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { writeAll, writeDurably } from './durable-file.ts';
import { type Frame, FrameCipher } from './inbox-frame.ts';
import type { SyncFile } from './sync-file.ts';

const MAGIC = Buffer.from('KZinbox1');
const HEADER_BYTES = MAGIC.length + 16;

export type InboxSecret = Buffer;

/** Known to whoever has the journal's key. */
export function inboxSecretOf(key: Uint8Array): InboxSecret {
  return createHash('sha256').update('inbox copy 1').update(key).digest();
}

/** Where a frame stands in the file. */
export type Place = Pick<Frame, 'start' | 'end' | 'sequence'>;

/**
 * A file of sealed frames that only grows. It is made with the first one, and bears the mark of its journal. Every
 * method throws what the file system throws.
 */
export class InboxFile {
  readonly #path: string;
  readonly #cipher: FrameCipher;
  readonly #header: Buffer;
  readonly #syncFile: SyncFile;
  #end = HEADER_BYTES;
  #sequence = 0;
  /** What is on the disk for certain. */
  #safe = { end: HEADER_BYTES, sequence: 0 };
  #file: number | undefined;

  constructor(path: string, secret: InboxSecret, syncFile: SyncFile) {
    this.#path = path;
    this.#syncFile = syncFile;
    this.#cipher = new FrameCipher(secret);
    const identity = createHash('sha256').update('inbox copy identity 1').update(secret).digest();
    this.#header = Buffer.concat([MAGIC, identity.subarray(0, HEADER_BYTES - MAGIC.length)]);
  }

  /** All whole frames in the order in which they were written; a torn end is cut off. To be called once, at first. */
  load(): readonly Frame[] {
    if (!existsSync(this.#path)) return [];
    const bytes = readFileSync(this.#path);
    if (!bytes.subarray(0, HEADER_BYTES).equals(this.#header)) {
      // Of another journal, or no such file at all: it stays for whoever looks for it.
      renameSync(this.#path, `${this.#path}.other`);
      return [];
    }
    const { frames, end } = this.#cipher.read(bytes, HEADER_BYTES);
    this.#sequence = frames.reduce((last, { sequence }) => Math.max(last, sequence), 0);
    this.#end = end;
    this.#isSafe();
    if (end < bytes.length) this.#cutOff();
    return frames;
  }

  /** Where all that was added ends. */
  get end(): number {
    return this.#end;
  }

  /** Durable on return. Where it throws nothing was added. */
  append(text: string): Place {
    const place = this.#add(text, fdatasyncSync);
    this.#isSafe();
    return place;
  }

  /** Durable with the next `sync`. Where it throws nothing was added. */
  add(text: string): Place {
    return this.#add(text, () => undefined);
  }

  /** All that was added is on the disk once it resolves. Where it rejects, whatever was not yet is gone. */
  async sync(): Promise<void> {
    const added = { end: this.#end, sequence: this.#sequence };
    if (added.end === this.#safe.end) return;
    try {
      this.#file ??= openSync(this.#path, 'r+');
      await this.#syncFile(this.#file);
      this.#safe = added;
    } catch (error) {
      this.#end = this.#safe.end;
      this.#sequence = this.#safe.sequence;
      this.#undo();
      throw error;
    }
  }

  #isSafe(): void {
    this.#safe = { end: this.#end, sequence: this.#sequence };
  }

  #add(text: string, bringToDisk: (file: number) => void): Place {
    const frame = this.#cipher.seal(this.#sequence + 1, text);
    try {
      bringToDisk(this.#write(frame));
    } catch (error) {
      this.#undo();
      throw error;
    }
    this.#sequence += 1;
    const start = this.#end;
    this.#end += frame.length;
    return { start, end: this.#end, sequence: this.#sequence };
  }

  /** Leaves each frame out, as it is, or with another text; all of it or nothing. Undefined for one that is gone. */
  rewrite(
    places: readonly Place[],
    change: (place: number, text: () => string) => string | 'as_it_is' | undefined,
  ): readonly (Place | undefined)[] {
    const bytes = readFileSync(this.#path);
    const parts = [this.#header];
    let end = HEADER_BYTES;
    const moved = places.map((place, index) => {
      const frame = bytes.subarray(place.start, place.end);
      const text = change(index, () => this.#cipher.read(frame, 0).frames[0]?.text ?? '');
      if (text === undefined) return undefined;
      const part = text === 'as_it_is' ? frame : this.#cipher.seal(place.sequence, text);
      parts.push(part);
      end += part.length;
      return { start: end - part.length, end, sequence: place.sequence };
    });
    this.close();
    writeDurably(this.#path, Buffer.concat(parts));
    this.#end = end;
    this.#isSafe();
    return moved;
  }

  close(): void {
    const file = this.#file;
    this.#file = undefined;
    if (file !== undefined) closeSync(file);
  }

  #write(frame: Buffer): number {
    // Where somebody has taken it away opening fails: the next start writes anew what is open.
    if (this.#sequence === 0 && !existsSync(this.#path)) writeDurably(this.#path, this.#header);
    if (this.#file !== undefined && !existsSync(this.#path)) this.close();
    this.#file ??= openSync(this.#path, 'r+');
    writeAll(this.#file, frame, this.#end);
    return this.#file;
  }

  #cutOff(): void {
    this.#file ??= openSync(this.#path, 'r+');
    ftruncateSync(this.#file, this.#end);
    fdatasyncSync(this.#file);
  }

  /** What can't be cut off is written over by the next one, and is no whole frame before. */
  #undo(): void {
    try {
      if (this.#file !== undefined) ftruncateSync(this.#file, this.#end);
      this.close();
    } catch {
      this.#file = undefined;
    }
  }
}
