import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { DocumentType } from '../../src/domain/document.ts';
import type { KnownPerson } from '../../src/domain/known-person.ts';
import type { OperationClient } from '../../src/domain/operation.ts';
import { compareWith, rank } from '../../src/domain/operation-match.ts';
import type { Snils } from '../../src/domain/snils.ts';
import { CLIENT, known, OTHER_SNILS, SNILS, unconfirmed, without } from './invented-operation.ts';

const INVALID_SNILS = '11134534511';
const PERSON = known();

function verdict(client: OperationClient, person: KnownPerson = PERSON): string {
  return compareWith(client, person).verdict;
}

function withDocument(
  change: OperationClient['document'],
  client: OperationClient = CLIENT,
): OperationClient {
  return { ...client, document: { ...client.document, ...change } };
}

describe('the two keys of the regulation', () => {
  it.each<[string, OperationClient]>([
    ['all fields', CLIENT],
    ['name, document and birth date', without('snils', 'phone')],
    ['name and SNILS', without('document', 'birthDate', 'phone')],
    ['name and SNILS with separators', { ...without('document', 'birthDate'), snils: '112-233-445 95' }],
    ['no middle name', without('middleName')],
    ['a dash for the middle name', { ...CLIENT, middleName: '-' }],
    ['a SNILS whose check digits are wrong, as the regulation has it', { ...CLIENT, snils: INVALID_SNILS }],
    ['a SNILS that is too short', { ...CLIENT, snils: '1122334459' }],
    ['another phone', { ...CLIENT, phone: '79129999999' }],
    ['another day of issue', withDocument({ issuedOn: '2005-04-02' })],
    ['a document without a type', { ...CLIENT, document: { series: '3705', number: '123456' } }],
    ['series and number in one field', { ...CLIENT, document: { type: 1, number: '3705 № 123456' } }],
    ['the SNILS, and another document: passports are exchanged', withDocument({ number: '654321' })],
    ['the SNILS, and a document of another type', withDocument({ type: 2, number: '1234567' })],
    ['the SNILS, and no day that the calendar has', { ...CLIENT, birthDate: '1985-02-30' }],
    [
      'the whole name in two fields',
      { ...CLIENT, firstName: 'Алёна Игоревна', middleName: undefined } as unknown as OperationClient,
    ],
  ])('prove it by %s', (_what, client) => {
    expect(verdict(client)).toBe('same');
  });

  it('need no confirmed application where there is a SNILS', () => {
    expect(verdict(CLIENT, unconfirmed(PERSON))).toBe('same');
    expect(verdict(without('document', 'birthDate'), unconfirmed(PERSON))).toBe('same');
  });

  it.each<[string, OperationClient]>([
    ['another valid SNILS', { ...CLIENT, snils: OTHER_SNILS }],
    ['another birth date', { ...CLIENT, birthDate: '1985-03-18' }],
    ['another birth date, the key being the SNILS', { ...without('document'), birthDate: '1985-03-18' }],
    ['another surname: it may be by marriage', { ...CLIENT, lastName: 'Петрова' }],
    [
      'another surname, and a new passport',
      withDocument({ number: '654321' }, { ...CLIENT, lastName: 'Петрова' }),
    ],
    ['another first name', { ...CLIENT, firstName: 'Анна' }],
    ['another middle name', { ...CLIENT, middleName: 'Олеговна' }],
    ['no name', without('lastName', 'firstName', 'middleName')],
    ['a number that is one of another type of document', withDocument({ type: 9 }, without('snils'))],
    ['no birth date beside the document', without('snils', 'birthDate')],
    [
      'name and birth date, the passport being a new one',
      withDocument({ number: '654321' }, without('snils')),
    ],
    ['name and birth date alone', without('snils', 'document')],
    [
      'name and birth date, all else being different',
      withDocument({ number: '9' }, { ...CLIENT, snils: OTHER_SNILS }),
    ],
    ['the name alone', without('snils', 'document', 'birthDate')],
  ])('prove nothing by themselves: alike with %s', (_what, client) => {
    expect(verdict(client)).toBe('alike');
  });

  it.each<[string, OperationClient]>([
    [
      'a twin',
      {
        ...CLIENT,
        firstName: 'Анна',
        snils: OTHER_SNILS,
        document: { type: 1, series: '3705', number: '123457' },
      },
    ],
    ['a namesake with a SNILS of their own', { ...without('document', 'birthDate'), snils: OTHER_SNILS }],
    ['a namesake born on another day', { ...without('snils', 'document'), birthDate: '1990-01-01' }],
    ['somebody of whom nothing is known', {}],
    ['the same phone, and no more', { phone: CLIENT.phone ?? '' }],
  ])('keep %s apart', (_what, client) => {
    expect(verdict(client)).toBe('other');
  });
});

describe('which fields agree and which differ', () => {
  it('is told of all that both sides have', () => {
    expect(compareWith(CLIENT, PERSON)).toEqual({
      agrees: [
        'last_name',
        'first_name',
        'middle_name',
        'birth_date',
        'snils',
        'document',
        'document_type',
        'document_issued',
        'phone',
      ],
      differs: [],
      verdict: 'same',
    });
  });

  it('is told of none that proves nothing', () => {
    const client = { ...CLIENT, snils: INVALID_SNILS, document: { type: 9, number: '1' }, birthDate: 'нет' };
    const { agrees, differs } = compareWith(client, PERSON);
    expect(agrees).toEqual(['last_name', 'first_name', 'middle_name', 'phone']);
    expect(differs).toEqual([]);
  });

  it('names what a marriage has changed', () => {
    const { differs } = compareWith(
      withDocument({ number: '654321' }, { ...CLIENT, lastName: 'Петрова' }),
      PERSON,
    );
    expect(differs).toEqual(['last_name', 'document']);
  });

  it('never has a field on both sides, whatever is sent', () => {
    const field = <Value>(...values: readonly Value[]) =>
      fc.option(fc.constantFrom(...values), { nil: undefined });
    const client = fc.record({
      lastName: field('Сидорова', 'сидорова ', 'Петрова', ''),
      firstName: field('Алёна', 'Алена', 'Анна'),
      middleName: field('Игоревна', '-', 'Олеговна'),
      snils: field(SNILS, OTHER_SNILS, INVALID_SNILS, '1'),
      birthDate: field('1985-03-17', '1985-03-18', 'x'),
      document: field(
        { type: 1, number: '3705123456' },
        { type: 2, number: '3705123456' },
        { number: '9' },
        {},
      ),
    });
    fc.assert(
      fc.property(client, (sent) => {
        const { agrees, differs, verdict } = compareWith(sent as OperationClient, PERSON);
        expect(agrees.filter((one) => differs.includes(one))).toEqual([]);
        // Nobody is the one against a birth date or a SNILS that speaks for somebody else.
        if (verdict !== 'same') return;
        expect(differs).not.toContain('snils');
        expect(differs).not.toContain('birth_date');
        expect(agrees).toEqual(expect.arrayContaining(['last_name', 'first_name']));
        expect(agrees.includes('snils') || agrees.includes('document')).toBe(true);
      }),
    );
  });
});

describe('the candidates', () => {
  it('come best first', () => {
    const alike = known(3, { snils: OTHER_SNILS });
    const other = known(4, {
      lastName: 'Петрова',
      snils: '08765430300' as Snils,
      birthDate: '1990-01-01' as CalendarDate,
      document: { number: '3705 999999' },
    });
    const ranked = rank(CLIENT, [other, alike, PERSON]);
    expect(ranked.map(({ known }) => known.applicationId)).toEqual([1, 4]);
    expect(ranked.map(({ applicationIds }) => applicationIds)).toEqual([[1, 3], [4]]);
  });

  it.each<[string, KnownPerson]>([
    ['the same papers', known(2)],
    ['a new passport', known(2, { document: { number: '3710 111111' } })],
    ['a new surname', known(2, { lastName: 'Петрова' })],
    ['a SNILS typed wrongly, with the same papers', known(2, { snils: OTHER_SNILS })],
    ['no confirmation yet', unconfirmed(known(2))],
  ])('are one for several applications of one person: %s', (_what, second) => {
    const [candidate, ...others] = rank(CLIENT, [PERSON, second]);
    expect(others).toEqual([]);
    expect([...(candidate?.applicationIds ?? [])].sort()).toEqual([1, 2]);
    expect(candidate?.comparison.verdict).toBe('same');
  });

  it.each<[string, KnownPerson]>([
    ['another first name under the same SNILS', known(2, { firstName: 'Анна' })],
    ['another birth date under the same SNILS', known(2, { birthDate: '1985-03-18' as CalendarDate })],
    [
      'the passport number as that of another document',
      known(2, { snils: OTHER_SNILS, document: { type: 9 as DocumentType } }),
    ],
  ])('stay two with %s', (_what, second) => {
    expect(rank(CLIENT, [PERSON, second])).toHaveLength(2);
  });

  it('are one where a third application ties them together', () => {
    const earlier = known(2, { snils: OTHER_SNILS, document: { number: '3701 000001' } });
    const tie = known(3, { document: { number: '3701 000001' } });
    expect(rank(CLIENT, [PERSON, earlier])).toHaveLength(2);
    const tied = rank(CLIENT, [PERSON, earlier, tie]);
    expect(tied.map(({ applicationIds }) => [...applicationIds].sort())).toEqual([[1, 2, 3]]);
  });

  it('are the same in whatever order the applications come', () => {
    const all = [
      PERSON,
      known(2, { lastName: 'Петрова' }),
      known(3, { snils: OTHER_SNILS }),
      known(4, { firstName: 'Анна', snils: '08765430300' as Snils }),
      unconfirmed(known(5)),
    ];
    const expected = JSON.stringify(rank(CLIENT, all).map(({ known }) => known.applicationId));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        const ranked = rank(CLIENT, shuffled);
        expect(JSON.stringify(ranked.map(({ known }) => known.applicationId))).toBe(expected);
        expect(ranked.flatMap(({ applicationIds }) => applicationIds).sort()).toEqual([1, 2, 3, 4, 5]);
      }),
    );
  });
});
