import { createHash, hash } from 'node:crypto';
import type { EventRow } from './event-rows.ts';
import type { HeadFile } from './head-file.ts';
import { DIGEST_BYTES, type Head } from './head-slot.ts';
import type { Allotted } from './numbering.ts';

/** Known to whoever has the journal's key: a head can't be made for it without. */
export type HeadSecret = string;

export function headSecretOf(key: Uint8Array): HeadSecret {
  return createHash('sha256').update('journal head 1').update(key).digest('hex');
}

export function identityOf(secret: HeadSecret): Buffer {
  return digestOf(secret, 'identity');
}

export function eventDigest(secret: HeadSecret, event: EventRow): Buffer {
  const { sequence, at, kind, applicationId, detail } = event;
  return digestOf(secret, JSON.stringify([sequence, at, kind, applicationId, detail]));
}

function digestOf(secret: HeadSecret, text: string): Buffer {
  return hash('sha256', secret + text, 'buffer').subarray(0, DIGEST_BYTES);
}

/**
 * Writes down outside the database where it stands, after each commit and before anything else can come
 * of it: of commits in one turn of the program the last one counts.
 */
export class HeadKeeper {
  readonly #file: HeadFile;
  readonly #secret: HeadSecret;
  readonly #identity: Buffer;
  readonly #numbers: Map<number, number>;
  #isWritten = true;
  #pending: EventRow | undefined;

  constructor(file: HeadFile, secret: HeadSecret, numbers: ReadonlyMap<number, number>) {
    this.#file = file;
    this.#secret = secret;
    this.#identity = identityOf(secret);
    this.#numbers = new Map(numbers);
  }

  /** False while the file can't be written: work goes on, and the next commit tries again. */
  get isWritten(): boolean {
    return this.#isWritten;
  }

  moved(event: EventRow, allotted: Allotted | undefined): void {
    if (allotted) this.#numbers.set(allotted.year, allotted.last);
    if (this.#pending === undefined) queueMicrotask(() => this.#writePending());
    this.#pending = event;
  }

  /** Of a journal in which nothing has happened yet. */
  begin(): void {
    this.#write({ sequence: 0, eventDigest: Buffer.alloc(DIGEST_BYTES) });
  }

  /** What was told so far is on the disk when this returns. */
  sync(): void {
    this.#writePending();
    this.#tried(() => this.#file.sync());
  }

  close(): void {
    this.sync();
    this.#tried(() => this.#file.close());
  }

  #writePending(): void {
    const event = this.#pending;
    this.#pending = undefined;
    if (event) this.#write({ sequence: event.sequence, eventDigest: eventDigest(this.#secret, event) });
  }

  #write(head: Pick<Head, 'sequence' | 'eventDigest'>): void {
    this.#isWritten = this.#tried(() =>
      this.#file.write({ ...head, identity: this.#identity, numbers: this.#numbers }),
    );
  }

  /** The commit stands whatever becomes of its head: nobody is told that it failed. */
  #tried(act: () => void): boolean {
    try {
      act();
      return true;
    } catch {
      return false;
    }
  }
}
