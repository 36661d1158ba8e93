import { addDays, addYears, type CalendarDate } from './calendar-date.ts';
import { block, type Problem, warn } from './field-problem.ts';

/** When a passport of the Russian Federation has to be exchanged and until when it still counts. */
export interface PassportTerm {
  /** The 20th or 45th birthday. */
  readonly exchangeFrom: CalendarDate;
  /** Last day on which it proves an identity. */
  readonly lastDay: CalendarDate;
}

const FIRST_PASSPORT_AGE = 14;
const EXCHANGE_AGES = [20, 45] as const;
const DAYS_TO_EXCHANGE = 90;
/** Passports of this kind have been issued since 1997. */
const FIRST_ISSUE = '1997-01-01';

/** Undefined: valid without end, as issued at 45 or later. */
export function passportTerm(birthDate: CalendarDate, issuedOn: CalendarDate): PassportTerm | undefined {
  const birthdays = EXCHANGE_AGES.map((age) => addYears(birthDate, age));
  // A passport issued on the birthday itself is the new one already.
  const exchangeFrom = birthdays.find((birthday) => birthday > issuedOn);
  return exchangeFrom && { exchangeFrom, lastDay: addDays(exchangeFrom, DAYS_TO_EXCHANGE) };
}

/**
 * What is wrong with the date of issue of a passport, `passport_expired` (ground 1.2.1) among it.
 * A term is judged only where the dates themselves can be right.
 */
export function checkPassport(
  birthDate: CalendarDate,
  issuedOn: CalendarDate,
  today: CalendarDate,
): Problem[] {
  if (issuedOn > today) return [ISSUED_IN_FUTURE];
  if (issuedOn < addYears(birthDate, FIRST_PASSPORT_AGE)) return [ISSUED_TOO_EARLY];
  const old = issuedOn < FIRST_ISSUE ? [ISSUED_BEFORE_1997] : [];
  return [...old, ...checkTerm(passportTerm(birthDate, issuedOn), today)];
}

function checkTerm(term: PassportTerm | undefined, today: CalendarDate): Problem[] {
  if (term === undefined || today < term.exchangeFrom) return [];
  return [today > term.lastDay ? PASSPORT_EXPIRED : EXCHANGE_RUNNING];
}

const ISSUED_IN_FUTURE = block('issued_in_future', 'Дата выдачи ещё не наступила. Сверьте её с документом.');
const ISSUED_TOO_EARLY = block(
  'passport_issued_too_early',
  'Паспорт выдают с 14 лет. Сверьте дату рождения и дату выдачи с паспортом.',
);
const ISSUED_BEFORE_1997 = warn(
  'passport_issued_before_1997',
  'Паспорта этого образца выдают с 1997 года. Сверьте дату выдачи с паспортом.',
);
const EXCHANGE_RUNNING = warn(
  'passport_exchange_running',
  'Паспорт пора менять: после дня рождения он действует ещё 90 дней. Предупредите заявителя.',
);
export const PASSPORT_EXPIRED = block(
  'passport_expired',
  'Срок действия паспорта истёк. Откажите в приёме по основанию 1.2.1 и посоветуйте заменить паспорт.',
);
