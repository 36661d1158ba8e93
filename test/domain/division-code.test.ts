import { describe, expect, it } from 'vitest';
import { formatDivisionCode, parseDivisionCode } from '../../src/domain/division-code.ts';
import { codeOf, expectOk } from './problem-of.ts';

describe('parseDivisionCode', () => {
  it.each(['450-001', '450001', ' 450–001 ', '450 001', '450 - 001'])('takes %s', (typed) => {
    expect(expectOk(parseDivisionCode(typed))).toBe('450001');
  });

  it.each(['', '45001', '4500011', '450-00', '450--001', 'АБВ-001'])('refuses %s', (typed) => {
    expect(codeOf(parseDivisionCode(typed))).toBe('block division_code_format');
  });
});

describe('formatDivisionCode', () => {
  it('puts the hyphen back', () => {
    expect(formatDivisionCode(expectOk(parseDivisionCode('450001')))).toBe('450-001');
  });
});
