/** Hyphens, dashes and the minus sign that keyboards and office programs put for one another. */
const ANY_DASH = /[\p{Pd}\u2212]/gu;

/** The text with every dash as `-`. */
export function plainDashes(text: string): string {
  return text.replace(ANY_DASH, '-');
}
