import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey, nameWarnings, parsePersonName } from '../../src/domain/person-name.ts';
import { codeOf, codes, expectOk } from './problem-of.ts';

describe('parsePersonName', () => {
  it('keeps what was typed but the blanks around it', () => {
    expect(expectOk(parsePersonName(' Ёлкина-Смирнова '))).toBe('Ёлкина-Смирнова');
  });

  it.each([
    ['', 'name_empty'],
    ['  ', 'name_empty'],
    ['Я'.repeat(51), 'name_length'],
    ['Иван\u0000', 'name_control_characters'],
    ['Ив\nан', 'name_control_characters'],
    ['Иван\ud800', 'name_control_characters'],
    ['Ив\u200bан', 'name_control_characters'],
    ['Ив\u00adан', 'name_control_characters'],
    ['Иван\u202e', 'name_control_characters'],
    ['Ив\u2066ан', 'name_control_characters'],
    ['Ив\ufeffан', 'name_control_characters'],
    ['-', 'name_no_letter'],
    ["- '", 'name_no_letter'],
    ['123', 'name_no_letter'],
    ['🙂', 'name_no_letter'],
  ])('refuses %j: %s', (typed, code) => {
    expect(codeOf(parsePersonName(typed))).toBe(`block ${code}`);
  });

  it.each(['Ё', 'Ё'.normalize('NFD'), "Д'Артаньян", 'Мамин-Сибиряк', 'Андрей'.normalize('NFD')])(
    'takes %s as typed',
    (name) => {
      expect(expectOk(parsePersonName(name))).toBe(name);
    },
  );

  it('takes 50 characters', () => {
    expect(codeOf(parsePersonName('Я'.repeat(50)))).toBe('ok');
  });
});

describe('nameWarnings', () => {
  it.each([
    'Иванова',
    'Мамин-Сибиряк',
    'Оглы Кызы',
    "Д'Артаньян",
    'Д’Артаньян',
    'Ёжиков',
    'Йошкин',
    'Мамин–Сибиряк',
  ])('has nothing against %s', (name) => {
    expect(nameWarnings(name)).toEqual([]);
  });

  it.each(['Ivanova', 'Иванoва', 'Иванов2', 'Иванов.', 'Иванов (мл.)'])('warns of %s', (name) => {
    expect(codes(nameWarnings(name))).toEqual(['warn name_characters']);
  });
});

describe('nameKey', () => {
  it.each([
    ['Ёлкина', 'елкина'],
    ['Е\u0308лкина', 'Ёлкина'],
    ['  Мамин – Сибиряк', 'мамин - сибиряк'],
    ['Мамин—Сибиряк', 'МАМИН-СИБИРЯК'],
    ['Анна  \u00a0Мария', 'анна мария'],
    ['Й', 'И\u0306'],
  ])('is the same for %j and %j', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it('is in the composed form, as keys are compared by their bytes', () => {
    expect(nameKey('и\u0306ошкин')).toBe('ЙОШКИН');
    expect(nameKey('йошкин')).toHaveLength(6);
  });

  it('tells й from и', () => {
    expect(nameKey('Андрей')).not.toBe(nameKey('Андреи'));
  });

  it('is the same of a name in which there is nothing to take apart as of any other', () => {
    const letter = fc.constantFrom(...'АЕЖЙЪЯаежйъя', ' ', '-');
    fc.assert(
      fc.property(fc.string({ unit: letter }), (plain) => {
        // An accent that goes again leads the other way round.
        return nameKey(plain) === nameKey(`${plain} Е\u0308`).replace(/ ?Е$/, '');
      }),
      { numRuns: 1000 },
    );
  });

  it('changes nothing the second time', () => {
    const pieces = fc.constantFrom(
      'ё',
      'Ё',
      'е',
      '\u0308',
      '\u0300',
      '\u0345',
      ' ',
      '\u00a0',
      '–',
      'ß',
      'й',
      'ŉ',
      'ΐ',
    );
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: pieces }));
    fc.assert(
      fc.property(text, (typed) => nameKey(nameKey(typed)) === nameKey(typed)),
      { numRuns: 1000 },
    );
  });
});
