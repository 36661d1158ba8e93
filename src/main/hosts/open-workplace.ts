import type { Contour } from '../../domain/contour.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { realAdapters } from '../adapters.ts';
import { type Kiosk, openKiosk } from '../kiosk.ts';
import type { Environment } from '../settings/environment.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { ProgramFiles } from './program-files.ts';
import { openSnapshotFeed, type SnapshotFeed } from './snapshot-feed.ts';

export interface Workplace {
  readonly kiosk: Kiosk;
  readonly feed: SnapshotFeed;
}

/** What a host shows, by the settings of the environment; else Russian lines for whoever started it. */
export async function openWorkplace(
  environment: Environment,
  { resources, readerChild, readerNode }: ProgramFiles,
  contours: readonly Contour[],
): Promise<Result<Workplace, readonly string[]>> {
  const settings = readSettings(environment, resources);
  if (!settings.ok) return fail(settings.problem.map(({ field, message }) => `${field}: ${message}`));
  // Before the journal is opened: a host that may not show a contour leaves no trace in it.
  if (!contours.includes(settings.value.contour)) return fail([WRONG_CONTOUR]);
  const kiosk = openKiosk(settings.value, { adapters: realAdapters, readerChild, readerNode });
  if (!kiosk.ok) return fail([kiosk.problem.message]);
  return ok({ kiosk: kiosk.value, feed: await openSnapshotFeed(kiosk.value) });
}

const WRONG_CONTOUR =
  'KARTA_CONTOUR: в браузере открывается только учебный контур (training). Рабочий контур откройте в программе киоска';
