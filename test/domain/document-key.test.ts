import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentKey } from '../../src/domain/document-key.ts';

describe('documentKey', () => {
  it.each([
    [{ series: '3705', number: '123456' }, { number: '3705 123456' }],
    [{ series: '37 05', number: '123456' }, { number: '3705123456' }],
    [{ series: '', number: '3705 № 123456' }, { number: '3705 123456' }],
    [{ series: ' 3705', number: '123456 ' }, { number: '3705\u00a0123456' }],
    // The first has Latin I, B, A, the second Cyrillic І, В, А.
    [{ series: 'II-BA', number: '123456' }, { number: 'ІІ-ВА 123456' }],
    [{ series: 'ii–ба', number: '123456' }, { number: 'II-БА 123456' }],
    [{ series: 'Ⅱ-БА', number: '123456' }, { number: 'II-БА 123456' }],
    [{ number: 'АЁ 12' }, { number: 'АЕ12' }],
  ])('is the same for %j and %j', (one, other) => {
    expect(documentKey(one)).toBe(documentKey(other));
    expect(documentKey(one)).toBeDefined();
  });

  it.each([
    [{ number: '3705 123456' }, { number: '3705 123465' }],
    [{ number: 'II-БА 123456' }, { number: 'I-БА 123456' }],
    [{ number: '0123456' }, { number: '123456' }],
  ])('tells %j from %j', (one, other) => {
    expect(documentKey(one)).not.toBe(documentKey(other));
  });

  it.each([
    {},
    { series: '', number: '' },
    { number: ' - ' },
    { number: '№' },
    { series: '0000', number: '000000' },
  ])('is none for %j, which tells no document from another', (document) => {
    expect(documentKey(document)).toBeUndefined();
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (number) => {
        const key = documentKey({ number });
        return key === undefined || documentKey({ number: key }) === key;
      }),
      { numRuns: 300 },
    );
  });

  it('is the same for digits alone as with a sign between them', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('0', '7', '9', ' ') }), (number) => {
        return documentKey({ number }) === documentKey({ number: `№${number}` });
      }),
    );
  });

  it('does not care how the number is parted', () => {
    const text = fc.string({ unit: fc.constantFrom('3', '7', '0', 'А', 'I', ' ', '-', '№') });
    fc.assert(
      fc.property(text, fc.nat({ max: 20 }), (whole, place) => {
        const parts = { series: whole.slice(0, place), number: whole.slice(place) };
        return documentKey(parts) === documentKey({ number: whole });
      }),
    );
  });
});
