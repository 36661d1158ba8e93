import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { SimulatedCard, type SimulatedCardSpec } from '../../src/main/reader/simulated-card.ts';

/** Slots of vpcd, «Virtual PCD 00 00» and «Virtual PCD 00 01». */
export const VPCD_PORTS = [35963, 35964] as const;

const CONTROL = { off: 0, on: 1, reset: 2, atr: 4 } as const;
const CONNECT_AGAIN_MS = 20;

const RELAY = fileURLToPath(new URL('quick-ack-relay.pl', import.meta.url));

/**
 * A card in a slot of vpcd: answers what pcscd asks over TCP. Frames are two bytes of length, big-endian,
 * and as many bytes; a frame of one byte is a control of the slot, any other an APDU.
 */
export class VirtualCard {
  readonly #socket: Duplex;
  readonly #card: SimulatedCard;
  readonly #onAtr: (at: number) => void;
  #left = Buffer.alloc(0);
  /** APDUs that have come so far, in hex. */
  readonly asked: string[] = [];
  /** Resolves with `performance.now()` of the first answer to reset. */
  readonly atrAt: Promise<number>;
  /** Resolves when the card has left the slot, by itself or by its service's end. */
  readonly gone: Promise<void>;

  constructor(socket: Duplex, spec: SimulatedCardSpec) {
    this.#socket = socket;
    this.#card = new SimulatedCard(spec);
    const atr = Promise.withResolvers<number>();
    this.atrAt = atr.promise;
    this.#onAtr = atr.resolve;
    this.gone = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => this.#receive(data));
  }

  /** Waits for the slot to listen: a service that was just started is not there yet. */
  static async insert(spec: SimulatedCardSpec, port: number = VPCD_PORTS[0]): Promise<VirtualCard> {
    for (;;) {
      const socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
      try {
        await once(socket, 'connect');
        return new VirtualCard(socket, spec);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, CONNECT_AGAIN_MS));
      }
    }
  }

  /** As fast as a real card: through a relay in Perl that acknowledges at once. For measuring. */
  static insertQuick(spec: SimulatedCardSpec, port: number): VirtualCard {
    const relay = spawn('perl', [RELAY, String(port)], { stdio: ['pipe', 'pipe', 'inherit'] });
    const both = Duplex.from({ writable: relay.stdin, readable: relay.stdout });
    both.once('close', () => relay.kill());
    return new VirtualCard(both, spec);
  }

  /** Takes the card out of the slot; harmless when it is out already. */
  async remove(): Promise<void> {
    this.#socket.destroy();
    await this.gone;
  }

  #receive(data: Buffer): void {
    this.#left = Buffer.concat([this.#left, data]);
    while (this.#left.length >= 2) {
      const end = 2 + this.#left.readUInt16BE(0);
      if (this.#left.length < end) return;
      this.#handle(this.#left.subarray(2, end));
      this.#left = this.#left.subarray(end);
    }
  }

  #handle(frame: Buffer): void {
    if (frame.length !== 1) this.#answer(frame);
    else if (frame[0] === CONTROL.atr) {
      this.#send(this.#card.atr);
      this.#onAtr(performance.now());
    } else if (frame[0] !== CONTROL.off) this.#card.reset();
  }

  #answer(apdu: Buffer): void {
    this.asked.push(apdu.toString('hex'));
    const answer = this.#card.respond(apdu);
    if (answer === 'gone') this.#socket.destroy();
    else if (answer !== 'silent') this.#send(answer);
  }

  #send(bytes: Uint8Array): void {
    const frame = Buffer.alloc(2 + bytes.length);
    frame.writeUInt16BE(bytes.length, 0);
    frame.set(bytes, 2);
    this.#socket.write(frame);
  }
}
