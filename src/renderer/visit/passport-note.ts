import { type CalendarDate, formatDate, parseCalendarDate } from '../../domain/calendar-date.ts';
import { passportTerm } from '../../domain/passport-term.ts';
import type { StepNote } from './check-card-text.ts';

/** What the term of a passport means today; nothing where a date is not whole or no exchange is near. */
export function passportNote(
  birthText: string,
  issueText: string,
  today: CalendarDate | undefined,
): StepNote | undefined {
  const [birthDate, issuedOn] = [parseCalendarDate(birthText), parseCalendarDate(issueText)];
  if (!birthDate.ok || !issuedOn.ok || today === undefined) return undefined;
  const term = passportTerm(birthDate.value, issuedOn.value);
  if (term === undefined) return undefined;
  if (today > term.lastDay) return { text: 'срок истёк', tone: 'bad' };
  if (today >= term.exchangeFrom) {
    return { text: `пора менять, действует до ${formatDate(term.lastDay)}`, tone: 'waiting' };
  }
  const months = monthsBetween(today, term.exchangeFrom);
  return months < 12 ? { text: `замена ${whenInWords(months)}`, tone: 'waiting' } : undefined;
}

/** Whole years on that day. */
export function ageOn(birthText: string, today: CalendarDate | undefined): number | undefined {
  const birthDate = parseCalendarDate(birthText);
  if (!birthDate.ok || today === undefined || birthDate.value > today) return undefined;
  const years = Number(today.slice(0, 4)) - Number(birthDate.value.slice(0, 4));
  return today.slice(5) < birthDate.value.slice(5) ? years - 1 : years;
}

const RULES = new Intl.PluralRules('ru');
const YEARS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'год', few: 'года' };

export function yearsInWords(years: number): string {
  return `${years} ${YEARS[RULES.select(years)] ?? 'лет'}`;
}

function monthsBetween(from: CalendarDate, till: CalendarDate): number {
  const months = (date: CalendarDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  const whole = months(till) - months(from);
  return till.slice(8) < from.slice(8) ? whole - 1 : whole;
}

function whenInWords(months: number): string {
  return months === 0 ? 'меньше чем через месяц' : `через ${months} мес.`;
}
