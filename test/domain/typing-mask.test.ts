import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateMask } from '../../src/domain/date-mask.ts';
import { accountMask, divisionCodeMask, passportMask, snilsMask } from '../../src/domain/digits-mask.ts';
import { phoneMask } from '../../src/domain/phone-mask.ts';
import type { TypingMask } from '../../src/domain/typing-mask.ts';

const MASKS = { snilsMask, passportMask, divisionCodeMask, accountMask, phoneMask, dateMask };

function pasted(mask: TypingMask, text: string): string {
  return mask('', text, text.length).text;
}

/** Key by key at the end of the field. */
function typed(mask: TypingMask, keys: string): string {
  let text = '';
  for (const key of keys) text = mask(text, text + key, text.length + 1).text;
  return text;
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

describe('a pasted text', () => {
  it.each([
    ['59492311630', '594-923-116 30'],
    ['594 923 116 30', '594-923-116 30'],
    ['594\u00a0923\u202f116\u00a030', '594-923-116 30'],
    ['594–923—116−30', '594-923-116 30'],
    ['\t594-923-116 30\u200b\r\n', '594-923-116 30'],
    ['594923116300', '594-923-116 300'],
    ['594-923-1l6 30', '594-923-1l6 30'],
    ['СНИЛС 594-923-116 30', '594-923-116 30'],
    ['снилс: 59492311630', '594-923-116 30'],
    ['№ 594-923-116 30', '594-923-116 30'],
    ['СНИЛС', 'СНИЛС'],
    ['ИНН 594-923-116 30', 'ИНН 594-923-116 30'],
  ])('as SNILS %j becomes %j', (text, shown) => {
    expect(pasted(snilsMask, text)).toBe(shown);
  });

  it.each([
    ['8 (912) 345-67-80', '+7 912 345-67-80'],
    ['8(912)3456780', '+7 912 345-67-80'],
    ['+7 912 345 67 80', '+7 912 345-67-80'],
    ['+7\u00a0(912)\u00a0345‑67‑80', '+7 912 345-67-80'],
    ['79123456780', '+7 912 345-67-80'],
    ['9123456780', '+7 912 345-67-80'],
    ['912.345.67.80', '+7 912 345-67-80'],
    ['91234567801', '+7 912 345-67-801'],
    ['+375 29 123-45-67', '+375 29 123-45-67'],
    ['8 912 345-67-8O', '8 912 345-67-8O'],
  ])('as telephone %j becomes %j', (text, shown) => {
    expect(pasted(phoneMask, text)).toBe(shown);
  });

  it.each([
    ['17031985', '17.03.1985'],
    ['1985-03-17', '17.03.1985'],
    ['17/03/1985', '17.03.1985'],
    ['17-3-1985', '17.03.1985'],
    ['17,03,1985', '17.03.1985'],
    ['17 03 1985', '17.03.1985'],
    ['7.3.1985', '07.03.1985'],
    [' 17.03.1985 г.', '17.03.1985'],
    ['17.03.1985 года', '17.03.1985'],
    ['17.3.85', '17.3.85'],
    ['31.04.1985', '31.04.1985'],
    ['17 марта 1985', '17 марта 1985'],
    ['170319851', '17.03.19851'],
  ])('as date %j becomes %j', (text, shown) => {
    expect(pasted(dateMask, text)).toBe(shown);
  });

  it.each([
    ['3705123456', '3705 123456'],
    ['37 05 123456', '3705 123456'],
    ['3705 № 123456', '3705 123456'],
    ['37\u00a005\u00a0№\u00a0123456', '3705 123456'],
    ['37051234567', '3705 1234567'],
    ['3705 12З456', '3705 12З456'],
  ])('as passport %j becomes %j', (text, shown) => {
    expect(pasted(passportMask, text)).toBe(shown);
  });

  it.each([
    ['450001', '450-001'],
    ['450 – 001', '450-001'],
  ])('as division code %j becomes %j', (text, shown) => {
    expect(pasted(divisionCodeMask, text)).toBe(shown);
  });

  it('as account is shown in fours', () => {
    expect(pasted(accountMask, '40817810638000000001')).toBe('4081 7810 6380 0000 0001');
  });
});

describe('typing', () => {
  it.each<[string, TypingMask, string, string]>([
    ['SNILS', snilsMask, '59492311630', '594-923-116 30'],
    ['SNILS with its own dashes', snilsMask, '594-923-116 30', '594-923-116 30'],
    ['telephone from 8', phoneMask, '89123456780', '+7 912 345-67-80'],
    ['telephone from 9', phoneMask, '9123456780', '+7 912 345-67-80'],
    ['telephone from +7', phoneMask, '+7 912 345 67 80', '+7 912 345-67-80'],
    ['date', dateMask, '17031985', '17.03.1985'],
    ['date with its own dots', dateMask, '17.03.1985', '17.03.1985'],
    ['date without noughts', dateMask, '7.3.1985', '07.03.1985'],
    ['date with the comma of the keypad', dateMask, '17,03,1985', '17.03.1985'],
  ])('%s key by key ends in the one form', (_, mask, keys, shown) => {
    expect(typed(mask, keys)).toBe(shown);
  });

  it('shows a separator with the digit behind it, not before', () => {
    expect(typed(snilsMask, '594')).toBe('594');
    expect(typed(dateMask, '17')).toBe('17');
    expect(typed(phoneMask, '8')).toBe('8');
  });

  it('adds no nought while a day is being corrected', () => {
    // The clerk has deleted the 7 of 17 and is about to type another digit.
    expect(dateMask('17.03.1985', '1.03.1985', 1)).toEqual({ text: '1.03.1985', caret: 1 });
    expect(dateMask('1.03.1985', '18.03.1985', 2)).toEqual({ text: '18.03.1985', caret: 2 });
  });
});

describe('the caret', () => {
  it.each<[string, TypingMask, string, string, number, string, number]>([
    ['stays behind a digit put in the middle', snilsMask, '594-923', '5594-923', 1, '559-492-3', 1],
    [
      'stays behind a digit typed at the end of a group',
      snilsMask,
      '59-492-3',
      '594-492-3',
      3,
      '594-492-3',
      3,
    ],
    ['goes before a separator that was deleted', snilsMask, '594-923', '594923', 3, '594-923', 3],
    ['goes before a dot that was deleted', dateMask, '17.03.1985', '1703.1985', 2, '17.03.1985', 2],
    ['stays at its digit when a country code comes in front', phoneMask, '', '912345', 3, '+7 912 345', 6],
    ['goes with the text to its end', phoneMask, '8', '89', 2, '+7 9', 4],
    ['stays where a letter was typed', snilsMask, '594-923', '594x-923', 4, '594x-923', 4],
  ])('%s', (_, mask, previous, next, caret, text, shown) => {
    expect(mask(previous, next, caret)).toEqual({ text, caret: shown });
  });
});

describe.each(Object.entries(MASKS))('%s', (_, mask) => {
  const edits = fc.record({
    previous: fc.string({ unit: fc.constantFrom(...'0123456789 -.+'), maxLength: 24 }),
    next: fc.string({ unit: fc.constantFrom(...'0123456789789 -–.+()№\u00a0x'), maxLength: 24 }),
    at: fc.nat(),
  });

  it('changes nothing of its own text', () => {
    fc.assert(
      fc.property(edits, ({ previous, next, at }) => {
        const { text, caret } = mask(previous, next, at % (next.length + 1));
        expect(mask(text, text, caret).text).toBe(text);
      }),
    );
  });

  it('keeps the caret within the text', () => {
    fc.assert(
      fc.property(edits, ({ previous, next, at }) => {
        const { text, caret } = mask(previous, next, at % (next.length + 1));
        expect(caret).toBeGreaterThanOrEqual(0);
        expect(caret).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('leaves a text with a letter as it is', () => {
    fc.assert(
      fc.property(edits, ({ previous, next, at }) => {
        const caret = at % (next.length + 1);
        const text = `${next.slice(0, caret)}ж${next.slice(caret)}`;
        expect(mask(previous, text, caret + 1)).toEqual({ text, caret: caret + 1 });
      }),
    );
  });
});

describe.each(Object.entries({ snilsMask, passportMask, divisionCodeMask, accountMask }))('%s', (_, mask) => {
  it('never loses a digit or the order of digits, nor one before the caret', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789 -–\u00a0'), maxLength: 30 });
    fc.assert(
      fc.property(text, fc.nat(), (next, at) => {
        const place = at % (next.length + 1);
        const masked = mask('', next, place);
        expect(digitsOf(masked.text)).toBe(digitsOf(next));
        expect(digitsOf(masked.text.slice(0, masked.caret))).toBe(digitsOf(next.slice(0, place)));
      }),
    );
  });
});

it('a telephone keeps all but its first digit, for which +7 stands', () => {
  const local = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 14 });
  fc.assert(
    fc.property(local, fc.constantFrom('8', '7', '+7', '8 (', '+7\u00a0'), (digits, start) => {
      expect(digitsOf(pasted(phoneMask, start + digits))).toBe(`7${digits}`);
    }),
  );
});

it('a date keeps its digits in their order, however its dots are typed', () => {
  const keys = fc.string({ unit: fc.constantFrom(...'0123456789.'), maxLength: 12 });
  fc.assert(
    fc.property(keys, (text) => {
      // Noughts may come in front of a day and a month once the year is there; nothing else may.
      const wanted = [...digitsOf(text)];
      for (const digit of digitsOf(typed(dateMask, text))) if (digit === wanted[0]) wanted.shift();
      expect(wanted).toEqual([]);
    }),
  );
});
