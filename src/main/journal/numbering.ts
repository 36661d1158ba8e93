import type Database from 'better-sqlite3';
import { formatRegistrationNumber, type RegistrationNumber } from '../../domain/registration-number.ts';
import { JournalFault } from './journal-fault.ts';

const LAST_SEQUENCE = 999_999;
const YEAR_FACTOR = 1_000_000;

export interface Workplace {
  /** 1 to 4 digits. */
  readonly office: string;
  /** Two digits. */
  readonly workplace: string;
}

/** Year × 1 000 000 + number in the year: small, ordered, and unique in one journal. */
export type StoredNumber = number;

/** Tells which year a clock on the wall of `timeZone` (an IANA name) shows. */
export function yearsIn(timeZone: string): (epochMs: number) => number {
  let formatter: Intl.DateTimeFormat | undefined;
  return (epochMs) => {
    // At the first application: the first format of a process costs as much as opening the journal.
    formatter ??= new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric' });
    return Number(formatter.format(epochMs));
  };
}

export class Numbering {
  readonly #last: Database.Statement<[number], { last: number }>;
  readonly #allot: Database.Statement<[number, number]>;

  constructor(database: Database.Database) {
    this.#last = database.prepare('SELECT last FROM numbering WHERE year = ?');
    this.#allot = database.prepare(
      'INSERT INTO numbering (year, last) VALUES (?, ?) ON CONFLICT (year) DO UPDATE SET last = excluded.last',
    );
  }

  /** The next one; undone with the change it is part of, so that no number is left out. */
  allot(year: number): StoredNumber {
    const sequence = (this.#last.get(year)?.last ?? 0) + 1;
    if (sequence > LAST_SEQUENCE) throw new JournalFault('numbers_exhausted');
    this.#allot.run(year, sequence);
    return year * YEAR_FACTOR + sequence;
  }
}

export function shownNumber(stored: StoredNumber, place: Workplace): RegistrationNumber {
  const sequence = stored % YEAR_FACTOR;
  return formatRegistrationNumber({ ...place, year: (stored - sequence) / YEAR_FACTOR, sequence });
}

/** Undefined for a number of another office or workplace. */
export function storedNumber(number: RegistrationNumber, place: Workplace): StoredNumber | undefined {
  const slash = number.indexOf('/');
  if (number.slice(0, slash) !== `${place.office}-${place.workplace}`) return undefined;
  return Number(number.slice(slash + 1, slash + 5)) * YEAR_FACTOR + Number(number.slice(slash + 6));
}
