import { describe, expect, it } from 'vitest';
import type { OperationClient } from '../../src/domain/operation.ts';
import { isSearchable, operationKeys } from '../../src/domain/operation-keys.ts';
import { CLIENT, SNILS, without } from './invented-operation.ts';

describe('by what a person is looked up', () => {
  it('is all that was sent, cleaned', () => {
    expect(operationKeys(CLIENT)).toEqual({
      snils: SNILS,
      document: '3705123456',
      name: 'СИДОРОВА АЛЕНА ИГОРЕВНА',
      birthDate: '1985-03-17',
    });
  });

  it.each<[string, OperationClient]>([
    ['nothing', {}],
    ['blanks', { lastName: ' ', firstName: '', snils: ' ', birthDate: '' }],
    ['a surname alone', { lastName: 'Сидорова' }],
    ['ten digits', { snils: '1122334459' }],
    ['a day that is none', { birthDate: '1985-02-30' }],
    ['a moment, of no known zone', { birthDate: '1985-03-16T21:00:00Z' }],
    ['a document without a number', { document: { type: 1, unitCode: '123-321' } }],
  ])('is nothing of %s', (_what, client) => {
    expect(operationKeys(client)).toEqual({});
  });

  it.each<[string, OperationClient, object]>([
    ['a SNILS with its separators', { snils: '112-233-445 95' }, { snils: SNILS }],
    ['a SNILS whose check digits are wrong', { snils: '11134534511' }, { snils: '11134534511' }],
    ['a day with midnight behind it', { birthDate: '1985-03-17T00:00:00.000' }, { birthDate: '1985-03-17' }],
    ['a day as on papers', { birthDate: '17.03.1985' }, { birthDate: '1985-03-17' }],
    [
      'a dash where there is no middle name',
      { lastName: 'Сидорова', firstName: 'Алена', middleName: '-' },
      { name: 'СИДОРОВА АЛЕНА' },
    ],
  ])('takes %s', (_what, client, keys) => {
    expect(operationKeys(client)).toEqual(keys);
  });
});

describe('whether somebody can be looked up at all', () => {
  it.each<[string, OperationClient | undefined, boolean]>([
    ['all', CLIENT, true],
    ['name and SNILS', without('document', 'birthDate'), true],
    ['name, document and birth date', without('snils'), true],
    ['no middle name', without('middleName'), true],
    ['a document without the birth date', without('snils', 'birthDate'), false],
    ['a birth date without the document', without('snils', 'document'), false],
    ['no name', without('lastName'), false],
    ['only a SNILS that is none', { ...without('document'), snils: '11134534511' }, false],
    ['a document, and a SNILS that is none', { ...CLIENT, snils: '11134534511' }, true],
    ['nobody', undefined, false],
  ])('by %s: %s', (_what, client, expected) => {
    expect(isSearchable(client)).toBe(expected);
  });
});
