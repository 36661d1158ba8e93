import { encodeTlv } from './tlv.ts';

/** A card by its chip. `number` and all that belongs to it are test values, never a person's. */
export interface SimulatedCardSpec {
  /** Hex, transmission order. */
  readonly uid: string;
  readonly kind: 'storage' | 'processor';
  /** None: a chip without a payment application, e.g. a pass. */
  readonly payment?: SimulatedPayment;
  readonly fault?: CardFault;
}

export interface SimulatedPayment {
  /** Hex. */
  readonly aid: string;
  readonly label: string;
  readonly number: string;
  /** `yymm`. */
  readonly expiry: string;
  /** How GET PROCESSING OPTIONS is answered: template 77 or the older format 80. */
  readonly format?: '77' | '80';
}

/** What is wrong with the card. `at` counts the APDUs of one session from 1. */
export type CardFault =
  | { readonly kind: 'mute'; readonly at: number }
  | { readonly kind: 'torn'; readonly at: number }
  | { readonly kind: 'wrong_status'; readonly at: number; readonly status: number }
  | { readonly kind: 'answer'; readonly at: number; readonly bytes: Uint8Array }
  /** Another UID from the second time on: a second card in the wallet. */
  | { readonly kind: 'swapped_uid'; readonly uid: string }
  | { readonly kind: 'endless_more_data' }
  | { readonly kind: 'endless_wrong_length' }
  | { readonly kind: 'huge_tlv' }
  | { readonly kind: 'not_bcd' };

/** `silent`: no answer for ever. `gone`: the card leaves the field instead of answering. */
export type CardAnswer = Uint8Array | 'silent' | 'gone';

const NAME = '325041592e5359532e4444463031';
/** Terminal qualifiers, country, date and an unpredictable number. */
const PDOL = '9f6604' + '9f1a02' + '9a03' + '9f3704';
const DONE = '9000';
const NOT_FOUND = '6a82';

/** The side of the card in an exchange of APDUs, behind the simulated reader or a virtual one. */
export class SimulatedCard {
  readonly atr: Uint8Array;
  readonly #spec: SimulatedCardSpec;
  #apdus = 0;
  #uidsRead = 0;
  #selected = false;

  constructor(spec: SimulatedCardSpec) {
    this.#spec = spec;
    this.atr = bytes(
      spec.kind === 'storage' ? '3b8f8001804f0ca00000030603000100000000' + '6a' : '3b80800101',
    );
  }

  /** Power-up: the next session starts afresh. */
  reset(): void {
    this.#apdus = 0;
    this.#uidsRead = 0;
    this.#selected = false;
  }

  respond(apdu: Uint8Array): CardAnswer {
    this.#apdus += 1;
    const { fault } = this.#spec;
    if (fault && 'at' in fault && fault.at === this.#apdus) return faultyAnswer(fault);
    if (fault?.kind === 'mute' && this.#apdus > fault.at) return 'silent';
    return this.#honest(apdu, fault?.kind);
  }

  #honest(apdu: Uint8Array, fault: CardFault['kind'] | undefined): Uint8Array {
    const command = hex(apdu);
    if (command.startsWith('ffca')) return this.#uid();
    if (this.#spec.payment === undefined) return bytes(NOT_FOUND);
    if (fault === 'endless_more_data') return bytes('000061' + '10');
    if (fault === 'endless_wrong_length') return bytes('6c10');
    if (fault === 'huge_tlv') return bytes(`6f83ffffff${'00'.repeat(200)}${DONE}`);
    return this.#payment(command, this.#spec.payment, fault === 'not_bcd');
  }

  #uid(): Uint8Array {
    const { uid, fault } = this.#spec;
    this.#uidsRead += 1;
    const swapped = fault?.kind === 'swapped_uid' && this.#uidsRead > 1;
    return bytes(`${swapped ? fault.uid : uid}${DONE}`);
  }

  #payment(command: string, payment: SimulatedPayment, damaged: boolean): Uint8Array {
    if (command.startsWith('00a40400')) return this.#select(command, payment);
    if (!this.#selected) return bytes('6985');
    if (command.startsWith('80a8')) return done(options(payment));
    if (command.startsWith('00b2010c')) return done(tlv(0x70, tlv(0x5f20, bytes('2f'))));
    if (command.startsWith('00b20114')) return done(record(payment, damaged));
    return bytes('6a83');
  }

  #select(command: string, payment: SimulatedPayment): Uint8Array {
    const name = command.slice(10, -2);
    if (name === NAME) return done(directory(payment));
    this.#selected = name === payment.aid.toLowerCase();
    if (!this.#selected) return bytes(NOT_FOUND);
    return done(tlv(0x6f, tlv(0x84, bytes(payment.aid)), tlv(0xa5, tlv(0x9f38, bytes(PDOL)))));
  }
}

function faultyAnswer(fault: Extract<CardFault, { at: number }>): CardAnswer {
  switch (fault.kind) {
    case 'mute':
      return 'silent';
    case 'torn':
      return 'gone';
    case 'wrong_status':
      return bytes(fault.status.toString(16).padStart(4, '0'));
    case 'answer':
      // A copy: whoever reads a card overwrites what it has answered.
      return fault.bytes.slice();
  }
}

function directory({ aid, label }: SimulatedPayment): Uint8Array {
  const entry = tlv(0x61, tlv(0x4f, bytes(aid)), tlv(0x50, Buffer.from(label)), tlv(0x87, bytes('01')));
  return tlv(0x6f, tlv(0x84, bytes(NAME)), tlv(0xa5, tlv(0xbf0c, entry)));
}

/** Two records: one of no interest in file 1, the one with the number in file 2. */
function options({ format = '77' }: SimulatedPayment): Uint8Array {
  const profile = '0000';
  const locator = '0801010010010100';
  return format === '80'
    ? tlv(0x80, bytes(profile + locator))
    : tlv(0x77, tlv(0x82, bytes(profile)), tlv(0x94, bytes(locator)));
}

function record({ number, expiry }: SimulatedPayment, damaged: boolean): Uint8Array {
  const packed = number.length % 2 === 0 ? number : `${number}f`;
  const told = damaged ? `${packed.slice(0, 4)}c${packed.slice(5)}` : packed;
  return tlv(0x70, tlv(0x5a, bytes(told)), tlv(0x5f24, bytes(`${expiry}31`)));
}

function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return encodeTlv(tag, Buffer.concat(parts));
}

function done(answer: Uint8Array): Uint8Array {
  return Uint8Array.from([...answer, ...bytes(DONE)]);
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'hex'));
}

function hex(apdu: Uint8Array): string {
  return Buffer.from(apdu).toString('hex');
}
