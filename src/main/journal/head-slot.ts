import { crc32 } from 'node:zlib';

/** Where the journal stood at its last commit, as it is kept outside the database. */
export interface Head {
  /** Of the last event; 0 in a new journal. */
  readonly sequence: number;
  /** Binds it to that very event. */
  readonly eventDigest: Buffer;
  /** Binds it to this journal, whatever stands in it. */
  readonly identity: Buffer;
  /** Last registration number in each year. */
  readonly numbers: ReadonlyMap<number, number>;
}

/** A head and how often the file was written before it: of two slots the later one counts. */
export interface Slot {
  readonly turn: number;
  readonly head: Head;
}

/** One sector of a disk, so that it is written whole or, told by its checksum, not. */
export const SLOT_BYTES = 512;
export const DIGEST_BYTES = 16;
const MAGIC = Buffer.from('KZhead01');
const NUMBERS_AT = 8 + 8 + 8 + DIGEST_BYTES * 2 + 2;
const NUMBER_BYTES = 2 + 4;
const CHECKSUM_AT = SLOT_BYTES - 4;
const MOST_YEARS = Math.floor((CHECKSUM_AT - NUMBERS_AT) / NUMBER_BYTES);

/** Overwrites all of `bytes`. */
export function writeSlot(bytes: Buffer, { turn, head }: Slot): void {
  bytes.fill(0);
  MAGIC.copy(bytes);
  bytes.writeDoubleLE(turn, 8);
  bytes.writeDoubleLE(head.sequence, 16);
  head.eventDigest.copy(bytes, 24);
  head.identity.copy(bytes, 24 + DIGEST_BYTES);
  const years = [...head.numbers].sort(([a], [b]) => b - a).slice(0, MOST_YEARS);
  bytes.writeUInt16LE(years.length, NUMBERS_AT - 2);
  for (const [place, [year, last]] of years.entries()) {
    bytes.writeUInt16LE(year, NUMBERS_AT + place * NUMBER_BYTES);
    bytes.writeUInt32LE(last, NUMBERS_AT + place * NUMBER_BYTES + 2);
  }
  bytes.writeUInt32LE(crc32(bytes.subarray(0, CHECKSUM_AT)), CHECKSUM_AT);
}

/** Undefined for one that is torn, or was never written. */
export function readSlot(bytes: Buffer): Slot | undefined {
  if (bytes.length < SLOT_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  if (bytes.readUInt32LE(CHECKSUM_AT) !== crc32(bytes.subarray(0, CHECKSUM_AT))) return undefined;
  const numbers = new Map<number, number>();
  for (let place = 0; place < bytes.readUInt16LE(NUMBERS_AT - 2); place += 1) {
    const at = NUMBERS_AT + place * NUMBER_BYTES;
    numbers.set(bytes.readUInt16LE(at), bytes.readUInt32LE(at + 2));
  }
  const eventDigest = Buffer.from(bytes.subarray(24, 24 + DIGEST_BYTES));
  const identity = Buffer.from(bytes.subarray(24 + DIGEST_BYTES, 24 + DIGEST_BYTES * 2));
  const head = { sequence: bytes.readDoubleLE(16), eventDigest, identity, numbers };
  return { turn: bytes.readDoubleLE(8), head };
}
