const SHORTEST_MS = 1_000;
const LONGEST_MS = 15 * 60_000;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const DAY_NAME = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const MONTH = `(?<month>${MONTHS.join('|')})`;
const TIME = '(?<hour>[01]\\d|2[0-3]):(?<minute>[0-5]\\d):(?<second>[0-5]\\d)';
/** The form of today, and two that every recipient still has to read (RFC 9110, 5.6.7). */
const HTTP_DATES = [
  `${DAY_NAME}, (?<day>\\d\\d) ${MONTH} (?<year>\\d{4}) ${TIME} GMT`,
  `[A-Z][a-z]{5,8}, (?<day>\\d\\d)-${MONTH}-(?<year>\\d\\d) ${TIME} GMT`,
  `${DAY_NAME} ${MONTH} (?<day>[ \\d]\\d) ${TIME} (?<year>\\d{4})`,
].map((form) => new RegExp(`^${form}$`));
/** No clock of the Department shows another one where a form has but two digits. */
const CENTURY = 2000;

/** Epoch ms of an HTTP date; undefined for anything else. */
export function parseHttpDate(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  for (const form of HTTP_DATES) {
    const groups = form.exec(text)?.groups;
    if (groups) return epochOf(groups);
  }
  return undefined;
}

/** Undefined for a day that the month does not have. */
function epochOf(date: Readonly<Record<string, string | undefined>>): number | undefined {
  const { day, year, hour, minute, second } = date;
  const month = MONTHS.indexOf(date['month'] ?? '');
  const fullYear = year?.length === 2 ? CENTURY + Number(year) : Number(year);
  const at = Date.UTC(fullYear, month, Number(day), Number(hour), Number(minute), Number(second));
  return new Date(at).getUTCMonth() === month && Number(day) > 0 ? at : undefined;
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
