/** A SNILS as logs and pages show it: its last two digits. */
export function maskSnils(snils: string): string {
  return `*********${snils.slice(-2)}`;
}

/** A card hash is a card number in disguise: its first four characters are enough to tell cards apart. */
export function maskHash(hash: string): string {
  return `${hash.slice(0, 4)}…`;
}

/** Path and query for the log: every longer run of digits is hidden, whoever put it there. */
export function maskPath(url: string): string {
  return url.slice(0, 200).replace(/\d{5,}/g, (digits) => '*'.repeat(digits.length - 2) + digits.slice(-2));
}
