/** Commands and answers of ISO 7816-4; every command of ours is a short one that ends with its Le. */
export const STATUS = { done: 0x9000 } as const;

/** Answer without and status word, e.g. `0x9000`. `data` is a view: wiping the bytes wipes it. */
export interface Answer {
  readonly data: Uint8Array;
  readonly status: number;
}

/**
 * One APDU to the card and back. It never rejects: `lost` says that no answer came, with the PC/SC
 * code where the driver gave one.
 */
export type Transmit = (apdu: Uint8Array) => Promise<Transmitted>;

export type Transmitted =
  | { readonly kind: 'answer'; readonly bytes: Uint8Array }
  | { readonly kind: 'lost'; readonly code?: number };

/** Asks the reader, not the card, for the UID (PC/SC part 3, 3.2.2.1.3). */
export const GET_UID = Uint8Array.of(0xff, 0xca, 0x00, 0x00, 0x00);

export function selectByName(name: Uint8Array): Uint8Array {
  return Uint8Array.of(0x00, 0xa4, 0x04, 0x00, name.length, ...name, 0x00);
}

/** `data`: the values that the card's PDOL asked for, in its order, at most 252 bytes. */
export function getProcessingOptions(data: Uint8Array): Uint8Array {
  return Uint8Array.of(0x80, 0xa8, 0x00, 0x00, data.length + 2, 0x83, data.length, ...data, 0x00);
}

export function readRecord(file: number, record: number): Uint8Array {
  return Uint8Array.of(0x00, 0xb2, record, (file << 3) | 0x04, 0x00);
}

export function getResponse(length: number): Uint8Array {
  return Uint8Array.of(0x00, 0xc0, 0x00, 0x00, length);
}

/** The same command asking for another length: all of ours bear Le as their last byte. */
export function withLength(apdu: Uint8Array, length: number): Uint8Array {
  const again = apdu.slice();
  again[again.length - 1] = length;
  return again;
}

/** Undefined where there is not even a status word. */
export function splitAnswer(bytes: Uint8Array): Answer | undefined {
  if (bytes.length < 2) return undefined;
  const [high = 0, low = 0] = bytes.subarray(-2);
  return { data: bytes.subarray(0, -2), status: high * 256 + low };
}
