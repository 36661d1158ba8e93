import { formatRegistrationNumber, type RegistrationNumber } from '../../domain/registration-number.ts';
import { JournalFault } from './journal-fault.ts';
import type { Statement, Statements } from './statements.ts';

const LAST_SEQUENCE = 999_999;
/** What a stored number holds of its year. */
export const STORED_YEAR = 1_000_000;

export interface Workplace {
  /** 1 to 4 digits. */
  readonly office: string;
  /** Two digits. */
  readonly workplace: string;
}

/** Year × 1 000 000 + number in the year: small, ordered, and unique in one journal. */
export type StoredNumber = number;

/** One for each zone: to make one costs as much as opening the journal. */
const FORMATTERS = new Map<string, Intl.DateTimeFormat>();

/** Tells which year a clock on the wall of `timeZone` (an IANA name) shows. */
export function yearsIn(timeZone: string): (epochMs: number) => number {
  return (epochMs) => {
    // At the first application, not when the program starts.
    const formatter =
      FORMATTERS.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric' });
    FORMATTERS.set(timeZone, formatter);
    return Number(formatter.format(epochMs));
  };
}

/** The last number of a year. */
export interface Allotted {
  readonly year: number;
  readonly last: number;
}

export class Numbering {
  readonly #last: Statement<[number], { last: number }>;
  readonly #allot: Statement<[number, number]>;
  readonly #raise: Statement<[number, number]>;
  #allotted: Allotted | undefined;

  constructor(statements: Statements) {
    this.#last = statements.prepare('SELECT last FROM numbering WHERE year = ?');
    this.#allot = statements.prepare(
      'INSERT INTO numbering (year, last) VALUES (?, ?) ON CONFLICT (year) DO UPDATE SET last = excluded.last',
    );
    this.#raise = statements.prepare(
      'INSERT INTO numbering (year, last) VALUES (?, ?) ON CONFLICT (year) DO UPDATE SET last = max(last, excluded.last)',
    );
  }

  /** The number that was allotted since this was called before. */
  takeAllotted(): Allotted | undefined {
    const allotted = this.#allotted;
    this.#allotted = undefined;
    return allotted;
  }

  /** The next number of the year is above `last`: those up to it were given, whatever this journal knows. */
  raise(year: number, last: number): void {
    this.#raise.run(year, last);
  }

  /** The next one; undone with the change it is part of, so that no number is left out. */
  allot(year: number): StoredNumber {
    const sequence = (this.#last.get(year)?.last ?? 0) + 1;
    if (sequence > LAST_SEQUENCE) throw new JournalFault('numbers_exhausted');
    this.#allot.run(year, sequence);
    this.#allotted = { year, last: sequence };
    return year * STORED_YEAR + sequence;
  }
}

export function shownNumber(stored: StoredNumber, place: Workplace): RegistrationNumber {
  const sequence = stored % STORED_YEAR;
  return formatRegistrationNumber({ ...place, year: (stored - sequence) / STORED_YEAR, sequence });
}

/** Undefined for a number of another office or workplace. */
export function storedNumber(number: RegistrationNumber, place: Workplace): StoredNumber | undefined {
  const slash = number.indexOf('/');
  if (number.slice(0, slash) !== `${place.office}-${place.workplace}`) return undefined;
  return Number(number.slice(slash + 1, slash + 5)) * STORED_YEAR + Number(number.slice(slash + 6));
}
