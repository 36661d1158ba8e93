import { expect, it } from 'vitest';
import { isSameIssuer } from '../../src/domain/same-issuer.ts';

it.each([
  ['ПАО СБЕРБАНК', 'пао сбербанк', true],
  ['ПАО СБЕРБАНК', 'Сбер', true],
  ['ПАО СБЕРБАНК', 'ВТБ', false],
  ['Другой банк', 'ВТБ', true],
  ['Другой банк', 'Сбербанк', false],
  ['АО «Вымышленный банк»', 'вымышленный', true],
  ['АО «Вымышленный банк»', 'Придуманный банк', false],
  ['ПАО СБЕРБАНК', 'банк', undefined],
  ['ПАО СБЕРБАНК', '  ', undefined],
  ['', 'ВТБ', undefined],
])('issuer %j and bank %j: %s', (issuer, bank, expected) => {
  expect(isSameIssuer(issuer, bank)).toBe(expected);
});
