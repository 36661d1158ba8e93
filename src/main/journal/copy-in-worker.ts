import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { OpenProblemKind } from './journal-problem.ts';

export interface CopyRequest {
  readonly from: string;
  /** Must not be there. */
  readonly to: string;
  /** Overwritten by whoever has copied with it. */
  readonly key: Uint8Array;
}

export type CopyReply =
  | { readonly ended: 'proven' | 'not_proven' }
  | { readonly ended: 'failed'; readonly kind: OpenProblemKind };

/** Copies a database away from the main loop. Rejects for what only a bug can cause. */
export type DatabaseCopier = (request: CopyRequest) => Promise<CopyReply>;

/** `worker`: path of the built `backup-worker`. */
export function copierInWorker(worker: string): DatabaseCopier {
  return async (request) => {
    const thread = new Worker(worker, { workerData: request });
    // The thread has a copy of its own.
    request.key.fill(0);
    const [reply] = (await once(thread, 'message')) as [CopyReply];
    await thread.terminate();
    return reply;
  };
}
