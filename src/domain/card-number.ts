import { block, type Problem } from './field-problem.ts';
import { fail, ok, type Result } from './result.ts';

const ZERO = 0x30;
const NINE = 0x39;
const SHORTEST = 16;
const LONGEST = 19;
/** Blank, hyphen, no-break blank: what stands between groups of digits. */
const SEPARATORS: readonly number[] = [0x20, 0x2d, 0xa0];
const MASKED = 'CardNumber(**)';

/**
 * Number of a MIR card as bytes that can be overwritten: a string would stay in memory until the
 * garbage collector comes by. Whoever gets one calls `wipe` as soon as hash and cipher text are made.
 */
export class CardNumber {
  #digits: Uint8Array | undefined;

  private constructor(digits: Uint8Array) {
    this.#digits = digits;
  }

  /**
   * ASCII digits with or without blanks and hyphens between them. Takes a copy: the caller's own
   * bytes stay the caller's to overwrite.
   */
  static parse(typed: string | Uint8Array): Result<CardNumber, Problem> {
    // One more than the longest, so that a number too long is seen to be so.
    const room = new Uint8Array(LONGEST + 1);
    const count = copyDigits(typed, room);
    const problem = count === undefined ? NOT_DIGITS : numberProblem(room.subarray(0, count));
    if (problem === undefined) return ok(new CardNumber(room.subarray(0, count)));
    room.fill(0);
    return fail(problem);
  }

  /** The digits in ASCII themselves, not a copy. Throws once they have been overwritten. */
  get bytes(): Uint8Array {
    if (!this.#digits) throw new Error('card number used after it was wiped');
    return this.#digits;
  }

  get lastTwo(): string {
    return String.fromCharCode(...this.bytes.subarray(-2));
  }

  /** Overwrites the digits; harmless when called again. */
  wipe(): void {
    this.#digits?.fill(0);
    this.#digits = undefined;
  }

  toString(): string {
    return MASKED;
  }

  toJSON(): string {
    return MASKED;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return MASKED;
  }
}

const NOT_DIGITS = block(
  'card_number_characters',
  'Номер карты состоит только из цифр. Введите его ещё раз.',
);
const NOT_MIR = block(
  'not_mir',
  'Это не карта «Мир». Попросите другую карту: подключается только карта «Мир».',
);
const WRONG_LENGTH = block('card_number_length', 'В номере карты от 16 до 19 цифр. Введите его ещё раз.');
const WRONG_CHECKSUM = block(
  'card_number_checksum',
  'Номер карты не сходится по контрольной цифре. Сверьте его с картой.',
);

/** How many digits were copied, at most as many as there is room; undefined at another character. */
function copyDigits(typed: string | Uint8Array, room: Uint8Array): number | undefined {
  let count = 0;
  for (let at = 0; at < typed.length && count < room.length; at += 1) {
    const code = typeof typed === 'string' ? typed.charCodeAt(at) : (typed[at] ?? 0);
    if (SEPARATORS.includes(code)) continue;
    if (code < ZERO || code > NINE) return undefined;
    room[count] = code;
    count += 1;
  }
  return count;
}

function numberProblem(digits: Uint8Array): Problem | undefined {
  if (digits.length >= 4 && !isMir(digits)) return NOT_MIR;
  if (digits.length < SHORTEST || digits.length > LONGEST) return WRONG_LENGTH;
  return luhnSum(digits) % 10 === 0 ? undefined : WRONG_CHECKSUM;
}

/** 2200 to 2204: the range of the payment system «Мир». */
function isMir(digits: Uint8Array): boolean {
  const [first, second, third, fourth = 0] = digits;
  return first === ZERO + 2 && second === ZERO + 2 && third === ZERO && fourth <= ZERO + 4;
}

function luhnSum(digits: Uint8Array): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = (digits[digits.length - 1 - place] ?? ZERO) - ZERO;
    const counted = place % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum;
}
