import { expect, it } from 'vitest';
import { parseDecisionReason } from '../../src/domain/decision-reason.ts';

it('keeps the words with their blanks tidied up', () => {
  const typed = '  Звонила в Департамент,\n 8 800 555-01-02, карта наша ';
  expect(parseDecisionReason(typed)).toEqual({
    ok: true,
    value: 'Звонила в Департамент, 8 800 555-01-02, карта наша',
  });
});

it.each([
  ['', 'reason_empty'],
  ['да', 'reason_empty'],
  ['Ж'.repeat(301), 'reason_length'],
  ['карта\u0007 наша', 'reason_control_characters'],
  ['карта 2200 3812-3456.7890', 'reason_number'],
  ['2200381234567', 'reason_number'],
])('does not take %j', (typed, code) => {
  expect(parseDecisionReason(typed)).toMatchObject({ ok: false, problem: { code } });
});
