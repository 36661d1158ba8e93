import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameKey } from '../../src/domain/person-name.ts';
import type { Journal, Page } from '../../src/main/journal/journal.ts';
import { NAME_BLOCK_SIZE } from '../../src/main/journal/name-search.ts';
import { APPLICANT, CARD, MORNING, NEW, named } from './invented-application.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

function journalOf(names: readonly (readonly [string, string])[]): Journal {
  const journal = new TemporaryWorkplace().open();
  for (const [last, first] of names) journal.register(named(last, first), [], MORNING);
  return journal;
}

const ids = ({ rows }: Page): number[] => rows.map(({ id }) => id);

/** All rows, page by page. */
function walk(limit: number, page: (before?: number) => Page): number[] {
  const seen: number[] = [];
  let before: number | undefined;
  do {
    const found = page(before);
    expect(found.rows.length).toBeLessThanOrEqual(limit);
    seen.push(...ids(found));
    before = found.next;
  } while (before !== undefined);
  return seen;
}

const cut = (limit: number, before?: number) => ({ limit, ...(before !== undefined && { before }) });

test('pages of any size give every row once, newest first, whatever is searched', () => {
  const names: [string, string][] = [];
  const journal = new TemporaryWorkplace().open();
  const surname = fc.constantFrom('Ёжиков', 'ЕЖОВ', 'ежов-Иглин', 'Иванов', 'Ив', 'Яров');
  const person = fc.tuple(surname, fc.constantFrom('Пётр', 'Петр', 'Аглая'));
  const prefix = fc.constantFrom(
    '',
    'е',
    'Ё',
    'ежов',
    'ЕЖОВ-',
    'ив',
    'иванов п',
    'иванов ПЁ',
    'я',
    'ж',
    '%',
    '_',
  );
  fc.assert(
    fc.property(
      fc.array(person, { maxLength: 4 }),
      prefix,
      fc.integer({ min: 1, max: 7 }),
      (added, value, limit) => {
        for (const [last, first] of added) journal.register(named(last, first), [], MORNING);
        names.push(...added);
        const newestFirst = names
          .map((name, index) => [index + 1, nameKey(name.join(' '))] as const)
          .reverse();
        expect(walk(limit, (before) => journal.page(cut(limit, before)))).toEqual(
          newestFirst.map(([id]) => id),
        );
        const matching = newestFirst.filter(([, key]) => key.startsWith(nameKey(value))).map(([id]) => id);
        expect(walk(limit, (before) => journal.find({ by: 'name', value }, cut(limit, before)))).toEqual(
          matching,
        );
      },
    ),
    { numRuns: 30 },
  );
});

test('a row shows number, time, name as typed and status', () => {
  const journal = new TemporaryWorkplace().open();
  journal.register(NEW, [], MORNING);
  expect(journal.page({ limit: 5 })).toStrictEqual({
    rows: [
      {
        id: 1,
        registrationNumber: '12-03/2026-000001',
        registeredAt: MORNING,
        fullName: 'Сёмина-Ёлкина Аглая Прохоровна',
        status: 'due',
      },
    ],
  });
});

test.each(['сёмин', 'СЕМИН', '  Семина–Елкина   аглая ', 'сЁмИнА-ёлкина Аглая Прохоровна'])(
  'a name is found in any case, with ё or е: %s',
  (value) => {
    const journal = new TemporaryWorkplace().open();
    journal.register(NEW, [], MORNING);
    journal.register(named('Семенов'), [], MORNING);
    expect(ids(journal.find({ by: 'name', value }, { limit: 5 }))).toEqual([1]);
  },
);

test('names are found across the blocks of their index', () => {
  const workplace = new TemporaryWorkplace();
  const first = workplace.open();
  first.register(named('Ёжиков'), [], MORNING);
  first.close();
  // Ids that lie blocks apart, as after years of work.
  const database = workplace.database();
  const far = 3 * NAME_BLOCK_SIZE + 5;
  database.exec(`
    INSERT INTO application (id, number, registered_at, confirmed_at, status, rest)
      VALUES (${far}, 2026000777, ${MORNING}, ${MORNING}, 'connected', '{"chip":"none"}');
    INSERT INTO listing VALUES (${far}, 2026000777, ${MORNING}, 'Ежов', 'connected');
    INSERT INTO name_entry VALUES (3, 'ЕЖОВ', ${far});`);
  database.close();
  const journal = workplace.open();
  const { id } = journal.register(named('Ежевикин'), [], MORNING);
  expect(walk(1, (before) => journal.find({ by: 'name', value: 'еж' }, cut(1, before)))).toEqual([
    id,
    far,
    1,
  ]);
});

test('keys find their application, in any usual spelling, and nothing else does', () => {
  const journal = journalOf([['Иванов', 'Пётр']]);
  const other = {
    ...NEW,
    applicant: { ...APPLICANT, snils: named('Я', 'Я', '11223344595').applicant.snils },
  };
  journal.register({ ...other, card: { ...CARD, chip: { kind: 'none', why: 'not_tapped' } } }, [], MORNING);
  journal.registerRefusal('1.2.1', undefined, MORNING);
  const found = (by: 'registration_number' | 'snils' | 'uid', value: string) =>
    ids(journal.find({ by, value }, { limit: 5 }));
  expect(found('registration_number', ' 12–03/2026-000002 ')).toEqual([2]);
  expect(found('registration_number', '12-03/2026-000003')).toEqual([3]);
  for (const value of [
    '12-03/2026-000004',
    '13-03/2026-000001',
    '12-04/2026-000001',
    '12-03/2025-000001',
    '1',
  ])
    expect(found('registration_number', value)).toEqual([]);
  expect(found('snils', '112-233-445 95')).toEqual([2]);
  expect(found('snils', APPLICANT.snils)).toEqual([1]);
  for (const value of ['08765430300', '1122334459', '']) expect(found('snils', value)).toEqual([]);
  expect(found('uid', '2a:83:15:5e')).toEqual([1]);
  for (const value of ['2A83155F', 'xyz']) expect(found('uid', value)).toEqual([]);
});

test('several applications of one person come newest first, page by page', () => {
  const journal = journalOf(Array.from({ length: 5 }, () => ['Иванов', 'Пётр'] as const));
  const bySnils = (before?: number) => journal.find({ by: 'snils', value: APPLICANT.snils }, cut(2, before));
  expect(walk(2, bySnils)).toEqual([5, 4, 3, 2, 1]);
  const byUid = (before?: number) => journal.find({ by: 'uid', value: '2A83155E' }, cut(2, before));
  expect(walk(2, byUid)).toEqual([5, 4, 3, 2, 1]);
});
