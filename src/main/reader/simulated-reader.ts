import { fail, ok } from '../../domain/result.ts';
import type { ReaderStatus } from '../../domain/tap.ts';
import type { Transmitted } from './apdu.ts';
import { type CardSlot, visitCard } from './card-visit.ts';
import { PCSC } from './pcsc-code.ts';
import type { Reader } from './reader.ts';
import { SimulatedCard } from './simulated-card.ts';
import { DECK, type DeckCard } from './simulated-deck.ts';
import { StatusBoard } from './status-board.ts';
import type { Timers } from './timers.ts';

export interface SimulatedReaderOptions {
  readonly readNumber: boolean;
  readonly timers: Timers;
  /** `yyyy-mm-dd`. */
  readonly today: () => string;
}

const LOST: Transmitted = { kind: 'lost', code: PCSC.removed };
const NAME = 'Учебный считыватель';

/**
 * A reader without hardware, for training and tests. Its cards answer APDUs, and what reads them is what
 * reads a real card: only the driver and its process are left out.
 */
export class SimulatedReader implements Reader {
  readonly trouble = undefined;
  readonly #options: SimulatedReaderOptions;
  readonly #board: StatusBoard;
  #card: SimulatedCard | undefined;
  #left = Promise.withResolvers<void>();

  constructor(options: SimulatedReaderOptions) {
    this.#options = options;
    this.#board = new StatusBoard(options.timers);
  }

  get status(): ReaderStatus {
    return this.#board.status;
  }

  onStatus(listener: (status: ReaderStatus) => void): () => void {
    return this.#board.onStatus(listener);
  }

  start(): void {
    this.#board.take({ kind: 'readers', names: [NAME] });
  }

  stop(): Promise<void> {
    this.remove();
    this.#board.take({ kind: 'readers', names: [] });
    this.#board.close();
    return Promise.resolve();
  }

  restart(): void {
    // No driver, no context: sleep changes nothing here.
  }

  /** Lays a card of the deck on the reader; settles when it has been read or refused. */
  async tap(name: DeckCard): Promise<void> {
    if (this.#card) this.remove();
    const card = new SimulatedCard(DECK[name]);
    this.#card = card;
    this.#left = Promise.withResolvers();
    this.#board.take({ kind: 'present', reader: NAME });
    const { readNumber, timers, today } = this.#options;
    const options = { atr: card.atr, left: this.#left.promise, readNumber, timers, today: today() };
    const read = await visitCard(this.#slot(card), options);
    if (this.#card !== undefined && this.#card !== card) {
      // Another lies there by now, and what is shown is about that one.
      if (read.ok) read.value.number?.fill(0);
      return;
    }
    if (read.ok) this.#board.take({ kind: 'read', reader: NAME, ...read.value });
    else this.#board.take({ kind: 'failed', reader: NAME, reason: read.problem });
    // Taken away in the middle of it: the kiosk is told of that only now, as by a real reader.
    if (this.#card === undefined) this.#board.take({ kind: 'lifted', reader: NAME });
  }

  /** Takes the card away; while it is being read, that is what the reader finds. */
  remove(): void {
    if (this.#card === undefined) return;
    this.#card = undefined;
    this.#left.resolve();
    if (this.status.status !== 'reading') this.#board.take({ kind: 'lifted', reader: NAME });
  }

  #slot(card: SimulatedCard): CardSlot {
    const here = (): boolean => this.#card === card;
    return {
      connect: () => Promise.resolve(here() ? ok(undefined) : fail(PCSC.noCard)),
      reset: () => Promise.resolve(card.reset()),
      transmit: (apdu) => this.#transmit(card, apdu),
    };
  }

  #transmit(card: SimulatedCard, apdu: Uint8Array): Promise<Transmitted> {
    if (this.#card !== card) return Promise.resolve(LOST);
    const answer = card.respond(apdu);
    if (answer === 'silent') return new Promise(() => undefined);
    if (answer !== 'gone') return Promise.resolve({ kind: 'answer', bytes: answer });
    this.remove();
    return Promise.resolve(LOST);
  }
}
