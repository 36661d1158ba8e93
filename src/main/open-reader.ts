import type { Adapters } from './adapters.ts';
import { createPcscReader, type ForkReader } from './reader/pcsc-reader.ts';
import type { Reader } from './reader/reader.ts';
import type { DeckCard } from './reader/simulated-deck.ts';
import { SimulatedReader } from './reader/simulated-reader.ts';
import { systemTimers } from './reader/timers.ts';
import type { ReaderSettings } from './settings/settings.ts';

export interface ReaderOptions {
  /** Whether the card number is read from the chip; the region allows it or not. */
  readonly readNumber: boolean;
  /** The simulated reader's cards are laid on it by somebody; else its one card lies down by itself. */
  readonly byHand?: true;
}

export interface ReaderHost {
  readonly adapters: Adapters;
  /** Built program of the reader's child process. */
  readonly readerChild: string;
  /** A Node whose ABI the reader's addon has, where the one that runs the kiosk is none. */
  readonly readerNode?: string;
  /** Starts that process where the program cannot run a Node: packaged. */
  readonly forkReader?: ForkReader;
}

/** The real reader, or the simulated one, whose card is laid on once somebody waits for it. */
export function openReader(
  settings: ReaderSettings,
  { readNumber, byHand }: ReaderOptions,
  host: ReaderHost,
): Reader {
  if (settings.kind === 'simulated') {
    const reader = openSimulated(readNumber, host.adapters);
    if (!byHand) layOnceAwaited(reader, settings.card);
    return reader;
  }
  return createPcscReader({
    execPath: host.readerNode ?? process.execPath,
    childPath: host.readerChild,
    readNumber,
    ...(host.forkReader && { fork: host.forkReader }),
    ...(settings.name !== undefined && { name: settings.name }),
  });
}

function openSimulated(readNumber: boolean, { now }: Adapters): SimulatedReader {
  const today = (): string => new Date(now()).toISOString().slice(0, 10);
  return new SimulatedReader({ readNumber, timers: systemTimers, today });
}

function layOnceAwaited(reader: SimulatedReader, card: DeckCard): void {
  const forget = reader.onStatus(({ status }) => {
    if (status !== 'waiting') return;
    forget();
    // After the other listeners have heard that the reader waits.
    queueMicrotask(() => void reader.tap(card));
  });
}
