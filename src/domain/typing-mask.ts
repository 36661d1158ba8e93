/** What a field shows after an edit, and where the caret stands in it (UTF-16 units). */
export interface Masked {
  readonly text: string;
  readonly caret: number;
}

/**
 * What a field makes of an edit: `previous` is what it showed, `next` what the edit left in it, with the
 * caret at `caret`. Typed or pasted alike; applied to its own text it changes nothing.
 *
 * A mask sets separators and nothing else. A text with any other character in it stays as typed, and
 * digits too many stay at the end: eaten, they would leave the clerk with a wrong number that looks right,
 * while in sight the field's own rule says what is wrong with them.
 */
export type TypingMask = (previous: string, next: string, caret: number) => Masked;

/** Blanks of all widths, all dashes and the marks of a word processor that show as nothing. */
export const SEPARATORS = String.raw`\s\p{Pd}\u2212\u00ad\u200b-\u200f\u2060`;

/**
 * The same place in the reshaped text: as many digits stand to its right, since what a mask puts in front
 * (a country code) is to the left. Before a separator and not behind it: a clerk who has just deleted the
 * separator then deletes the digit before it, not the same separator for ever.
 */
export function withCaret(text: string, next: string, caret: number): Masked {
  const right = countDigits(next.slice(caret));
  if (right === 0) return { text, caret: text.length };
  let at = text.length;
  for (let left = right; left > 0; at -= 1) if (isDigit(text[at - 1])) left -= 1;
  while (at > 0 && !isDigit(text[at - 1])) at -= 1;
  return { text, caret: at };
}

/** As typed, caret and all. */
export function asTyped(next: string, caret: number): Masked {
  return { text: next, caret };
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && /^\d$/.test(character);
}
