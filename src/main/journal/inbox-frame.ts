import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Length of what is sealed, its number, nonce and tag. */
const HEAD_BYTES = 4 + 8 + NONCE_BYTES + TAG_BYTES;

/** A sealed piece of the file, where it stands there. */
export interface Frame {
  readonly start: number;
  readonly end: number;
  /** Sealed with it: a frame can't be taken for another. */
  readonly sequence: number;
  readonly text: string;
}

/** Seals what is appended, with keys of its own that the journal's key gives. */
export class FrameCipher {
  readonly #key: Buffer;
  readonly #nonceKey: Buffer;

  constructor(secret: Uint8Array) {
    const keys = Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), 'inbox copy frames 1', 64));
    this.#key = keys.subarray(0, 32);
    this.#nonceKey = keys.subarray(32);
  }

  seal(sequence: number, text: string): Buffer {
    const plain = Buffer.from(text);
    const head = Buffer.alloc(HEAD_BYTES);
    head.writeUInt32LE(plain.length, 0);
    head.writeBigUInt64LE(BigInt(sequence), 4);
    const numbered = head.subarray(4, 12);
    // Made of what is sealed: no two texts share one, however often a frame is written anew.
    const nonce = createHmac('sha256', this.#nonceKey).update(numbered).update(plain).digest();
    nonce.copy(head, 12, 0, NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, nonce.subarray(0, NONCE_BYTES)).setAAD(numbered);
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    cipher.getAuthTag().copy(head, 12 + NONCE_BYTES);
    return Buffer.concat([head, sealed]);
  }

  /**
   * All whole frames from `from` on, and where the last one ends. What follows is a torn one, which nobody was
   * told of; one that was damaged in the middle is left out.
   */
  read(bytes: Buffer, from: number): { readonly frames: readonly Frame[]; readonly end: number } {
    const frames: Frame[] = [];
    let end = from;
    for (let at = from; at + HEAD_BYTES <= bytes.length; ) {
      const length = bytes.readUInt32LE(at);
      const next = at + HEAD_BYTES + length;
      if (length === 0 || next > bytes.length) break;
      const text = this.#open(bytes.subarray(at, next));
      if (text !== undefined) {
        frames.push({ start: at, end: next, sequence: Number(bytes.readBigUInt64LE(at + 4)), text });
        end = next;
      }
      at = next;
    }
    return { frames, end };
  }

  #open(frame: Buffer): string | undefined {
    const nonce = frame.subarray(12, 12 + NONCE_BYTES);
    const opener = createDecipheriv(CIPHER, this.#key, nonce, { authTagLength: TAG_BYTES });
    opener.setAAD(frame.subarray(4, 12)).setAuthTag(frame.subarray(12 + NONCE_BYTES, HEAD_BYTES));
    try {
      return Buffer.concat([opener.update(frame.subarray(HEAD_BYTES)), opener.final()]).toString();
    } catch {
      return undefined;
    }
  }
}
