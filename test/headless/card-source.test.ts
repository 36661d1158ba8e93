import { describe, expect, it } from 'vitest';
import type { CardInput } from '../../src/domain/application-form.ts';
import { CardNumber } from '../../src/domain/card-number.ts';
import type { CardNetwork, Tap } from '../../src/domain/tap.ts';
import { parseUid, type Uid } from '../../src/domain/uid.ts';
import { type CardSource, cardFrom, cardProblems } from '../../src/headless/card-source.ts';

const FILE: CardSource = { kind: 'file' };
const CHIP_AND_NUMBER: CardSource = { kind: 'reader', numberFromChip: true };
const CHIP_ONLY: CardSource = { kind: 'reader', numberFromChip: false };

function number(): CardNumber {
  const parsed = CardNumber.parse('2200000000000053');
  if (!parsed.ok) throw new Error(parsed.problem.code);
  return parsed.value;
}

function uid(hex = '2A83155E'): Uid {
  const parsed = parseUid(hex);
  if (!parsed.ok) throw new Error(parsed.problem.code);
  return parsed.value;
}

function tap(network: CardNetwork, withNumber = true): Tap {
  return { uid: uid('11223344'), network, ...(withNumber && { number: number() }) };
}

describe('what the file may say of the card', () => {
  const cases: [string, CardSource, CardInput, string[]][] = [
    ['number and UID without a reader', FILE, { number: number(), uid: uid() }, []],
    ['no number without a reader', FILE, { uid: uid() }, ['card.number missing']],
    ['nothing where the chip gives both', CHIP_AND_NUMBER, {}, []],
    [
      'a number where the chip gives it',
      CHIP_AND_NUMBER,
      { number: number() },
      ['card.number comes_from_reader'],
    ],
    ['a number where the region reads none from the chip', CHIP_ONLY, { number: number() }, []],
    ['no number where the region reads none', CHIP_ONLY, {}, ['card.number missing']],
    ['a UID beside a reader', CHIP_ONLY, { number: number(), uid: uid() }, ['card.uid comes_from_reader']],
  ];

  it.each(cases)('%s', (_, source, input, expected) => {
    expect(cardProblems(input, source).map(({ field, code }) => `${field} ${code}`)).toEqual(expected);
  });
});

describe('the card to connect', () => {
  it('is that of the file without a reader', () => {
    const card = cardFrom({ number: number(), uid: uid() }, undefined, FILE);
    expect(card).toMatchObject({ ok: true, value: { uid: '2A83155E' } });
  });

  it('has the UID of the tap and the number of the file where the region reads no number', () => {
    const typed = number();
    const card = cardFrom({ number: typed }, tap('mir', false), CHIP_ONLY);
    expect(card.ok && [card.value.uid, card.value.number === typed]).toEqual(['11223344', true]);
  });

  it('has both of the tap where the region reads the number', () => {
    const read = tap('mir');
    const card = cardFrom({}, read, CHIP_AND_NUMBER);
    expect(card.ok && card.value.number === read.number).toBe(true);
  });

  it.each(['visa', 'mastercard', 'unionpay', 'other'] as const)('is no %s card', (network) => {
    for (const source of [CHIP_ONLY, CHIP_AND_NUMBER]) {
      const card = cardFrom({ number: number() }, tap(network, false), source);
      expect(card).toMatchObject({ ok: false, problem: { code: 'not_mir' } });
    }
  });

  it('needs a number: a chip without one is turned down', () => {
    expect(cardFrom({}, tap('none', false), CHIP_AND_NUMBER)).toMatchObject({
      ok: false,
      problem: { code: 'number_not_read' },
    });
  });

  it('may bear a storage chip, where the number is typed', () => {
    expect(cardFrom({ number: number() }, tap('none', false), CHIP_ONLY).ok).toBe(true);
  });
});
