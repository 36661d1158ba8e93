import { type CalendarDate, parseCalendarDate } from './calendar-date.ts';
import { documentKey } from './document-key.ts';
import type { OperationClient } from './operation.ts';
import { nameKey } from './person-name.ts';
import { parseSnils } from './snils.ts';

/** By what the person of an operation can be looked up, each in its compared form; absent where it was not sent. */
export interface OperationKeys {
  /** Eleven digits; whether they can be a SNILS at all is no matter here. */
  readonly snils?: string;
  readonly document?: string;
  /** Of the full name, the middle one too where there is one. */
  readonly name?: string;
  readonly birthDate?: CalendarDate;
}

export function operationKeys(client: OperationClient): OperationKeys {
  const snils = snilsDigits(client.snils);
  const document = documentKey(client.document ?? {});
  const name = fullNameKey(client);
  const birthDate = dayOf(client.birthDate);
  return {
    ...(snils === undefined ? {} : { snils }),
    ...(document === undefined ? {} : { document }),
    ...(name === undefined ? {} : { name }),
    ...(birthDate === undefined ? {} : { birthDate }),
  };
}

/** Whether one of the regulation's two keys can be had of it; its absence from a journal shows nothing otherwise. */
export function isSearchable(client: OperationClient | undefined): boolean {
  const { snils, document, name, birthDate } = operationKeys(client ?? {});
  if (name === undefined) return false;
  if (document !== undefined && birthDate !== undefined) return true;
  return snils !== undefined && parseSnils(snils).ok;
}

type Names = Pick<OperationClient, 'lastName' | 'firstName' | 'middleName'>;

/** Undefined without a surname and a first name: what is left then is no full name. */
export function fullNameKey({ lastName, firstName, middleName }: Names): string | undefined {
  const parts = [lastName, firstName, middleName].map(namePartKey);
  if (parts[0] === undefined || parts[1] === undefined) return undefined;
  return parts.filter((part) => part !== undefined).join(' ');
}

/** A dash where there is no name says the same as nothing. */
export function namePartKey(part: string | undefined): string | undefined {
  const key = nameKey(part ?? '');
  return /\p{L}/u.test(key) ? key : undefined;
}

export function snilsDigits(snils: string | undefined): string | undefined {
  const digits = snils?.replace(/\D/g, '');
  return digits?.length === 11 ? digits : undefined;
}

/** A day with midnight behind it is that day; with any other time nobody knows in which zone, and it is none. */
export function dayOf(text: string | undefined): CalendarDate | undefined {
  const day = parseCalendarDate((text ?? '').trim().replace(/T00:00(:00(\.0+)?)?$/, ''));
  return day.ok ? day.value : undefined;
}
