import { statSync } from 'node:fs';
import type { Adapters } from './adapters.ts';
import { BackupSchedule, type BackupScheduleParts } from './backup-schedule.ts';
import { type BackupSource, backUp } from './journal/backup.ts';
import { copierInWorker } from './journal/copy-in-worker.ts';
import { FileKeyStore } from './journal/file-key-store.ts';
import { journalFiles } from './journal/journal-files.ts';
import type { Settings } from './settings/settings.ts';

/** Where copies of a workplace's journal come from. `worker`: path of the built `backup-worker`. */
export function backupSource(
  { dataDirectory }: Settings,
  { randomBytes }: Pick<Adapters, 'randomBytes'>,
  worker: string,
): BackupSource {
  return {
    dataDirectory,
    keyStore: new FileKeyStore(dataDirectory, randomBytes),
    copy: copierInWorker(worker),
  };
}

/** Epoch ms by the file system: a commit goes to the log, and from there to the journal. */
function changedAt(dataDirectory: string): number {
  const { journal } = journalFiles(dataDirectory);
  const times = [journal, `${journal}-wal`].map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs);
  return Math.max(0, ...times.filter((time) => time !== undefined));
}

/** The copies that an open kiosk makes by itself; undefined where no folder is set for them. */
export function openBackups(
  settings: Settings,
  adapters: Adapters,
  worker: string,
  onEnd: NonNullable<BackupScheduleParts['onEnd']>,
): BackupSchedule | undefined {
  const { office, workplace, backup } = settings;
  const { directory } = backup;
  if (directory === undefined) return undefined;
  const source = backupSource(settings, adapters, worker);
  return new BackupSchedule({
    settings: { ...backup, directory },
    place: { office, workplace },
    changedAt: () => changedAt(settings.dataDirectory),
    backUp: (path) => backUp(source, path),
    now: adapters.now,
    sleep: adapters.sleep,
    onEnd,
  });
}
