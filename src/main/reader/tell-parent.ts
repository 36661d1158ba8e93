import type { ReaderMessage } from './reader-message.ts';

/** What Electron gives to its utility process in place of the line of a fork. */
interface ParentPort {
  postMessage(message: ReaderMessage): void;
}

/** The port says nothing of when a message has left. */
const LEAVES_WITHIN_MS = 100;

/** Tells the kiosk, whichever way it has started this process; `sent` once the message has left. */
export function tellParent(message: ReaderMessage, sent?: () => void): void {
  const { parentPort } = process as { readonly parentPort?: ParentPort };
  if (parentPort) {
    parentPort.postMessage(message);
    if (sent) setTimeout(sent, LEAVES_WITHIN_MS);
  } else process.send?.(message, undefined, undefined, () => sent?.());
}
