import { describe, expect, it } from 'vitest';
import { freeTextWarnings, parseFreeText } from '../../src/domain/free-text.ts';
import { codeOf, codes, expectOk } from './problem-of.ts';

describe('parseFreeText', () => {
  it('takes 1 to 255 characters', () => {
    expect(expectOk(parseFreeText('г. Курган, ул. Гоголя, д. 1'))).toBe('г. Курган, ул. Гоголя, д. 1');
    expect(codeOf(parseFreeText('я'.repeat(255)))).toBe('ok');
    expect(codeOf(parseFreeText('я'.repeat(256)))).toBe('block text_length');
    expect(codeOf(parseFreeText(' \n '))).toBe('block text_empty');
  });

  it('makes a pasted line break a blank and refuses other control characters', () => {
    expect(expectOk(parseFreeText('г. Курган,\r\n\tул. Гоголя'))).toBe('г. Курган, ул. Гоголя');
    expect(codeOf(parseFreeText('г. Кур\u0000ган'))).toBe('block text_control_characters');
    expect(codeOf(parseFreeText('г. Кур\udc00ган'))).toBe('block text_control_characters');
  });

  it.each(['\u200b', '\u200f', '\u202e', '\u2066', '\ufeff', '\u00ad', '\u3164'])(
    'refuses what does not show: %j',
    (hidden) => {
      expect(codeOf(parseFreeText(`г. Кур${hidden}ган`))).toBe('block text_control_characters');
    },
  );
});

describe('freeTextWarnings', () => {
  it.each(['г. Курган 🏠', 'Курган ❤', 'Курган 🇷🇺'])('warns of a picture: %s', (text) => {
    expect(codes(freeTextWarnings(text))).toEqual(['warn text_picture']);
    expect(codeOf(parseFreeText(text))).toBe('ok');
  });

  it.each(['г. Курган, ул. № 5-я, д. 1/2 «б», кв. 3 (дом № 7)', 'Ёлкино – Й', 'село Їжа'])(
    'has nothing against %s',
    (text) => {
      expect(freeTextWarnings(text)).toEqual([]);
    },
  );
});
