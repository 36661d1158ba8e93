import { type CalendarDate, dateInZone, parseCalendarDate } from '../../domain/calendar-date.ts';
import { checkField, checkPage, checkPerson } from '../../domain/draft-check.ts';
import type { WorkplaceView } from '../../main/api/workplace-views.ts';
import type { VisitRules } from './visit-state.ts';

/** The domain's rules as of today; `date` is what main has last told, `yyyy-mm-dd`. */
export function visitRules(
  { documentTypes, timeZone }: Pick<WorkplaceView, 'documentTypes' | 'timeZone'>,
  date: () => string | undefined,
): VisitRules {
  const rules = () => ({ documentTypes, today: todayOf(date(), timeZone) });
  return {
    // The person alone: the rest is empty yet, and this page is the one that is waited for.
    page: (form, page) => (page === 'person' ? checkPerson(form) : checkPage(form, page, rules())),
    field: (form, field) => checkField(form, field, rules()),
  };
}

function todayOf(date: string | undefined, timeZone: string): CalendarDate {
  const told = parseCalendarDate(date ?? '');
  return told.ok ? told.value : dateInZone(Date.now(), timeZone);
}
