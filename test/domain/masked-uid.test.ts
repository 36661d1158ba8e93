import { expect, it } from 'vitest';
import { maskedUid } from '../../src/domain/masked-uid.ts';
import type { Uid } from '../../src/domain/uid.ts';

it.each([
  ['2A83155E', '2A •• •• 5E'],
  ['04A2B3C4D5E680', '04 A2 •• •• •• •• 80'],
  ['0102030405060708090A', '01 02 •• •• •• •• •• •• •• 0A'],
])('shows of %s no more than %s', (uid, masked) => {
  expect(maskedUid(uid as Uid)).toBe(masked);
});
