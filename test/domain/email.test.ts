import { describe, expect, it } from 'vitest';
import { parseEmail } from '../../src/domain/email.ts';
import { codeOf, expectOk } from './problem-of.ts';

describe('parseEmail', () => {
  it.each(['ivanova@example.ru', 'i.v+card@mail.example.com', 'почта@пример.рф', ' ivanova@example.ru '])(
    'takes %s',
    (typed) => {
      expect(expectOk(parseEmail(typed))).toBe(typed.trim());
    },
  );

  it.each([
    '',
    'ivanova',
    'ivanova@',
    '@example.ru',
    'ivanova@example',
    'ivanova@@example.ru',
    'ivan ova@example.ru',
    'ivanova@example..ru',
    'iva..nova@example.ru',
    '.ivanova@example.ru',
    'ivanova.@example.ru',
    'ivanova@example.ru, petrov@example.ru',
    'ivanova@example.r',
    'iva\u0000nova@example.ru',
  ])('refuses %j', (typed) => {
    expect(codeOf(parseEmail(typed))).toBe('block email_format');
  });

  it('takes up to 255 characters', () => {
    const tail = '@example.ru';
    expect(codeOf(parseEmail('i'.repeat(255 - tail.length) + tail))).toBe('ok');
    expect(codeOf(parseEmail('i'.repeat(256 - tail.length) + tail))).toBe('block email_length');
  });
});
