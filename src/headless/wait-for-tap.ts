import type { ReaderStatus, Tap } from '../domain/tap.ts';
import type { Reader } from '../main/reader/reader.ts';
import type { Output } from './output.ts';

interface Wait {
  readonly reader: Reader;
  readonly output: Output;
  readonly seconds: number;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Opens the reader and waits for one card. Every change of its status is an event; a card that
 * could not be read is told and the next one waited for. `undefined`: none came in time.
 */
export async function waitForTap({ reader, output, seconds, sleep, signal }: Wait): Promise<Tap | undefined> {
  const over = new AbortController();
  let tap: Tap | undefined;
  let heard = false;
  const see = (status: ReaderStatus): void => {
    heard = true;
    output.event('reader', describe(status));
    if (status.status !== 'card') return;
    tap ??= status.tap;
    over.abort();
  };
  const forget = reader.onStatus(see);
  reader.start();
  output.event('opened');
  await sleep(seconds * 1000, AbortSignal.any([over.signal, signal]));
  forget();
  // No reader from first to last is no change, and yet the very thing to be told.
  if (!heard) output.event('reader', describe(reader.status));
  return tap;
}

function describe(status: ReaderStatus): Readonly<Record<string, unknown>> {
  return status.status === 'card_error'
    ? { status: status.status, reason: status.reason }
    : { status: status.status };
}
