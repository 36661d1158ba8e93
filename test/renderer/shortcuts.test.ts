import { describe, expect, it } from 'vitest';
import { SHORTCUTS } from '../../src/renderer/shortcut-texts.ts';
import { ariaKeys, keysOf } from '../../src/renderer/shortcuts.ts';

const NONE = { key: '', ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };

describe('a key press as the screen names it', () => {
  it.each([
    [{ code: 'F2' }, 'F2'],
    [{ code: 'Escape' }, 'Esc'],
    [{ code: 'NumpadEnter' }, 'Enter'],
    [{ code: 'Numpad1', altKey: true }, 'Alt 1'],
    [{ code: 'Slash', key: '.' }, '/'],
    [{ code: 'KeyL', key: 'д', ctrlKey: true }, 'Ctrl L'],
    [{ code: 'KeyL', key: 'д', ctrlKey: true, shiftKey: true }, 'Ctrl Shift L'],
    [{ code: '', key: 'Enter' }, 'Enter'],
  ])('%o is %s', (press, keys) => {
    expect(keysOf({ ...NONE, ...press })).toBe(keys);
  });
});

it('lists each key once', () => {
  const keys = SHORTCUTS.map(({ keys }) => keys);
  expect(new Set(keys).size).toBe(keys.length);
});

it('tells a screen reader the keys in its own words', () => {
  expect(ariaKeys('Ctrl L')).toBe('Control+L');
  expect(ariaKeys('Esc')).toBe('Escape');
});
