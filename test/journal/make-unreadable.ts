import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openEncrypted } from '../../src/main/journal/encrypted-database.ts';
import { FileKeyStore } from '../../src/main/journal/file-key-store.ts';

/** What no program of ours writes, and a bug of one might: a card that can't be read. The journal is closed. */
export function makeUnreadable(dataDirectory: string, applicationId: number): void {
  const key = new FileKeyStore(dataDirectory, randomBytes).get();
  if (!key.ok || !key.value) throw new Error('there is no key');
  const database = openEncrypted(join(dataDirectory, 'journal.db'), key.value, {});
  database.pragma('ignore_check_constraints = ON');
  const set = database.prepare("UPDATE card SET service_hashes = '{' WHERE application_id = ?");
  if (set.run(applicationId).changes !== 1) throw new Error('there is no such card');
  database.close();
}
