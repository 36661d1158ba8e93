import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Result } from '../domain/result.ts';
import type { Adapters } from './adapters.ts';
import type { Backup } from './journal/backup.ts';
import {
  backupName,
  backupsAmong,
  type KeptBackup,
  leftBehind,
  nextBackupAt,
  outlived,
} from './journal/backup-folder.ts';
import { type BackupProblem, backupProblem } from './journal/backup-problem.ts';
import type { Workplace } from './journal/numbering.ts';
import type { BackupSettings } from './settings/settings.ts';

/** After one that failed: a disk that was pulled out may be back. */
const RETRY_MS = 15 * 60_000;
/** In one piece no longer than this: a machine that slept wakes to a clock that went on. */
const LONGEST_NAP_MS = 60_000;

export interface BackupScheduleParts extends Pick<Adapters, 'now' | 'sleep'> {
  readonly settings: BackupSettings & { readonly directory: string };
  readonly place: Workplace;
  /** When the journal was changed last, by any clock: what did not change since a copy needs none. */
  readonly changedAt?: () => number;
  readonly backUp: (path: string) => Promise<Result<Backup, BackupProblem>>;
  /** Each that was made or failed. */
  readonly onEnd?: (end: Result<Backup, BackupProblem>) => void;
}

/** Makes backups by itself while the kiosk is open, and one when it closes; a failure stops no work. */
export class BackupSchedule {
  readonly #parts: BackupScheduleParts;
  readonly #stop = new AbortController();
  #cycle: Promise<void> = Promise.resolve();
  /** As it was when the last copy was begun that is in order. */
  #copiedAt: number | undefined;

  constructor(parts: BackupScheduleParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#cycle = this.#goOn();
  }

  /** Waits for the one under way, then makes the last one. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#cycle;
    await this.#make();
  }

  async #goOn(): Promise<void> {
    const { now, sleep, settings } = this.#parts;
    const { signal } = this.#stop;
    let dueAt = nextBackupAt(this.#kept()[0]?.at, settings.everyMs, now());
    while (!signal.aborted) {
      if (now() >= dueAt) {
        const isDone = this.#isCopied() || (await this.#make()).ok;
        dueAt = now() + (isDone ? settings.everyMs : Math.min(RETRY_MS, settings.everyMs));
      }
      if (!signal.aborted) await sleep(Math.min(Math.max(dueAt - now(), 0), LONGEST_NAP_MS), signal);
      // With a clock that was put back it would be due in a far future.
      dueAt = Math.min(dueAt, now() + settings.everyMs);
    }
  }

  async #make(): Promise<Result<Backup, BackupProblem>> {
    const { settings, place, backUp, now, onEnd } = this.#parts;
    const path = join(settings.directory, backupName(place, now()));
    const changedAt = this.#parts.changedAt?.();
    // Not even a fault of the program's own may end the clerk's work.
    const made = await backUp(path).catch(() => backupProblem('fault'));
    if (made.ok) this.#copiedAt = changedAt;
    // Never before there is a new one.
    const end = made.ok && !this.#removeOutlived() ? fail(NOT_REMOVED) : made;
    onEnd?.(end);
    return made;
  }

  #isCopied(): boolean {
    return this.#copiedAt !== undefined && this.#copiedAt === this.#parts.changedAt?.();
  }

  /** False where one could not be removed. */
  #removeOutlived(): boolean {
    const { settings, place, now } = this.#parts;
    try {
      const old = outlived(this.#kept(), settings.keep, now()).map(({ name }) => name);
      const torn = leftBehind(readdirSync(settings.directory), place);
      for (const name of [...old, ...torn]) rmSync(join(settings.directory, name));
      return true;
    } catch {
      return false;
    }
  }

  #kept(): KeptBackup[] {
    return keptBackups(this.#parts.settings.directory, this.#parts.place);
  }
}

/** Newest first; none where the folder can't be read. */
export function keptBackups(directory: string, place: Workplace): KeptBackup[] {
  try {
    return backupsAmong(readdirSync(directory), place);
  } catch {
    return [];
  }
}

const NOT_REMOVED: BackupProblem = {
  kind: 'no_access',
  message:
    'Новая копия сделана, а отжившие не удаляются. Откройте программе доступ к папке копий: дольше срока копии хранить нельзя.',
};
