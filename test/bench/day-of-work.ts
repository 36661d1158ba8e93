import { randomBytes } from 'node:crypto';
import { FileKeyStore } from '../../src/main/journal/file-key-store.ts';
import { openJournal } from '../../src/main/journal/sqlite-journal.ts';
import { inventedApplication } from './invented-application.ts';

const PLACE = { contour: 'training', office: '12', workplace: '03', timeZone: 'Asia/Yekaterinburg' } as const;
const MINUTE_MS = 60_000;

/** Writes a day's applications into a new journal, as a workplace has them in the afternoon. */
export function dayOfWork(dataDirectory: string, count: number): void {
  const opened = openJournal({
    dataDirectory,
    keyStore: new FileKeyStore(dataDirectory, randomBytes),
    ...PLACE,
  });
  if (!opened.ok) throw new Error(opened.problem.message);
  const now = Date.now();
  for (let index = 1; index <= count; index += 1) {
    // Ended ones: a queue would talk to the Department meanwhile.
    opened.value.registerRefusal('1.2.3', inventedApplication(index).applicant, now - MINUTE_MS);
  }
  opened.value.close();
}
