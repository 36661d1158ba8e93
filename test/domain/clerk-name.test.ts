import { describe, expect, it } from 'vitest';
import { clerkKey, parseClerkName } from '../../src/domain/clerk-name.ts';

describe('parseClerkName', () => {
  it.each([
    'Иванова Е. П.',
    'иванова е. п.',
    'Иванова Е.П.',
    'ИВАНОВА Е .П .',
    ' иванова\u00a0 е.п',
    'Иванова Е П',
  ])('makes of %j the one form', (typed) => {
    expect(parseClerkName(typed)).toEqual({ ok: true, value: expect.stringMatching(/^Иванова Е\. П\.?$/) });
    expect(clerkKey(typed)).toBe(clerkKey('Иванова Е. П.'));
  });

  it.each([
    ['мамин-сибиряк д.н.', 'Мамин-Сибиряк Д. Н.'],
    ['МакГрегор А.', 'МакГрегор А.'],
    ["д'артаньян ш.", "Д'Артаньян Ш."],
    ['петрова анна', 'Петрова Анна'],
    ['е\u0308лкина и\u0306.', 'Ёлкина Й.'],
  ])('makes of %j %j, and nothing more of that', (typed, name) => {
    expect(parseClerkName(typed)).toEqual({ ok: true, value: name });
    expect(parseClerkName(name)).toEqual({ ok: true, value: name });
  });

  it.each([
    '',
    'Я',
    '12',
    '- .',
    '...',
    'Ivanova E.',
    'Иванова 2',
    'Иванова\u0007',
    'Иван\u200bова',
    'Иванова 🙂',
    'Ж'.repeat(101),
  ])('does not take %j', (typed) => {
    expect(parseClerkName(typed)).toMatchObject({ ok: false, problem: { code: 'clerk_name' } });
  });
});

describe('clerkKey', () => {
  it('tells two people apart who share letters', () => {
    expect(clerkKey('Петров А. Н.')).not.toBe(clerkKey('Петрова Н.'));
  });
});
