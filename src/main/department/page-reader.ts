import { setImmediate } from 'node:timers/promises';
import type { ListedOperation } from '../../domain/operation.ts';
import {
  ENTRIES_AT_ONCE,
  INTERRUPTED,
  type NoPage,
  type PageBody,
  type PageHead,
  readPage,
} from './operation-page.ts';
import { readPageInWorker } from './page-in-worker.ts';

/** A thread costs more than it takes to read so little. */
const SMALL_BYTES = 65_536;

export type PageEnd = PageHead | NoPage;
export type OnEntries = (entries: readonly ListedOperation[]) => void | Promise<void>;

/**
 * Reads a page and hands its entries over in their order, some hundred at a time; the loop is free in between. The
 * bytes are the reader's from then on. Rejects with what `onEntries` throws, and for what only a bug can cause.
 */
export type PageReader = (body: PageBody, onEntries: OnEntries, signal?: AbortSignal) => Promise<PageEnd>;

/** `worker`: path of the built `page-worker`. */
export function pageReader(worker: string): PageReader {
  return async (body, onEntries, signal) => {
    if (body.bytes.length > SMALL_BYTES) return readPageInWorker(worker, body, onEntries, signal);
    const page = readPage(body);
    if (page.kind === 'no_page') return page;
    for (let start = 0; start < page.entries.length; start += ENTRIES_AT_ONCE) {
      if (start > 0) await setImmediate();
      if (signal?.aborted) return INTERRUPTED;
      await onEntries(page.entries.slice(start, start + ENTRIES_AT_ONCE));
    }
    return { kind: 'page', count: page.count };
  };
}
