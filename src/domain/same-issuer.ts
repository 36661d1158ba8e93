/** The one bank that the Department calls by its name (regulation, 4.1). */
const NAMED = /сбер/i;
/** What it calls all the others. */
const ANOTHER = /^другой банк$/i;
/** Nothing that tells one bank from another. */
const LEGAL_FORM = /(?<!\p{L})(?:пао|ао|оао|зао|ооо|акб|кб|банк)(?!\p{L})/giu;

/**
 * Whether the issuer as the Department writes it can be the bank as a clerk has typed it; undefined where
 * the names tell nothing. It proves nothing: two cards may be of one bank.
 */
export function isSameIssuer(issuer: string, bank: string): boolean | undefined {
  const [theirs, ours] = [nameOf(issuer), nameOf(bank)];
  if (ours === '' || issuer.trim() === '') return undefined;
  if (ANOTHER.test(issuer.trim())) return !NAMED.test(bank);
  if (NAMED.test(issuer)) return NAMED.test(bank);
  return theirs === ours;
}

function nameOf(bank: string): string {
  return bank
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(LEGAL_FORM, ' ')
    .replace(/[^\p{L}\d]+/gu, '');
}
