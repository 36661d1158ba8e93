/** A SNILS as logs and pages show it: its last two digits. */
export function maskSnils(snils: string): string {
  return `*********${snils.slice(-2)}`;
}

/** A card hash is a card number in disguise: its first four characters are enough to tell cards apart. */
export function maskHash(hash: string): string {
  return `${hash.slice(0, 4)}…`;
}

/** Path and query of a service for the log: what stands in the place of a SNILS is hidden, whatever it is. */
export function maskServicePath(url: string): string {
  return url
    .slice(0, 200)
    .replace(/(\/CheckCard\/)([^?]*).*$/, (_all, start: string, snils: string) => start + maskSnils(snils));
}

/** Of an unknown path nobody knows what its digits are. */
export function maskUnknownPath(url: string): string {
  return url.slice(0, 200).replace(/[\d%-]{3,}/g, '***');
}
