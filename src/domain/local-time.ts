import { parseCalendarDate } from './calendar-date.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const TIME_OF_DAY = '([01]\\d|2[0-3]):([0-5]\\d)(?::([0-5]\\d)(?:[.,](\\d{1,9}))?)?';
const ZONE = '(Z|[+-](?:0\\d|1[0-4]):?[0-5]\\d)?';
const LOCAL_TIME = new RegExp(`^(\\d{4}-\\d\\d-\\d\\d)[T ]${TIME_OF_DAY}${ZONE}$`, 'i');

/**
 * Epoch ms of `yyyy-mm-ddThh:mm[:ss[.fff]]` by the clock on the wall of `timeZone` (an IANA name), unless the text
 * bears a zone of its own. While clocks are put back an hour comes twice: the first one is meant. While they are put
 * forward an hour is missing: what falls into it counts as if they had not been. Undefined for anything else.
 */
export function epochOfLocal(text: string, timeZone: string): number | undefined {
  const found = LOCAL_TIME.exec(text.trim());
  if (!found) return undefined;
  const [, date = '', hour, minute, second, fraction, zone] = found;
  const day = dayOf(date, zoneOf(timeZone));
  if (day === undefined) return undefined;
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second ?? 0);
  const asUtc = day.start + seconds * 1000 + millisecondsOf(fraction);
  return zone === undefined ? epochOnDay(asUtc, day) : asUtc - offsetOf(zone);
}

function millisecondsOf(fraction = ''): number {
  return Number(fraction.slice(0, 3).padEnd(3, '0'));
}

/** `asUtc`: what the clock shows, as if it were UTC. */
function epochOnDay(asUtc: number, { before, after, zone }: Day): number {
  if (before === after || offsetAt(asUtc - before, zone) === before) return asUtc - before;
  return offsetAt(asUtc - after, zone) === after ? asUtc - after : asUtc - before;
}

interface Day {
  readonly date: string;
  /** Its midnight, as if that were UTC. */
  readonly start: number;
  /** ms that local time is ahead of UTC on the day before and the day after. */
  readonly before: number;
  readonly after: number;
  readonly zone: Zone;
}

interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** Asked for last: a list is in order, so the next time is mostly of the same day. */
  day?: Day;
}

const zones = new Map<string, Zone>();

function zoneOf(timeZone: string): Zone {
  const zone = zones.get(timeZone) ?? { format: newFormat(timeZone) };
  zones.set(timeZone, zone);
  return zone;
}

/** No zone changes its clocks twice in three days: where both ends agree, so does all between. */
function dayOf(date: string, zone: Zone): Day | undefined {
  if (zone.day?.date === date) return zone.day;
  if (!parseCalendarDate(date).ok) return undefined;
  const start = Date.parse(`${date}T00:00:00Z`);
  const [before, after] = [offsetAt(start - DAY_MS, zone), offsetAt(start + 2 * DAY_MS, zone)];
  zone.day = { date, start, before, after, zone };
  return zone.day;
}

function offsetAt(epochMs: number, { format }: Zone): number {
  const found = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of format.formatToParts(epochMs)) {
    if (type in found) found[type as keyof typeof found] = Number(value);
  }
  const { year, month, day, hour, minute, second } = found;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(epochMs / 1000) * 1000;
}

function offsetOf(zone: string): number {
  if (zone.length === 1) return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en-US', { timeZone, ...numeric, ...time });
}
