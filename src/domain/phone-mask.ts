import { asTyped, SEPARATORS, type TypingMask, withCaret } from './typing-mask.ts';

const BETWEEN = new RegExp(`[${SEPARATORS}().]`, 'gu');

/**
 * `+7 912 345-67-80` of `8(912)…`, `+7…`, `7…` and `9…`. A number that begins otherwise stays as typed:
 * what country it belongs to nobody can tell. The first 7 or 8 waits for its next digit, as the clerk may
 * still be going to delete it.
 */
export const phoneMask: TypingMask = (_previous, next, caret) => {
  const national = nationalOf(next.replace(BETWEEN, ''));
  return national === undefined ? asTyped(next, caret) : withCaret(shown(national), next, caret);
};

function nationalOf(typed: string): string | undefined {
  return /^(?:\+7|[78](?=\d))(\d*)$/.exec(typed)?.[1] ?? /^(9\d*)$/.exec(typed)?.[1];
}

function shown(national: string): string {
  const [area, three, two, rest] = [
    national.slice(0, 3),
    national.slice(3, 6),
    national.slice(6, 8),
    national.slice(8),
  ];
  const local = [three, two, rest].filter((part) => part !== '').join('-');
  return ['+7', area, local].filter((part) => part !== '').join(' ');
}
