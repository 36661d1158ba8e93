import type { Reader as Device, Logger } from 'nfc-pcsc';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Transmitted } from './apdu.ts';
import type { CardSlot } from './card-visit.ts';
import { PCSC, pcscCode } from './pcsc-code.ts';

/** Of a short APDU: 256 bytes and the status word. A longer answer is refused by the driver. */
const LONGEST_ANSWER = 258;

type Connected = Result<void, number | undefined>;

/** The card on one reader of nfc-pcsc, with its traps of connecting and disconnecting kept inside. */
export class NfcSlot implements CardSlot {
  readonly #device: Device;
  readonly #spoiled: () => void;
  /** Set while nfc-pcsc connects by itself, which it does when a card appears. */
  #byDriver: Promise<Connected> | undefined;
  #settleDriver = (_outcome: Connected): void => undefined;

  /** `spoiled`: a connection can't be closed any more; only a new context helps. */
  constructor(device: Device, spoiled: () => void) {
    this.#device = device;
    this.#spoiled = spoiled;
    device.autoProcessing = false;
    device.logger = this.#logger();
    device.on('card', () => this.#settleDriver(this.#usable() ? ok(undefined) : fail(PCSC.reset)));
  }

  /** A card has appeared and nfc-pcsc is connecting to it already. */
  expectDriver(): void {
    this.#settleDriver(fail(PCSC.removed));
    this.#byDriver = new Promise((resolve) => {
      this.#settleDriver = resolve;
    });
  }

  async connect(): Promise<Connected> {
    const byDriver = this.#byDriver;
    this.#byDriver = undefined;
    const first = byDriver && (await byDriver);
    // pcsclite calls a connection open that it has not managed to close: that one is of no use.
    if (first && (first.ok || first.problem !== PCSC.reset)) return first;
    if (this.#device.reader.connected) await this.reset();
    try {
      await this.#device.connect();
      return ok(undefined);
    } catch (error) {
      return fail(pcscCode(error));
    }
  }

  /** nfc-pcsc can leave the card only as it is; a reset goes to the driver below it. */
  reset(): Promise<void> {
    const { reader } = this.#device;
    return new Promise((resolve) => {
      reader.disconnect(reader.SCARD_RESET_CARD, (error) => {
        if (error) this.#spoiled();
        this.#device.connection = null;
        resolve();
      });
    });
  }

  transmit = async (apdu: Uint8Array): Promise<Transmitted> => {
    try {
      return { kind: 'answer', bytes: await this.#device.transmit(Buffer.from(apdu), LONGEST_ANSWER) };
    } catch (error) {
      // Without a connection nfc-pcsc has seen the card leave before we did.
      const code = pcscCode(error) ?? (this.#device.connection === null ? PCSC.removed : undefined);
      return { kind: 'lost', ...(code !== undefined && { code }) };
    }
  };

  #usable(): boolean {
    return this.#device.connection?.protocol !== undefined;
  }

  #logger(): Logger {
    const deaf = (): void => undefined;
    const error = (told: unknown): void => {
      if (!(told instanceof Error)) return;
      if (told.name === 'ConnectError') this.#settleDriver(fail(pcscCode(told)));
      if (told.name === 'DisconnectError') this.#spoiled();
    };
    return { log: deaf, debug: deaf, info: deaf, warn: deaf, error };
  }
}
