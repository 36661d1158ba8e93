/** A phrase as the beginning of something. */
export function asHeading(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** A heading in the middle of a sentence; it begins with no name. */
export function inSentence(heading: string): string {
  return heading.charAt(0).toLowerCase() + heading.slice(1);
}
