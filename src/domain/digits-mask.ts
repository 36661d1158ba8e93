import { withoutSnilsLabel } from './snils.ts';
import { asTyped, SEPARATORS, type TypingMask, withCaret } from './typing-mask.ts';

/** One group of digits and what stands before it where it is not the first. */
interface Group {
  readonly before: string;
  readonly size: number;
}

/** `NNN-NNN-NNN KK`; the name of the number, pasted in front of it, goes. */
export const snilsMask = digitsMask([first(3), dashed(3), dashed(3), apart(2)], '', withoutSnilsLabel);

/** `NNNN NNNNNN`, of a passport of the Russian Federation only; a pasted `№` is a separator. */
export const passportMask = digitsMask([first(4), apart(6)], '№');

/** `NNN-NNN`. */
export const divisionCodeMask = digitsMask([first(3), dashed(3)]);

/** Twenty digits in fours, as one reads them out from a sheet. */
export const accountMask = digitsMask([first(4), apart(4), apart(4), apart(4), apart(4)]);

/** A separator comes with the digit behind it: set ahead, it could not be deleted again. */
function digitsMask(
  groups: readonly Group[],
  moreSeparators = '',
  withoutLabel: (text: string) => string = (text) => text,
): TypingMask {
  const separators = new RegExp(`[${SEPARATORS}${moreSeparators}]`, 'gu');
  return (_previous, next, caret) => {
    const digits = withoutLabel(next).replace(separators, '');
    return /^\d*$/.test(digits) ? withCaret(grouped(digits, groups), next, caret) : asTyped(next, caret);
  };
}

function grouped(digits: string, groups: readonly Group[]): string {
  let text = '';
  let at = 0;
  for (const { before, size } of groups) {
    const group = digits.slice(at, at + size);
    if (group !== '') text += before + group;
    at += size;
  }
  return text + digits.slice(at);
}

function first(size: number): Group {
  return { before: '', size };
}

function dashed(size: number): Group {
  return { before: '-', size };
}

function apart(size: number): Group {
  return { before: ' ', size };
}
