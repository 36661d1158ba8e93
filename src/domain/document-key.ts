import type { OperationClient } from './operation.ts';

type SentDocument = Pick<NonNullable<OperationClient['document']>, 'series' | 'number'>;

/** Letters that look alike in both alphabets: which of them was typed nobody can see. */
const CYRILLIC = 'АВСЕНІКМОРТХУ';
const LATIN = 'ABCEHIKMOPTXY';
const LOOKS_LIKE = new Map([...CYRILLIC].map((letter, place) => [letter, LATIN[place] as string]));

const DIGITS = /^[0-9 ]*$/;

/**
 * Series and number as one row of digits and letters, the form in which two documents are compared; undefined
 * where that leaves nothing that tells one document from another.
 */
export function documentKey({ series = '', number = '' }: SentDocument): string | undefined {
  const plain = `${series}${number}`;
  // A passport, as a rule.
  if (DIGITS.test(plain)) return isZero(plain) ? undefined : plain.replaceAll(' ', '');
  // Before it is normalized, which would make letters of the sign.
  const joined = plain.replaceAll('№', '').normalize('NFKD');
  const key = joined
    .toUpperCase()
    .replace(/[^\p{L}\p{Nd}]/gu, '')
    .replace(/./gu, (letter) => LOOKS_LIKE.get(letter) ?? letter);
  return isZero(key) ? undefined : key;
}

function isZero(key: string): boolean {
  return !/[^0 ]/.test(key);
}
