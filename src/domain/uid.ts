import type { Branded } from './brand.ts';
import { block, type Problem } from './field-problem.ts';
import { plainDashes } from './plain-dashes.ts';
import { fail, ok, type Result } from './result.ts';

/** UID of a contactless chip (ISO 14443-3): 4, 7 or 10 bytes, upper-case hex, transmission order. */
export type Uid = Branded<string, 'Uid'>;

/**
 * `random`: new at every tap, never registered. `truncated`: a reader cut a longer UID off.
 * `not_unique`: another chip may bear the same one.
 */
export type UidKind = 'unique' | 'not_unique' | 'random' | 'truncated';

/** How a region writes a UID in `mifareId` (4.4): the regulation does not say. */
export interface UidFormat {
  readonly base: 'hex' | 'decimal';
  readonly byteOrder: 'transmission' | 'reversed';
  readonly letterCase: 'upper' | 'lower';
  /** Least number of digits, filled up with noughts on the left. */
  readonly padTo?: number | undefined;
}

/** Digits of the largest decimal number of so many bytes: with a fixed width the length stays known. */
const DECIMAL_WIDTHS: Readonly<Record<number, number>> = { 4: 10, 7: 17, 10: 25 };

/** Bytes, or hex in any case with blanks, colons and dashes between. */
export function parseUid(given: string | Uint8Array): Result<Uid, Problem> {
  const hex = typeof given === 'string' ? plainDashes(given).replace(/[\s:-]/g, '') : hexOf(given);
  if (!/^[0-9A-Fa-f]*$/.test(hex)) {
    return fail(block('uid_characters', 'Номер чипа прочитан с ошибками. Приложите карту ещё раз.'));
  }
  if (hex.length !== 8 && hex.length !== 14 && hex.length !== 20) {
    return fail(block('uid_length', 'Номер чипа прочитан не полностью. Приложите карту ещё раз.'));
  }
  return ok(hex.toUpperCase() as Uid);
}

/** Only UIDs of 4 bytes bear these marks; a longer one may begin with any byte. */
export function uidKind(uid: Uid): UidKind {
  if (uid.length !== 8) return 'unique';
  if (uid.startsWith('08')) return 'random';
  if (uid.startsWith('88')) return 'truncated';
  return uid[1] === 'F' ? 'not_unique' : 'unique';
}

export function writeUid(uid: Uid, format: UidFormat): string {
  const bytes = uid.match(/../g) ?? [];
  const hex = (format.byteOrder === 'reversed' ? bytes.toReversed() : bytes).join('');
  if (format.base === 'decimal') {
    return BigInt(`0x${hex}`)
      .toString()
      .padStart(format.padTo ?? DECIMAL_WIDTHS[bytes.length] ?? 0, '0');
  }
  const padded = hex.padStart(format.padTo ?? 0, '0');
  return format.letterCase === 'lower' ? padded.toLowerCase() : padded;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
