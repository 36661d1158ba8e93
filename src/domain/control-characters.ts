/** Also half characters (lone surrogates), which no encoding carries unharmed. */
export function hasControlCharacters(text: string): boolean {
  return /[\p{Cc}\p{Cs}]/u.test(text);
}
