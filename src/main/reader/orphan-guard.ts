import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * Plain text, so that no bundler has to know of a second file. It runs in a thread of its own: the
 * driver may hold the main one for ever, and a process that spins must not outlive the kiosk.
 */
const GUARD = `
const { parentPort, workerData: parent } = require('node:worker_threads');
setInterval(() => {
  try {
    process.kill(parent, 0);
    if (process.ppid === parent) return;
  } catch {}
  process.kill(process.pid, 'SIGKILL');
}, 1000);
parentPort.postMessage('awake');
`;

/**
 * Ends this process within a second after the one that started it. Settles when the guard is awake: before
 * that it would need the very thread that it is to watch.
 */
export async function guardAgainstOrphan(): Promise<void> {
  // Whose child this is now: a guard that asks only once it is awake might watch whoever takes orphans in.
  const guard = new Worker(GUARD, { eval: true, execArgv: [], workerData: process.ppid });
  await once(guard, 'message');
  guard.unref();
}
