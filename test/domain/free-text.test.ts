import { describe, expect, it } from 'vitest';
import { parseFreeText } from '../../src/domain/free-text.ts';
import { codeOf, expectOk } from './problem-of.ts';

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
});
