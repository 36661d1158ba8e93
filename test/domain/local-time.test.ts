import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochOfLocal } from '../../src/domain/local-time.ts';
import { regionTime } from '../../src/stand/region-time.ts';

const KURGAN = 'Asia/Yekaterinburg';
const epoch = (text: string) => Date.parse(text);

describe('a time without a zone', () => {
  it.each([
    ['2026-11-23T12:00:00.346', KURGAN, '2026-11-23T07:00:00.346Z'],
    ['2026-11-23T12:00:00.346', 'Europe/Kaliningrad', '2026-11-23T10:00:00.346Z'],
    ['2026-11-23T12:00:00.346', 'Asia/Kamchatka', '2026-11-23T00:00:00.346Z'],
    ['2026-01-01T00:00:00.000', 'Asia/Kamchatka', '2025-12-31T12:00:00.000Z'],
    ['2024-02-29T23:59:59.999', KURGAN, '2024-02-29T18:59:59.999Z'],
    // Before the region's clocks were last changed it was six hours.
    ['2014-10-25T12:00:00.000', KURGAN, '2014-10-25T06:00:00.000Z'],
  ])('%s of %s', (text, zone, utc) => {
    expect(epochOfLocal(text, zone)).toBe(epoch(utc));
  });

  it.each([
    ['2026-11-23T12:00:00', '.000'],
    ['2026-11-23T12:00', '.000'],
    ['2026-11-23 12:00:00.3', '.300'],
    ['2026-11-23T12:00:00,3461234', '.346'],
    ['  2026-11-23t12:00:00.346 ', '.346'],
  ])('may be written as %j', (text, milliseconds) => {
    expect(epochOfLocal(text, KURGAN)).toBe(epoch(`2026-11-23T07:00:00${milliseconds}Z`));
  });

  it('is what the clock on the wall shows, in any zone and at any time but twice a year', () => {
    const zones = ['Europe/Kaliningrad', 'Europe/Moscow', KURGAN, 'Asia/Vladivostok', 'Asia/Kamchatka'];
    const moments = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2099, 0, 1) });
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (at, zone) => {
        expect(epochOfLocal(regionTime(at, zone), zone)).toBe(at);
      }),
    );
  });

  it('is never off by more than the hour in a zone that still changes its clocks', () => {
    const moments = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) });
    fc.assert(
      fc.property(moments, fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe'), (at, zone) => {
        const read = epochOfLocal(regionTime(at, zone), zone) ?? Number.NaN;
        expect([0, -30 * 60_000, -60 * 60_000]).toContain(read - at);
      }),
    );
  });
});

describe('a change of the clocks', () => {
  it('back: the hour that comes twice is the first one', () => {
    expect(epochOfLocal('2026-10-25T01:59:59', 'Europe/Berlin')).toBe(epoch('2026-10-24T23:59:59Z'));
    expect(epochOfLocal('2026-10-25T02:30:00', 'Europe/Berlin')).toBe(epoch('2026-10-25T00:30:00Z'));
    expect(epochOfLocal('2026-10-25T03:00:00', 'Europe/Berlin')).toBe(epoch('2026-10-25T02:00:00Z'));
  });

  it('forward: the hour that is missing counts as if nothing had changed', () => {
    expect(epochOfLocal('2026-03-29T01:59:59', 'Europe/Berlin')).toBe(epoch('2026-03-29T00:59:59Z'));
    expect(epochOfLocal('2026-03-29T02:30:00', 'Europe/Berlin')).toBe(epoch('2026-03-29T01:30:00Z'));
    expect(epochOfLocal('2026-03-29T03:00:00', 'Europe/Berlin')).toBe(epoch('2026-03-29T01:00:00Z'));
  });

  it('of a whole region, for good', () => {
    // 26.10.2014: from six hours ahead to five; 01:00 to 02:00 came twice.
    expect(epochOfLocal('2014-10-26T00:59:59', KURGAN)).toBe(epoch('2014-10-25T18:59:59Z'));
    expect(epochOfLocal('2014-10-26T01:30:00', KURGAN)).toBe(epoch('2014-10-25T19:30:00Z'));
    expect(epochOfLocal('2014-10-26T02:00:00', KURGAN)).toBe(epoch('2014-10-25T21:00:00Z'));
  });
});

it.each([
  ['2026-11-23T07:00:00Z', '2026-11-23T07:00:00Z'],
  ['2026-11-23T07:00:00.5z', '2026-11-23T07:00:00.500Z'],
  ['2026-11-23T12:00:00+05:00', '2026-11-23T07:00:00Z'],
  ['2026-11-23T03:30:00-0330', '2026-11-23T07:00:00Z'],
])('a zone in the text itself is taken: %s', (text, utc) => {
  expect(epochOfLocal(text, KURGAN)).toBe(epoch(utc));
});

it.each([
  '',
  '2026-11-23',
  '23.11.2026 12:00:00',
  '2026-02-30T12:00:00.000',
  '2026-13-01T12:00:00.000',
  '0001-01-01T00:00:00.000',
  '2026-11-23T24:00:00.000',
  '2026-11-23T12:60:00.000',
  '2026-11-23T12:00:60.000',
  '2026-11-23T12:00:00.000+15:00',
  '2026-11-23T12:00:00.000 Asia/Yekaterinburg',
  '1795413600000',
])('%j is no time', (text) => {
  expect(epochOfLocal(text, KURGAN)).toBeUndefined();
});
