import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { properName } from '../../src/domain/name-mask.ts';

function typed(keys: string): string {
  let text = '';
  for (const key of keys) text = properName(text, text + key, text.length + 1).text;
  return text;
}

describe('a name', () => {
  it.each([
    ['анна', 'Анна'],
    ['АННА', 'АННА'],
    ['сёмина-ёлкина', 'Сёмина-Ёлкина'],
    ['мария анна', 'Мария Анна'],
    ["д'артаньян", "Д'Артаньян"],
    ['о’коннор', 'О’Коннор'],
    ['МакГрегор', 'МакГрегор'],
    ['', ''],
    ['123', '123'],
  ])('typed or pasted as %j is shown as %j', (text, shown) => {
    expect(typed(text)).toBe(shown);
    expect(properName('', text, text.length)).toEqual({ text: shown, caret: text.length });
  });

  it('that the clerk writes small is left small', () => {
    expect(properName('Мамед Оглы', 'Мамед оглы', 7).text).toBe('Мамед оглы');
    expect(properName('Мамед оглы', 'Мамед оглыы', 11).text).toBe('Мамед оглыы');
  });

  it('gets no capital by a deletion', () => {
    expect(properName('Анна', 'нна', 0).text).toBe('нна');
  });

  it('gets its second capital when a hyphen is put in', () => {
    expect(properName('Аннамария', 'Анна-мария', 5).text).toBe('Анна-Мария');
  });

  it('differs in capitals alone, at the same length, and once only', () => {
    const text = fc.string({ unit: fc.constantFrom(..."абёжАБЁЖqQ -–'’ʼ1."), maxLength: 20 });
    fc.assert(
      fc.property(text, text, (previous, next) => {
        const shown = properName(previous, next, next.length);
        expect(shown.text.toLowerCase()).toBe(next.toLowerCase());
        expect(shown.caret).toBe(next.length);
        expect(properName(shown.text, shown.text, shown.caret)).toEqual(shown);
      }),
    );
  });
});
