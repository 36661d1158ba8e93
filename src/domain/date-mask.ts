import { asTyped, type Masked, SEPARATORS, type TypingMask, withCaret } from './typing-mask.ts';

/** A comma too: the Russian keypad has it where the dot is. */
const BETWEEN = new RegExp(`[${SEPARATORS}.,/]+`, 'gu');
/** «17.03.1985 г.», as documents have it. */
const YEAR_WORD = /(?<=\d{4})\s*г(?:\.|ода)?\s*$/iu;
const YEAR_FIRST = /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/;
const COMPLETE = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

/**
 * `dd.mm.yyyy`: digits get their dots, typed dots are kept. A date pasted or ended with its year gets its
 * noughts (`5.3.1980`); while the clerk edits one that is there no nought appears under the hand. A
 * year of two digits stays as it is: which century is meant the rule of dates asks.
 */
export const dateMask: TypingMask = (previous, next, caret) => {
  const pasted = next.length > previous.length + 1;
  const text = (pasted ? next.trim().replace(YEAR_WORD, '') : next).replace(BETWEEN, '.');
  if (!/^[\d.]*$/.test(text)) return asTyped(next, caret);
  const turned = pasted ? yearLast(text) : undefined;
  if (turned !== undefined) return atEnd(turned);
  const complete = next.length > previous.length && caret === next.length && COMPLETE.exec(text);
  if (complete) return atEnd(padded(complete[1], complete[2], complete[3]));
  return withCaret(dotted(text), next, caret);
};

function yearLast(text: string): string | undefined {
  const found = YEAR_FIRST.exec(text);
  return found ? padded(found[3], found[2], found[1]) : undefined;
}

function padded(day = '', month = '', year = ''): string {
  return `${day.padStart(2, '0')}.${month.padStart(2, '0')}.${year}`;
}

/** What is too long for a day or a month goes on behind a dot, unless all dots are there: then the clerk is editing. */
function dotted(text: string): string {
  const parts = text.split('.');
  if (parts.length > 2) return text;
  const [day = '', ...months] = parts;
  const rest = day.slice(2) + months.join('');
  const dayDot = rest !== '' || months.length > 0 ? '.' : '';
  const monthDot = rest.length > 2 ? '.' : '';
  return day.slice(0, 2) + dayDot + rest.slice(0, 2) + monthDot + rest.slice(2);
}

function atEnd(text: string): Masked {
  return { text, caret: text.length };
}
