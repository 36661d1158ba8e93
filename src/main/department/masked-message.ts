const LONGEST = 255;
const MASK = '•';
/** Whatever is invisible: control characters, joiners, marks of writing direction, lone surrogates. */
const INVISIBLE = /\p{C}/gu;
/**
 * Six digits or more with at most three other signs between them: SNILS, passport, phone, date, card.
 * A digit that is masked already counts.
 */
const NUMBER = /[\p{Nd}•](?:[^\p{L}\p{Nd}•]{0,3}[\p{Nd}•]){5,}/gu;
/** Hex with a digit in it, hyphens allowed: UID, digest, GUID. */
const HEX = /\b(?=[a-f-]{0,64}\d)[0-9a-f][0-9a-f-]{6,}[0-9a-f]\b/giu;
/** Base64 of 16 bytes or more: digest, cipher text. A digit must be in it, so that long words stay. */
const BASE64 = /(?=[a-z+/_-]{0,64}\d)[a-z0-9+/_-]{22,}/giu;
const EMAIL = /[^\s@<>«»"]{1,64}@[^\s@<>«»"]{1,255}/gu;

/**
 * The Department's own words made fit for journal and screen: 255 characters at most (String(255) of
 * the regulation), nothing invisible, and no number, digest or address that could be somebody's.
 */
export function maskedMessage(message: string): string {
  // Masks keep the length: what is cut off here could not have come into the result.
  const visible = message.slice(0, LONGEST * 2).replace(INVISIBLE, ' ');
  // The number last: it would tear a digest apart, and what is left would pass for words.
  const masked = [EMAIL, BASE64, HEX, NUMBER].reduce((text, kind) => text.replace(kind, hide), visible);
  return masked.slice(0, LONGEST).toWellFormed().trim();
}

/** Every letter and digit of it. */
function hide(found: string): string {
  return found.replace(/[\p{L}\p{Nd}]/gu, MASK);
}
