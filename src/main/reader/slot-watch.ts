import type { Reader as Device } from 'nfc-pcsc';
import { visitCard } from './card-visit.ts';
import { NfcSlot } from './nfc-slot.ts';
import type { ReaderMessage } from './reader-message.ts';
import { nextPresence, type Presence } from './slot-presence.ts';
import type { Timers } from './timers.ts';

export interface SlotWatchParts {
  readonly readNumber: boolean;
  readonly timers: Timers;
  /** `yyyy-mm-dd`. */
  readonly today: () => string;
  readonly tell: (message: ReaderMessage) => void;
  /** The driver's context is of no use any more. */
  readonly spoiled: () => void;
}

/** Watches one slot and reads each card that is laid on it, one after the other. */
export class SlotWatch {
  readonly #device: Device;
  readonly #parts: SlotWatchParts;
  readonly #slot: NfcSlot;
  #presence: Presence | undefined;
  #left = Promise.withResolvers<void>();
  #queue = Promise.resolve();

  constructor(device: Device, parts: SlotWatchParts) {
    this.#device = device;
    this.#parts = parts;
    this.#slot = new NfcSlot(device, parts.spoiled);
    device.reader.on('status', ({ state, atr }: { state: number; atr?: Buffer }) => this.#see(state, atr));
    device.on('end', () => this.#leave());
    // Without a listener this event would end the process before anything could be told.
    device.on('error', parts.spoiled);
  }

  #see(state: number, atr: Uint8Array = new Uint8Array()): void {
    const next = nextPresence(this.#presence, state);
    this.#presence = next.presence;
    for (const event of next.events) {
      if (event.kind === 'left') this.#leave();
      else this.#come(atr, event.driverConnects);
    }
  }

  #come(atr: Uint8Array, driverConnects: boolean): void {
    if (driverConnects) this.#slot.expectDriver();
    this.#left = Promise.withResolvers();
    const left = this.#left.promise;
    this.#queue = this.#queue.then(() => this.#visit(atr, left));
  }

  /** A card that leaves in the middle of its visit has left only after it: the kiosk is told in order. */
  #leave(): void {
    this.#left.resolve();
    this.#queue = this.#queue.then(() => this.#parts.tell({ kind: 'removed', reader: this.#device.name }));
  }

  async #visit(atr: Uint8Array, left: Promise<void>): Promise<void> {
    const { readNumber, timers, today, tell } = this.#parts;
    const { name: reader } = this.#device;
    tell({ kind: 'present', reader });
    const read = await visitCard(this.#slot, { atr, left, readNumber, timers, today: today() });
    if (!read.ok) return tell({ kind: 'failed', reader, reason: read.problem });
    tell({ kind: 'read', reader, ...read.value });
    read.value.number?.fill(0);
  }
}
