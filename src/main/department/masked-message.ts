const LONGEST = 255;
const MASK = '•';
/** Whatever is invisible: control characters, joiners, marks of writing direction, lone surrogates. */
const INVISIBLE = /\p{C}/gu;
/** Six digits or more with at most three other signs between them: SNILS, passport, phone, date, card. */
const NUMBER = /\p{Nd}(?:[^\p{L}\p{Nd}]{0,3}\p{Nd}){5,}/gu;
/** Hex with a digit in it, hyphens allowed: UID, digest, GUID. */
const HEX = /\b(?=[a-f-]{0,64}\d)[0-9a-f][0-9a-f-]{6,}[0-9a-f]\b/giu;
/** As long as a digest of 32 bytes in base64. */
const BASE64 = /[A-Za-z0-9+/_-]{40,}={0,2}/gu;
const EMAIL = /[^\s@<>«»"]{1,64}@[^\s@<>«»"]{1,255}/gu;

/**
 * The Department's own words made fit for journal and screen: 255 characters at most (String(255) of
 * the regulation), nothing invisible, and no number, digest or address that could be somebody's.
 */
export function maskedMessage(message: string): string {
  // Masks keep the length: what is cut off here could not have come into the result.
  const visible = message.slice(0, LONGEST * 2).replace(INVISIBLE, ' ');
  const masked = [NUMBER, HEX, BASE64, EMAIL].reduce((text, kind) => text.replace(kind, hide), visible);
  return masked.slice(0, LONGEST).toWellFormed().trim();
}

/** Every letter and digit of it. */
function hide(found: string): string {
  return found.replace(/[\p{L}\p{Nd}]/gu, MASK);
}
