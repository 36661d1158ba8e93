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
export function watchSlot(device: Device, parts: SlotWatchParts): void {
  const slot = new NfcSlot(device, parts.spoiled);
  const { name: reader } = device;
  let presence: Presence | undefined;
  let queue = Promise.resolve();
  // A card that leaves in the middle of its visit has left only after it: the kiosk is told in order.
  const enqueue = (work: () => Promise<void> | void): void => {
    queue = queue.then(work);
  };
  const left = (): void => enqueue(() => parts.tell({ kind: 'removed', reader }));
  device.reader.on('status', ({ state, atr }: { state: number; atr?: Buffer }) => {
    const next = nextPresence(presence, state);
    presence = next.presence;
    for (const event of next.events) {
      if (event.kind === 'left') {
        left();
        continue;
      }
      if (event.driverConnects) slot.expectDriver();
      enqueue(() => visit(slot, reader, atr ?? new Uint8Array(), parts));
    }
  });
  device.on('end', left);
  // Without a listener this event would end the process before anything could be told.
  device.on('error', parts.spoiled);
}

async function visit(slot: NfcSlot, reader: string, atr: Uint8Array, parts: SlotWatchParts): Promise<void> {
  const { readNumber, timers, today, tell } = parts;
  tell({ kind: 'present', reader });
  const read = await visitCard(slot, { atr, readNumber, timers, today: today() });
  if (!read.ok) return tell({ kind: 'failed', reader, reason: read.problem });
  tell({ kind: 'read', reader, ...read.value });
  read.value.number?.fill(0);
}
