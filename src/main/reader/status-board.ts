import type { ReaderStatus } from '../../domain/tap.ts';
import type { ReaderTrouble } from './reader-trouble.ts';
import { INITIAL_VIEW, nextView, type ReaderEvent, type ReaderView } from './reader-view.ts';
import type { Timers } from './timers.ts';

/** The clerk must be able to read what went wrong although the card is long off the glass. */
export const ERROR_SHOWN_MS = 10_000;

/** Holds the view of one reader, takes its events in and tells the listeners of each new status. */
export class StatusBoard {
  readonly #timers: Timers;
  readonly #listeners = new Set<(status: ReaderStatus) => void>();
  #view: ReaderView = INITIAL_VIEW;
  #cancelShown = (): void => undefined;
  #isClosed = false;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  get status(): ReaderStatus {
    return this.#view.status;
  }

  get trouble(): ReaderTrouble | undefined {
    return this.#view.trouble;
  }

  onStatus(listener: (status: ReaderStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A number that comes with the event is copied into the tap or dropped: here it ends either way. */
  take(event: ReaderEvent): void {
    const before = this.#view.status;
    this.#view = nextView(this.#view, event, this.#timers.now());
    if (event.kind === 'read') event.number?.fill(0);
    if (this.#view.status !== before) this.#tell(this.#view.status);
    const hasLeft = event.kind === 'removed' || event.kind === 'lifted';
    if (hasLeft && this.#view.status.status === 'card_error') this.#forgetLater();
  }

  /** What a visit under way still reports is taken in, but starts no timer: nothing keeps the process up. */
  close(): void {
    this.#isClosed = true;
    this.#cancelShown();
  }

  #tell(status: ReaderStatus): void {
    this.#cancelShown();
    for (const listener of [...this.#listeners]) listener(status);
  }

  #forgetLater(): void {
    if (this.#isClosed) return;
    this.#cancelShown();
    this.#cancelShown = this.#timers.after(ERROR_SHOWN_MS, () => this.take({ kind: 'error_shown' }));
  }
}
