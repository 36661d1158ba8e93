import type { OperationClient } from './operation.ts';

type SentDocument = Pick<NonNullable<OperationClient['document']>, 'series' | 'number'>;

/** Letters that look alike in both alphabets: which of them was typed nobody can see. */
const CYRILLIC = 'АВСЕНІКМОРТХУ';
const LATIN = 'ABCEHIKMOPTXY';
const LOOKS_LIKE = new Map([...CYRILLIC].map((letter, place) => [letter, LATIN[place] as string]));

/**
 * Series and number as one row of digits and letters, the form in which two documents are compared; undefined
 * where that leaves nothing that tells one document from another.
 */
export function documentKey({ series = '', number = '' }: SentDocument): string | undefined {
  // Before it is normalized, which would make letters of the sign.
  const joined = `${series}${number}`.replaceAll('№', '').normalize('NFKD');
  const key = joined
    .toUpperCase()
    .replace(/[^\p{L}\p{Nd}]/gu, '')
    .replace(/./gu, (letter) => LOOKS_LIKE.get(letter) ?? letter);
  return /[^0]/.test(key) ? key : undefined;
}
