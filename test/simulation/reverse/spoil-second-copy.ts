import { rmSync } from 'node:fs';
import { InboxCopy } from '../../../src/main/journal/inbox-copy.ts';
import { inboxSecretOf } from '../../../src/main/journal/inbox-file.ts';
import type { InboxRecord } from '../../../src/main/journal/inbox-record.ts';
import { KEY } from '../journal-template.ts';

/** Leaves of the second copy beside that folder what a program with a bug would have written. */
export function spoilSecondCopy(folder: string, keeps: (record: InboxRecord) => boolean): void {
  const path = `${folder}.inbox`;
  const whole = new InboxCopy(path, inboxSecretOf(KEY));
  const records = whole.load();
  whole.close();
  rmSync(path, { force: true });
  const spoilt = new InboxCopy(path, inboxSecretOf(KEY));
  spoilt.load();
  for (const record of records.filter(keeps)) spoilt.append(record);
  spoilt.close();
}
