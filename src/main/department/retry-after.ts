const SHORTEST_MS = 1_000;
const LONGEST_MS = 15 * 60_000;
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Epoch ms of an HTTP date in its one current form; undefined for anything else. */
export function parseHttpDate(text: string | undefined): number | undefined {
  if (text === undefined || !HTTP_DATE.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

/** Seconds or a date, held between 1 s and 15 min; undefined where the header says neither. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const asked = /^\d+$/.test(header) ? Number(header) * 1_000 : dateDistance(header, now);
  return asked === undefined ? undefined : Math.min(Math.max(asked, SHORTEST_MS), LONGEST_MS);
}

function dateDistance(header: string, now: number): number | undefined {
  const at = parseHttpDate(header);
  return at === undefined ? undefined : at - now;
}
