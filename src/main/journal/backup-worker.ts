import { parentPort, workerData } from 'node:worker_threads';
import type { CopyReply, CopyRequest } from './copy-in-worker.ts';
import { copyDatabase } from './database-copy.ts';
import { problemKindOf } from './journal-problem.ts';

// A thread of its own: to read and check a whole journal takes seconds, in which the clerk works on.
const request = workerData as CopyRequest;
parentPort?.postMessage(reply());

function reply(): CopyReply {
  try {
    return { ended: copyDatabase(request.from, request.to, request.key) };
  } catch (error) {
    const kind = problemKindOf(error);
    if (kind === undefined) throw error;
    return { ended: 'failed', kind };
  } finally {
    request.key.fill(0);
  }
}
