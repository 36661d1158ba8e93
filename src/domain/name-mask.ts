import type { TypingMask } from './typing-mask.ts';

/** First letter of a part: at the start, behind a blank, a hyphen or an apostrophe. */
const PART_START = /(?<=^|[\s\p{Pd}'’ʼ])\p{Ll}/gu;
const ENDS_A_PART = /[\s\p{Pd}'’ʼ]$/u;

/**
 * Proposes a capital at the start of each part of a name; the rest stays as typed («АННА» and «МакГрегор»
 * too). Only what the edit has brought is looked at, and a change of case alone is left: a clerk who
 * writes «оглы» small is not contradicted twice.
 */
export const properName: TypingMask = (previous, next, caret) => {
  if (next.toLowerCase() === previous.toLowerCase()) return { text: next, caret };
  const { start, end } = insertion(previous, next);
  const text = next.replace(PART_START, (letter, at: number) =>
    at >= start && at < end ? capital(letter) : letter,
  );
  return { text, caret };
};

/** Where the text that came in stands in `next`, with the letter behind it where it now begins a part. */
function insertion(previous: string, next: string): { readonly start: number; readonly end: number } {
  const most = Math.min(previous.length, next.length);
  let start = 0;
  while (start < most && previous[start] === next[start]) start += 1;
  let same = 0;
  while (same < most - start && previous.at(-1 - same) === next.at(-1 - same)) same += 1;
  const end = next.length - same;
  return { start, end: end > start && ENDS_A_PART.test(next.slice(start, end)) ? end + 1 : end };
}

/** A letter whose capital is written with two stays, so that the caret keeps its place. */
function capital(letter: string): string {
  const upper = letter.toUpperCase();
  return upper.length === letter.length ? upper : letter;
}
