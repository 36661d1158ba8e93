import { formatDate, parseCalendarDate } from './calendar-date.ts';

/** A day of the Department as on papers; as it was sent where it is no day of the calendar. */
export function dayText(day: string): string {
  const date = parseCalendarDate(day);
  return date.ok ? formatDate(date.value) : day;
}
