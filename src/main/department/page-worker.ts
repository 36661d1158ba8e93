import { parentPort, workerData } from 'node:worker_threads';
import { ENTRIES_AT_ONCE, type PageBody, readPage } from './operation-page.ts';

const page = readPage(workerData as PageBody);
if (page.kind === 'no_page') parentPort?.postMessage(page);
else {
  const { entries, count } = page;
  let given = 0;
  parentPort?.on('message', () => {
    const next = entries.slice(given, given + ENTRIES_AT_ONCE);
    given += next.length;
    parentPort?.postMessage(next);
  });
  parentPort?.postMessage({ kind: 'page', count });
}
