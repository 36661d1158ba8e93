import { dateInZone } from '../../domain/calendar-date.ts';
import { chipLeft } from '../../domain/chip-later.ts';
import { plainDashes } from '../../domain/plain-dashes.ts';
import { formatRegistrationNumber } from '../../domain/registration-number.ts';
import { parseUid } from '../../domain/uid.ts';
import type { Find, Journal, ListedApplication, Page, StatusFilter } from '../journal/journal.ts';
import type { SearchFilter } from './listed-views.ts';

export interface SearchPlace {
  readonly office: string;
  readonly workplace: string;
  /** IANA name: the year of a bare number is the region's. */
  readonly timeZone: string;
}

const PAGE = 50;
/** A rare status under a common name: after so many looks the page is given as far as it was filled. */
const LOOKS = 20;
const WHOLE_NUMBER = /^(?:№\s*)?(?:(?:(\d{1,4})-(\d{2})\/)?(\d{4})-)?(\d{1,6})$/;

/** Text as typed into the one search field; newest first, pages of 50. */
export function search(
  journal: Journal,
  find: Find | undefined,
  filter: SearchFilter,
  before: number | undefined,
): Page {
  const from = before === undefined ? {} : { before };
  if (find === undefined) {
    const cut = { ...from, limit: PAGE };
    return filter === 'chip_left' ? journal.chipsLeft(cut) : journal.filtered(filter, cut);
  }
  if (filter === 'all') return journal.find(find, { ...from, limit: PAGE });
  return sift(journal, find, keptBy(journal, filter), from);
}

/** What the text looks like; undefined for none: then everything is asked for. */
export function findOf(text: string, place: SearchPlace, now: number): Find | undefined {
  const typed = plainDashes(text).trim();
  if (typed === '') return undefined;
  const number = numberOf(typed, place, now);
  if (number !== undefined) return { by: 'registration_number', value: number };
  if (/^\d{11}$/.test(typed.replace(/[\s-]/g, ''))) return { by: 'snils', value: typed };
  const uid = parseUid(typed);
  return uid.ok ? { by: 'uid', value: uid.value } : { by: 'name', value: text };
}

/** Whole, or its last digits alone: then of this workplace and, unless it is typed, of this year. */
function numberOf(typed: string, place: SearchPlace, now: number): string | undefined {
  const found = WHOLE_NUMBER.exec(typed);
  const sequence = Number(found?.[4]);
  if (!found || sequence === 0) return undefined;
  const [, office = place.office, workplace = place.workplace, year = yearNow(place, now)] = found;
  return formatRegistrationNumber({ office, workplace, year: Number(year), sequence });
}

function yearNow({ timeZone }: SearchPlace, now: number): string {
  return dateInZone(now, timeZone).slice(0, 4);
}

const OPEN = ['filling', 'due', 'in_flight', 'unknown', 'needs_decision', 'returned'];
const STATUSES: Readonly<Record<Exclude<StatusFilter, 'all'>, readonly string[]>> = {
  open: OPEN,
  connected: ['connected'],
  refused: ['refused', 'has_active_card', 'withdrawn', 'not_connected'],
};

function keptBy(journal: Journal, filter: Exclude<SearchFilter, 'all'>): (row: ListedApplication) => boolean {
  if (filter !== 'chip_left') return ({ status }) => STATUSES[filter].includes(status);
  return ({ id, status }) => {
    const application = status === 'connected' ? journal.application(id) : undefined;
    return application !== undefined && chipLeft(application) !== undefined;
  };
}

/** The next page begins behind the last row that was looked at, whether it was kept or not. */
function sift(
  journal: Journal,
  find: Find,
  isKept: (row: ListedApplication) => boolean,
  from: { readonly before?: number },
): Page {
  const rows: ListedApplication[] = [];
  let page: Page = { rows: [] };
  for (let look = 0; look < LOOKS; look += 1) {
    page = journal.find(find, { ...(page.next === undefined ? from : { before: page.next }), limit: PAGE });
    for (const row of page.rows) {
      if (!isKept(row)) continue;
      rows.push(row);
      if (rows.length === PAGE) return pageUpTo(row, page, rows);
    }
    if (page.next === undefined) return { rows };
  }
  return page.next === undefined ? { rows } : { rows, next: page.next };
}

function pageUpTo(last: ListedApplication, { rows: looked, next }: Page, rows: ListedApplication[]): Page {
  const isEnd = next === undefined && looked.at(-1) === last;
  return isEnd ? { rows } : { rows, next: last.id };
}
