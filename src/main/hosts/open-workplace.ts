import type { Contour } from '../../domain/contour.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { realAdapters } from '../adapters.ts';
import { openKioskCalls } from '../api/open-kiosk-calls.ts';
import { type ScreenServer, serveScreens } from '../api/serve-screens.ts';
import type { Backup } from '../journal/backup.ts';
import type { BackupProblem } from '../journal/backup-problem.ts';
import { type KioskHost, openKiosk } from '../kiosk.ts';
import { openBackups } from '../open-backups.ts';
import type { Environment } from '../settings/environment.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { Settings } from '../settings/settings.ts';

/** A kiosk with its screens' server, as a host has it. */
export interface Workplace {
  readonly settings: Settings;
  readonly serve: ScreenServer;
  afterSleep(): void;
  close(): Promise<void>;
}

export interface WorkplaceHost extends Omit<KioskHost, 'adapters' | 'onStep'> {
  /** Region profiles and the like. */
  readonly resources: string;
  readonly contours: readonly Contour[];
  /** Built program of the thread that copies the journal. */
  readonly backupWorker: string;
}

/** What a host shows, by the settings of the environment; else Russian lines for whoever started it. */
export async function openWorkplace(
  environment: Environment,
  { resources, contours, backupWorker, ...host }: WorkplaceHost,
): Promise<Result<Workplace, readonly string[]>> {
  const settings = readSettings(environment, resources);
  if (!settings.ok) return fail(settings.problem.map(({ field, message }) => `${field}: ${message}`));
  // Before the journal is opened: a host that may not show a contour leaves no trace in it.
  if (!contours.includes(settings.value.contour)) return fail([WRONG_CONTOUR]);
  const kiosk = openKiosk(settings.value, { adapters: realAdapters, ...host });
  if (!kiosk.ok) return fail([kiosk.problem.message]);
  const calls = await openKioskCalls(kiosk.value);
  const backups = openBackups(settings.value, realAdapters, backupWorker, (end) => {
    tellBackup(end);
    calls.backupEnded(end);
  });
  backups?.start();
  return ok({
    settings: settings.value,
    serve: serveScreens({ calls, now: realAdapters.now, onFault: tellFault }),
    afterSleep: () => calls.afterSleep(),
    close: async () => {
      await calls.close();
      await backups?.close();
      await kiosk.value.close();
    },
  });
}

/** Its message is left out: that of a library may bear data. */
function tellFault(path: string, name: string): void {
  console.error(`Сбой программы (${path}: ${name}). Если повторится, покажите эту строку специалисту ИТ.`);
}

/** A copy that was made is nothing to talk about. */
function tellBackup(end: Result<Backup, BackupProblem>): void {
  if (!end.ok) console.error(`Резервная копия журнала: ${end.problem.message}`);
}

const WRONG_CONTOUR =
  'KARTA_CONTOUR: в браузере открывается только учебный контур (training). Рабочий контур откройте в программе киоска';
