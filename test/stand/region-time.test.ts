import { expect, it } from 'vitest';
import { regionTime } from '../../src/stand/region-time.ts';

it.each([
  ['Asia/Yekaterinburg', '2026-11-24T00:00:00.007'],
  ['Asia/Kamchatka', '2026-11-24T07:00:00.007'],
  ['Europe/Moscow', '2026-11-23T22:00:00.007'],
])('writes the time of %s', (zone, written) => {
  expect(regionTime(Date.UTC(2026, 10, 23, 19, 0, 0, 7), zone)).toBe(written);
});
