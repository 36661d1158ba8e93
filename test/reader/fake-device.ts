import { EventEmitter } from 'node:events';
import type { Logger, RawReader, Reader } from 'nfc-pcsc';
import { cardBehind, MIR } from './card-transmit.ts';

/** As pcsclite writes it: the code at the end of a text that nobody should read. */
export function driverError(code: number): Error {
  return new Error(`SCardConnect error: \u043e\u0448\u0438\u0431\u043a\u0430(0x${code.toString(16)})`);
}

class FakeRaw extends EventEmitter implements RawReader {
  readonly SCARD_STATE_PRESENT = 0x20;
  readonly SCARD_RESET_CARD = 1;
  connected = false;
  dispositions: number[] = [];
  stuck = false;

  disconnect(disposition: number, done: (error: Error | null) => void): void {
    this.dispositions.push(disposition);
    if (!this.stuck) this.connected = false;
    done(this.stuck ? driverError(0x80100006) : null);
  }
}

/** A reader of nfc-pcsc with its habits: it connects when a card comes and is silent where that fails. */
export class FakeDevice extends EventEmitter implements Reader {
  readonly name: string;
  readonly reader = new FakeRaw();
  autoProcessing = true;
  logger: Logger = console;
  connection: { protocol?: number } | null = null;
  /** Codes of the coming connects; undefined or none: it works. */
  connectCodes: (number | undefined)[] = [];
  connects = 0;
  card = cardBehind(MIR);

  constructor(name = 'ACS ACR122U PICC Interface 00 00') {
    super();
    this.name = name;
  }

  async connect(): Promise<void> {
    this.connects += 1;
    // The driver works in a thread of its own: nothing of it is known at once.
    await Promise.resolve();
    const code = this.connectCodes.shift();
    if (code !== undefined) {
      const error = Object.assign(new Error('An error occurred while connecting.'), {
        previous: driverError(code),
      });
      error.name = 'ConnectError';
      this.logger.error(error);
      throw error;
    }
    // pcsclite gives no protocol where it thinks that the connection is open.
    this.connection = this.reader.connected ? {} : { protocol: 2 };
    this.reader.connected = true;
  }

  async transmit(apdu: Buffer): Promise<Buffer> {
    if (this.connection === null) throw new Error('No card or connection available.');
    if (this.connection.protocol === undefined) throw new Error('Third argument must be an integer');
    const sent = await this.card.transmit(apdu);
    if (sent.kind === 'lost') throw driverError(sent.code ?? 0x80100069);
    return Buffer.from(sent.bytes);
  }

  /** What the service tells of the slot; nfc-pcsc acts on it before anyone else. */
  async tell(state: number): Promise<void> {
    const present = (state & this.reader.SCARD_STATE_PRESENT) !== 0;
    const acted = present
      ? this.connect()
          .then(() => this.emit('card', {}))
          .catch(() => undefined)
      : undefined;
    if (!present) this.connection = null;
    if (!present) this.reader.connected = false;
    this.reader.emit('status', { state, atr: Buffer.from(this.card.card.atr) });
    await acted;
  }
}
