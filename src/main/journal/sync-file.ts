import { fdatasync, fdatasyncSync } from 'node:fs';
import { promisify } from 'node:util';

/** All that was written of an open file is on the disk once it resolves. */
export type SyncFile = (file: number) => Promise<void>;

/** The disk takes milliseconds, in which the loop goes on. */
export const syncAside: SyncFile = promisify(fdatasync);

/** For whoever must not depend on how long a disk takes. */
export const syncAtOnce: SyncFile = async (file) => fdatasyncSync(file);
