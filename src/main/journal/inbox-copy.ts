import type { OperationId } from '../../domain/operation.ts';
import { InboxFile, type InboxSecret, type Place } from './inbox-file.ts';
import { type InboxRecord, idsOf, remaining } from './inbox-record.ts';
import { fileFault, fileFaultKindOf } from './journal-fault.ts';
import { type SyncFile, syncAtOnce } from './sync-file.ts';

/** So many operations are looked at in one tidying, so that nobody waits for it. */
const MOST_LOOKED_AT = 2000;
const KEPT_MS = 7 * 86_400_000;
const TIDY_EVERY_MS = 86_400_000;

/** A frame of the file, without what it says of people. */
interface Kept extends Place {
  readonly at: number;
  readonly ids: readonly OperationId[];
}

/**
 * The second durable copy of what was taken from the Department's list, and of each verdict before it is published: an
 * encrypted file outside the data directory, so that an older journal finds there what it does not know.
 */
export class InboxCopy {
  readonly #file: InboxFile;
  #kept: Kept[] = [];
  readonly #taken = new Set<OperationId>();
  #tidiedAt = Number.NEGATIVE_INFINITY;
  /** Why nothing can be taken: what is there could not be read, so it must not be written over. */
  #unread: unknown;

  constructor(path: string, secret: InboxSecret, syncFile: SyncFile = syncAtOnce) {
    this.#file = new InboxFile(path, secret, syncFile);
  }

  /** All that it holds. To be called once, at first; a file that can't be read keeps nothing from opening. */
  load(): readonly InboxRecord[] {
    try {
      const frames = this.#file.load();
      const records = frames.map(({ text }) => JSON.parse(text) as InboxRecord);
      this.#kept = records.map((record, place) => keptOf(frames[place] as Place, record));
      for (const record of records) this.#note(record);
      return records;
    } catch (error) {
      if (fileFaultKindOf(error) === undefined) throw error;
      this.#unread = error;
      return [];
    }
  }

  has(id: OperationId): boolean {
    return this.#taken.has(id);
  }

  /** Durable on return; throws `JournalFault`, and then nothing was added. */
  append(record: InboxRecord): void {
    this.#put(record, (text) => this.#file.append(text));
  }

  /** Durable once `settled` resolves; throws `JournalFault`, and then nothing was added. */
  add(record: InboxRecord): void {
    this.#put(record, (text) => this.#file.add(text));
  }

  /** All that was added is on the disk once it resolves. Where it rejects, whatever was not yet is not in it any more. */
  async settled(): Promise<void> {
    try {
      await this.#file.sync();
    } catch (error) {
      const isLost = ({ end }: Kept): boolean => end > this.#file.end;
      for (const id of this.#kept.filter(isLost).flatMap(({ ids }) => ids)) this.#taken.delete(id);
      this.#kept = this.#kept.filter((kept) => !isLost(kept));
      throw fileFault(error);
    }
  }

  /**
   * Once a day leaves out what was over long ago, where that is most of what is old. A disk that fails at it leaves
   * the file as it was.
   */
  tidy(at: number, isOver: (id: OperationId, before: number) => boolean): void {
    if (this.#unread !== undefined || Math.abs(at - this.#tidiedAt) < TIDY_EVERY_MS) return;
    this.#tidiedAt = at;
    const before = at - KEPT_MS;
    const old = new Set(this.#kept.filter((kept) => kept.at < before).flatMap(({ ids }) => ids));
    const looked = [...old].slice(0, MOST_LOOKED_AT);
    const over = new Set(looked.filter((id) => isOver(id, before)));
    if (over.size * 2 > looked.length) this.#leaveOut(over);
  }

  close(): void {
    this.#file.close();
  }

  #put(record: InboxRecord, write: (text: string) => Place): void {
    try {
      if (this.#unread !== undefined) throw this.#unread;
      this.#kept.push(keptOf(write(JSON.stringify(record)), record));
      this.#note(record);
    } catch (error) {
      throw fileFault(error);
    }
  }

  #note(record: InboxRecord): void {
    if (record.kind === 'taken') for (const id of idsOf(record)) this.#taken.add(id);
  }

  #leaveOut(over: ReadonlySet<OperationId>): void {
    const left = this.#kept.map((kept) => ({ ...kept, ids: kept.ids.filter((id) => !over.has(id)) }));
    try {
      const moved = this.#file.rewrite(this.#kept, (place, text) => {
        const ids = left[place]?.ids.length ?? 0;
        // Opened and sealed anew only where part of it is over: all of them would take too long.
        if (ids === this.#kept[place]?.ids.length) return 'as_it_is';
        return ids === 0 ? undefined : withoutThose(text(), over);
      });
      this.#kept = left.flatMap((kept, place) => (moved[place] ? [{ ...kept, ...moved[place] }] : []));
      for (const id of over) this.#taken.delete(id);
    } catch (error) {
      if (fileFaultKindOf(error) === undefined) throw error;
    }
  }
}

function keptOf({ start, end, sequence }: Place, record: InboxRecord): Kept {
  return { start, end, sequence, at: record.at, ids: idsOf(record) };
}

function withoutThose(text: string, over: ReadonlySet<OperationId>): string | undefined {
  const left = remaining(JSON.parse(text) as InboxRecord, (id) => over.has(id));
  return left && JSON.stringify(left);
}
