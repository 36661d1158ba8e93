import { describe, expect, it } from 'vitest';
import { findOf, search } from '../../src/main/api/search.ts';
import type { Find, Journal, ListedApplication, Page } from '../../src/main/journal/journal.ts';

const PLACE = { office: '12', workplace: '03', timeZone: 'Asia/Yekaterinburg' };
/** New year's eve in London, the new year in Kurgan. */
const NOW = Date.parse('2026-12-31T20:00:00Z');

describe('what is typed into the search field', () => {
  it.each<[string, Find | undefined]>([
    ['', undefined],
    ['   ', undefined],
    ['12-03/2026-000214', { by: 'registration_number', value: '12-03/2026-000214' }],
    ['№ 12–03/2026–214', { by: 'registration_number', value: '12-03/2026-000214' }],
    ['2026-214', { by: 'registration_number', value: '12-03/2026-000214' }],
    ['214', { by: 'registration_number', value: '12-03/2027-000214' }],
    ['594-923-116 30', { by: 'snils', value: '594-923-116 30' }],
    ['59492311630', { by: 'snils', value: '59492311630' }],
    ['594\u00a0923\u00a0116\u00a030', { by: 'snils', value: '594 923 116 30' }],
    ['2a:83:15:5e', { by: 'uid', value: '2A83155E' }],
    ['04A1B2C3D4E5F6', { by: 'uid', value: '04A1B2C3D4E5F6' }],
    ['0102030405060708090A', { by: 'uid', value: '0102030405060708090A' }],
    ['Сёмина', { by: 'name', value: 'Сёмина' }],
    ['0', { by: 'name', value: '0' }],
  ])('«%s»', (text, find) => {
    const found = findOf(text, PLACE, NOW);
    expect(found && { ...found, value: found.value.replaceAll('\u00a0', ' ') }).toEqual(find);
  });
});

/** So many applications of one name, newest first; every `each`th is connected. */
function journalOf(count: number, each: number): Journal {
  const rows = Array.from({ length: count }, (_, at): ListedApplication => {
    const id = count - at;
    const status = id % each === 0 ? 'connected' : 'refused';
    return { id, registrationNumber: '' as never, registeredAt: 0, fullName: 'Иванова Анна', status };
  });
  const find = (_find: Find, { before = Infinity, limit }: { before?: number; limit: number }): Page => {
    const below = rows.filter(({ id }) => id < before);
    const page = below.slice(0, limit);
    const last = page.at(-1);
    return below.length > limit && last ? { rows: page, next: last.id } : { rows: page };
  };
  return { find } as unknown as Journal;
}

/** Ids of all pages, one after the other. */
function walk(journal: Journal): { ids: number[]; pages: number[] } {
  const ids: number[] = [];
  const pages: number[] = [];
  let next: number | undefined;
  do {
    const page = search(journal, { by: 'name', value: 'Иванова' }, 'connected', next);
    ids.push(...page.rows.map(({ id }) => id));
    pages.push(page.rows.length);
    next = page.next;
  } while (next !== undefined);
  return { ids, pages };
}

describe('text and filter together', () => {
  it.each([
    [0, 1],
    [49, 1],
    [50, 1],
    [51, 1],
    [100, 2],
    [300, 3],
    [5000, 7],
    [5000, 4000],
  ])('loses none and shows none twice of %i rows, one of %i kept', (count, each) => {
    const { ids, pages } = walk(journalOf(count, each));
    const expected = Array.from({ length: Math.floor(count / each) }, (_, at) => (at + 1) * each).reverse();
    expect(ids).toEqual(expected);
    expect(Math.max(...pages)).toBeLessThanOrEqual(50);
    expect(pages.length).toBeLessThanOrEqual(1 + Math.ceil(expected.length / 50) + Math.ceil(count / 1000));
  });
});
