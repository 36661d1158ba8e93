import type { ReaderStatus } from '../../domain/tap.ts';
import type { ReaderTrouble } from './reader-trouble.ts';

/**
 * The card reader as the kiosk sees it. A status `card` comes once for each tap; its number, where
 * there is one, belongs to whoever takes the tap and is wiped by them. Once the card has left, the
 * status no longer carries it.
 */
export interface Reader {
  readonly status: ReaderStatus;
  /** Why there is no reader, as far as that is known; feed it to `diagnose`. */
  readonly trouble: ReaderTrouble | undefined;
  /** Calls back at each change, not at once; the returned function ends that. */
  onStatus(listener: (status: ReaderStatus) => void): () => void;
  start(): void;
  stop(): Promise<void>;
  /** After the machine's sleep: what was connected before it is not to be trusted. */
  restart(): void;
}
