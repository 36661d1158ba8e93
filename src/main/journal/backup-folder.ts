import type { Workplace } from './numbering.ts';

const DAY_MS = 86_400_000;
/** None is older, but for the newest: an office that was closed for long has one all the same. */
const OLDEST_MS = 7 * DAY_MS;

/** Of this workplace, by the time at which it was begun. Sorts by that time. */
export function backupName({ office, workplace }: Workplace, at: number): string {
  const stamp = new Date(at).toISOString().slice(0, 23).replaceAll(':', '-');
  return `karta-${office}-${workplace}-${stamp}Z.db`;
}

/** Epoch ms; undefined for the file of somebody else. */
export function backupTime(name: string, { office, workplace }: Workplace): number | undefined {
  const start = `karta-${office}-${workplace}-`;
  const stamp = name.startsWith(start) && /^(.{10}T)(..)-(..)-(.{6}Z)\.db$/.exec(name.slice(start.length));
  const at = stamp ? Date.parse(`${stamp[1]}${stamp[2]}:${stamp[3]}:${stamp[4]}`) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** What a program that was killed has left of a backup that was not whole yet. */
export function leftBehind(names: readonly string[], place: Workplace): string[] {
  return names.filter((name) => {
    const [begun = '', rest] = name.split('.new', 2);
    return rest !== undefined && backupTime(begun, place) !== undefined;
  });
}

export interface KeptBackup {
  readonly name: string;
  readonly at: number;
}

/** Backups of this workplace among the files of a folder, newest first. */
export function backupsAmong(names: readonly string[], place: Workplace): KeptBackup[] {
  return names
    .flatMap((name) => {
      const at = backupTime(name, place);
      return at === undefined ? [] : [{ name, at }];
    })
    .sort((a, b) => b.at - a.at);
}

/**
 * Those that have to go, of backups newest first. The last one of each day stays: the newest so many may all be
 * younger than the harm that somebody needs a copy for.
 */
export function outlived(backups: readonly KeptBackup[], keep: number, now: number): readonly KeptBackup[] {
  const isLastOfDay = (at: number, place: number): boolean =>
    dayOf(at) !== dayOf(backups[place - 1]?.at ?? now);
  return backups.filter(
    ({ at }, place) => place > 0 && (now - at > OLDEST_MS || (place >= keep && !isLastOfDay(at, place))),
  );
}

function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}

/** When the next one is due; a newest from the future (the clock was put back) counts for nothing. */
export function nextBackupAt(newestAt: number | undefined, everyMs: number, now: number): number {
  return newestAt === undefined || newestAt > now ? now : newestAt + everyMs;
}
