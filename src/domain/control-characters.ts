/**
 * Characters that do not show: control and format characters (a zero-width blank, a soft hyphen, marks
 * that turn the direction of writing), the blank letters of Korean, and half characters (lone surrogates),
 * which no encoding carries unharmed. Two spellings that look alike would else be two people. They are
 * refused, not taken out: what the text was meant to be only the document tells.
 */
export function hasControlCharacters(text: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u3164\uffa0]/u.test(text);
}
