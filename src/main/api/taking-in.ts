import type { StoredOperation } from '../journal/inbox.ts';
import type { Kiosk } from '../kiosk.ts';
import type { Reverse, ReverseListeners } from '../open-reverse.ts';

/** What takes in the portal's operations by itself; `undefined` parts are absent while a setting is missing. */
export interface TakingIn {
  readonly loop: Reverse['loop'] | undefined;
  start(): void;
  /** A verdict is due, or the machine slept. */
  wake(): void;
  /** A whole round now; absent with the loop. */
  readonly round: (() => Promise<unknown>) | undefined;
  /** Settles when no request is under way any more. */
  close(): Promise<void>;
}

interface TakingInParts {
  readonly kiosk: Pick<Kiosk, 'openReverse' | 'adapters'>;
  readonly onOperation: (operation: StoredOperation) => void;
  readonly onReach: NonNullable<ReverseListeners['onReach']>;
  /** What `loop` tells has changed. */
  readonly onChanged: () => void;
}

/** A disk that failed may be well again by then. */
const AGAIN_MS = 60_000;

/** Opens the reverse flow of a kiosk with screens; nothing is asked for before `start`. */
export async function openTakingIn({ kiosk, ...heard }: TakingInParts): Promise<TakingIn> {
  const closed = new AbortController();
  const { signal } = closed;
  const onStopped = (): void => void kiosk.adapters.sleep(AGAIN_MS, signal).then(start);
  // The name alone: what stands in an unforeseen error might be personal.
  const onFault = (error: unknown): void =>
    console.error(`Операция портала отложена: ${error instanceof Error ? error.name : 'сбой'}`);
  const opened = await kiosk.openReverse({ ...heard, onStopped, onFault });
  const loop = opened.ok ? opened.value.loop : undefined;
  function start(): void {
    if (!signal.aborted) loop?.start();
  }
  return {
    loop,
    start,
    wake: () => {
      start();
      loop?.wake();
    },
    round: loop && (() => loop.round()),
    close: async () => {
      closed.abort();
      await loop?.stop();
    },
  };
}
