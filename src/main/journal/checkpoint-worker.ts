import { parentPort, workerData } from 'node:worker_threads';
import type { LogOfJournal } from './checkpoint-thread.ts';
import { openEncrypted } from './encrypted-database.ts';
import { faultKindOf } from './journal-fault.ts';

// A thread of its own: the disk takes tens of milliseconds for it, in which the clerk works on.
const { journal, key } = workerData as LogOfJournal;

parentPort?.on('message', () => {
  checkpoint();
  parentPort?.postMessage('done');
});

/** Keeps nobody from reading or writing. A disk that fails at it only leaves the log as long as it is. */
function checkpoint(): void {
  try {
    const database = openEncrypted(journal, key, { fileMustExist: true });
    try {
      database.pragma('synchronous = FULL');
      database.pragma('wal_checkpoint(PASSIVE)');
    } finally {
      database.close();
    }
  } catch (error) {
    if (faultKindOf(error) === undefined) throw error;
  }
}
