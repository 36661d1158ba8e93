import { onTestFinished } from 'vitest';
import { realAdapters } from '../../src/main/adapters.ts';
import { openSnapshotFeed, type SnapshotFeed } from '../../src/main/hosts/snapshot-feed.ts';
import { openKiosk } from '../../src/main/kiosk.ts';
import { SimulatedReader } from '../../src/main/reader/simulated-reader.ts';
import { systemTimers } from '../../src/main/reader/timers.ts';
import { readSettings } from '../../src/main/settings/read-settings.ts';
import { folderOfTest, trainingEnvironment } from './training-environment.ts';

const RESOURCES = new URL('../../resources', import.meta.url).pathname;

/** The feed of a real kiosk, with a reader on which the test lays the cards. */
export async function openTestFeed(): Promise<{
  readonly feed: SnapshotFeed;
  readonly reader: SimulatedReader;
}> {
  const settings = readSettings(trainingEnvironment(folderOfTest()), RESOURCES);
  if (!settings.ok) throw new Error('the settings of the test are not in order');
  const kiosk = openKiosk(settings.value, { adapters: realAdapters, readerChild: '' });
  if (!kiosk.ok) throw new Error(kiosk.problem.message);
  const today = (): string => '2026-11-23';
  const reader = new SimulatedReader({ readNumber: true, timers: systemTimers, today });
  onTestFinished(async () => {
    await reader.stop();
    await kiosk.value.close();
  });
  return { feed: await openSnapshotFeed({ ...kiosk.value, openReader: () => reader }), reader };
}
