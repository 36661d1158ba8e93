import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ListedOperation } from '../../domain/operation.ts';
import { INTERRUPTED, type NoPage, type PageBody } from './operation-page.ts';
import type { OnEntries, PageEnd } from './page-reader.ts';

/** A page that is no larger than it may be and still needs more was made to. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 };

/**
 * Reads a page away from the main loop: to parse and check ten thousand operations takes a tenth of a second. Its
 * bytes go over without a copy, and all that was made of them ends with the thread.
 */
export async function readPageInWorker(
  worker: string,
  { bytes, ...about }: PageBody,
  onEntries: OnEntries,
  signal?: AbortSignal,
): Promise<PageEnd> {
  if (signal?.aborted) return INTERRUPTED;
  const whole = wholeBuffer(bytes);
  const thread = new Worker(worker, {
    workerData: { ...about, bytes: whole } satisfies PageBody,
    transferList: [whole.buffer],
    resourceLimits: MEMORY,
  });
  try {
    const end = await said<PageEnd>(thread, signal);
    if (end.kind === 'no_page') return end;
    for (;;) {
      // Asked for one by one, each in a turn of its own: whatever has come in is unpacked in a single one.
      await setImmediate();
      thread.postMessage('more');
      const entries = await said<readonly ListedOperation[]>(thread, signal);
      if ('kind' in entries) return entries;
      if (entries.length === 0) return end;
      await onEntries(entries);
    }
  } finally {
    await thread.terminate();
  }
}

async function said<Message>(thread: Worker, signal: AbortSignal | undefined): Promise<Message | NoPage> {
  try {
    const [message] = await once(thread, 'message', { ...(signal && { signal }) });
    return message as Message;
  } catch (error) {
    if (signal?.aborted) return INTERRUPTED;
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
      return TOO_LARGE;
    throw error;
  }
}

/** Only a whole buffer can be given away; of another the part in question is copied, and overwritten here. */
function wholeBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes;
  if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) return new Uint8Array(buffer);
  const copy = Uint8Array.from(bytes);
  bytes.fill(0);
  return copy;
}

const TOO_LARGE: NoPage = { kind: 'no_page', reason: 'too_large' };
