import { describe, expect, it } from 'vitest';
import { readAppearance, schemeOf } from '../../src/renderer/appearance.ts';
import { readNames, withName } from '../../src/renderer/screens/enter/last-clerks.ts';
import { rowAfter } from '../../src/renderer/ui/application-table.tsx';

describe('what the browser has kept', () => {
  it('is taken as far as it is known', () => {
    expect(readAppearance({ theme: 'dark', textSize: 150, sound: false })).toEqual({
      theme: 'dark',
      textSize: 150,
      sound: false,
    });
    expect(readAppearance({ theme: 'pink', textSize: '150', sound: 1 })).toEqual({});
    expect(readAppearance(null)).toEqual({});
    expect(readNames(['Иванова Е. П.', 7])).toEqual(['Иванова Е. П.']);
    expect(readNames('Иванова')).toEqual([]);
  });
});

it('follows the system unless the clerk has chosen', () => {
  expect(schemeOf('system', true)).toBe('dark');
  expect(schemeOf('system', false)).toBe('light');
  expect(schemeOf('light', true)).toBe('light');
});

it('offers the last clerks first, each once, and no more than four', () => {
  const names = ['Яна', 'Ян', 'Ия', 'Лев', 'Ян '].reduce<readonly string[]>(withName, []);
  expect(names).toEqual(['Ян', 'Лев', 'Ия', 'Яна']);
  expect(withName(names, 'Ася')).toEqual(['Ася', 'Ян', 'Лев', 'Ия']);
  expect(withName(['Иванова Е. П.'], 'иванова е.п.')).toEqual(['Иванова Е. П.']);
});

it('goes from row to row and stops at the ends', () => {
  expect(rowAfter('ArrowDown', 0, 3)).toBe(1);
  expect(rowAfter('ArrowDown', 2, 3)).toBe(2);
  expect(rowAfter('ArrowUp', 0, 3)).toBe(0);
  expect(rowAfter('End', 0, 3)).toBe(2);
  expect(rowAfter('Tab', 1, 3)).toBe(-1);
});
