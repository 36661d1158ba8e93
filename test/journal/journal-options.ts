import { randomBytes } from 'node:crypto';
import { FileKeyStore } from '../../src/main/journal/file-key-store.ts';
import type { JournalOptions } from '../../src/main/journal/sqlite-journal.ts';

/** Also for the programs that tests start: it needs no test runner. */
export function journalOptions(dataDirectory: string): JournalOptions {
  const keyStore = new FileKeyStore(dataDirectory, randomBytes);
  const place = { office: '12', workplace: '03', timeZone: 'Asia/Yekaterinburg' };
  return { dataDirectory, keyStore, contour: 'training', ...place };
}
