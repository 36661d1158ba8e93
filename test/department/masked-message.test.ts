import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskedMessage } from '../../src/main/department/masked-message.ts';
import { API_KEY } from './invented-calls.ts';

describe('maskedMessage', () => {
  it.each([
    'Карта не существует',
    'Некорректные реквизиты: - birthDate, - docs[0].num.',
    'Некорректные входные данные (данные не соответствуют JSON Schema): /contacts/mobilePhone',
    'Карта с окончанием 53 заблокирована, причина 12345',
    '',
  ])('leaves %j as it is', (message) => {
    expect(maskedMessage(message)).toBe(message);
  });

  it.each([
    ['СНИЛС 59492311630 занят', 'СНИЛС ••••••••••• занят'],
    ['СНИЛС 594-923-116 30 занят', 'СНИЛС •••-•••-••• •• занят'],
    ['карта 2200 0000 0000 0053', 'карта •••• •••• •••• ••••'],
    ['карта 2200\u200b0000\u200b0000\u200b0053', 'карта •••• •••• •••• ••••'],
    ['паспорт 3705 № 123456', 'паспорт •••• № ••••••'],
    ['рождён 1985-03-17', 'рождён ••••-••-••'],
    ['цифрами ٠١٢٣٤٥٦٧', 'цифрами ••••••••'],
    ['хеш 1f52ed515871c913164398ec24c47088', `хеш ${'•'.repeat(32)}`],
    ['чип 2A83155E', 'чип ••••••••'],
    [`ключ ${API_KEY}`, `ключ ${API_KEY.replace(/[^-]/g, '•')}`],
    [`шифр ${'aGV5'.repeat(12)}==`, `шифр ${'•'.repeat(48)}==`],
    ['хеш 123456ab123456ab, карта 220000', 'хеш ••••••••••••••••, карта ••••••'],
    ['почта aglaya@example.invalid занята', 'почта ••••••@•••••••.••••••• занята'],
    ['а\r\nб\tв\u0000г\u202eд', 'а  б в г д'],
  ])('makes %j fit', (message, expected) => {
    expect(maskedMessage(message)).toBe(expected);
  });

  it('cuts to 255 characters, and no number comes out of the cut', () => {
    expect(maskedMessage('ж'.repeat(10_000))).toHaveLength(255);
    const message = `${'ж'.repeat(250)}59492311630`;
    expect(maskedMessage(message)).toBe(`${'ж'.repeat(250)}•••••`);
  });

  it('is never longer, never unprintable, never with six digits in a row', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('0', '7', ' ', '-', 'a', 'f', '@', 'я', '😀', '\n', '\u200b', '\ud800'),
    });
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 600 })), (message) => {
        const masked = maskedMessage(message);
        expect(masked.length).toBeLessThanOrEqual(255);
        expect(masked).not.toMatch(/\p{C}/u);
        expect(masked).not.toMatch(/\p{Nd}(?:[^\p{L}\p{Nd}]{0,3}\p{Nd}){5}/u);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    '-'.repeat(1_000_000),
    'a-'.repeat(500_000),
    '1 '.repeat(500_000),
    'a'.repeat(1_000_000),
    '@'.repeat(1_000_000),
  ])('takes no time over a hostile message', (message) => {
    const startedAt = performance.now();
    maskedMessage(message);
    expect(performance.now() - startedAt).toBeLessThan(100);
  });
});
