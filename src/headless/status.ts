import type { ReaderStatus } from '../domain/tap.ts';
import { limitViews, offlineLimitsOf } from '../main/api/limit-view.ts';
import type { LimitView } from '../main/api/queue-views.ts';
import { keptBackups } from '../main/backup-schedule.ts';
import type { BackupTrouble } from '../main/backup-watch.ts';
import type { PutBack } from '../main/journal/journal.ts';
import type { Settings } from '../main/settings/settings.ts';
import type { CommandParts } from './command.ts';
import { departmentStatus } from './department-status.ts';
import { EXIT, type ExitCode } from './exit-code.ts';

/** Long enough for a reader's child to start and look around once. */
const READER_LOOK_MS = 4000;

/** Settings, journal, the way to the Department and the reader at a glance; no personal data. */
export async function status(parts: CommandParts): Promise<ExitCode> {
  const { kiosk, output } = parts;
  const { settings, journal } = kiosk;
  const forward = await kiosk.openForward();
  const department = forward.ok && departmentStatus(forward.value, parts.signal, parts.adapters.now);
  const reader = await lookAtReader(parts);
  const { oldestConfirmedAt, count } = journal.unsent();
  output.result({
    result: 'status',
    contour: settings.contour,
    region: settings.region.id,
    office: settings.office,
    workplace: settings.workplace,
    applications: journal.countByStatus(),
    nextDueAt: isoOf(journal.nextDueAt()),
    sending: forward.ok ? 'configured' : forward.problem,
    ...(department && { department: await department }),
    unsent: { count, oldestConfirmedAt: isoOf(oldestConfirmedAt) },
    limits: limitViews(journal, offlineLimitsOf(settings.region, parts.adapters.now)).map(limitLine),
    reader: reader.status,
    backups: backupsOf(settings, kiosk.backups.trouble),
    head: journal.head(),
    putBack: putBackOf(journal.putBack()),
  });
  return EXIT.done;
}

async function lookAtReader({ kiosk, adapters, signal }: CommandParts): Promise<ReaderStatus> {
  const reader = kiosk.openReader({ readNumber: false });
  const seen = new AbortController();
  const forget = reader.onStatus(() => seen.abort());
  reader.start();
  await adapters.sleep(READER_LOOK_MS, AbortSignal.any([seen.signal, signal]));
  forget();
  return reader.status;
}

/** The copies that are made by themselves, or which setting would do so. */
function backupsOf({ backup, office, workplace }: Settings, trouble: BackupTrouble | undefined) {
  const { directory } = backup;
  if (directory === undefined) return NO_BACKUPS;
  const kept = keptBackups(directory, { office, workplace });
  return {
    directory,
    count: kept.length,
    newest: isoOf(kept[0]?.at),
    ...(trouble && { trouble: { ...trouble, since: isoOf(trouble.since) } }),
  };
}

const NO_BACKUPS = {
  code: 'not_configured',
  message: 'Резервные копии сами не делаются: задайте KARTA_BACKUP_DIRECTORY',
};

function limitLine(limit: LimitView) {
  return 'endsAt' in limit ? { ...limit, endsAt: isoOf(limit.endsAt) } : limit;
}

function putBackOf(putBack: PutBack | undefined) {
  if (putBack === undefined) return undefined;
  const { at, acknowledged, ...lost } = putBack;
  const seenTo = acknowledged && { ...acknowledged, at: isoOf(acknowledged.at) };
  return { at: isoOf(at), ...lost, ...(seenTo && { acknowledged: seenTo }) };
}

function isoOf(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
