import { describe, expect, it } from 'vitest';
import { chipNumber } from '../../src/main/reader/chip-number.ts';
import { networkOfCard, readDirectory } from '../../src/main/reader/payment-directory.ts';
import { processingData } from '../../src/main/reader/processing-data.ts';
import { recordPlaces } from '../../src/main/reader/record-list.ts';
import { encodeTlv, parseTlv } from '../../src/main/reader/tlv.ts';
import { bytes } from './card-transmit.ts';

const MIR_AID = 'A0000006581010';
const VISA_AID = 'A0000000031010';
const UNIONPAY_AID = 'A000000333010101';

function entry(aid: string, priority?: string): Uint8Array {
  const told = priority === undefined ? [] : [encodeTlv(0x87, bytes(priority))];
  return encodeTlv(0x61, Buffer.concat([encodeTlv(0x4f, bytes(aid)), ...told]));
}

function directory(...entries: readonly Uint8Array[]): Uint8Array {
  return encodeTlv(0x6f, encodeTlv(0xa5, encodeTlv(0xbf0c, Buffer.concat(entries))));
}

function applications(...entries: readonly Uint8Array[]) {
  const read = readDirectory(directory(...entries));
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

function objects(hex: string) {
  const parsed = parseTlv(bytes(hex));
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

describe('payment directory', () => {
  it.each([
    [MIR_AID, 'mir'],
    [VISA_AID, 'visa'],
    ['A0000000041010', 'mastercard'],
    [UNIONPAY_AID, 'unionpay'],
    ['A0000001523010', 'other'],
  ])('tells the network of %s: %s', (aid, network) => {
    expect(networkOfCard(applications(entry(aid)))).toBe(network);
  });

  it('sorts by priority, those without one last, else in the order of the card', () => {
    const read = applications(
      entry(VISA_AID),
      entry(MIR_AID, '02'),
      entry(UNIONPAY_AID, '81'),
      entry(VISA_AID, '02'),
    );
    expect(read.map(({ network }) => network)).toEqual(['unionpay', 'mir', 'visa', 'visa']);
  });

  it('takes a card of two networks for a MIR card', () => {
    expect(networkOfCard(applications(entry(UNIONPAY_AID, '01'), entry(MIR_AID, '02')))).toBe('mir');
  });

  it('knows no network where there is no application', () => {
    expect(networkOfCard(applications())).toBe('none');
  });

  it.each(['A0000006', '00'.repeat(17), ''])('refuses the AID %s', (aid) => {
    expect(readDirectory(directory(entry(aid)))).toEqual({ ok: false, problem: 'malformed' });
  });
});

describe('data for GET PROCESSING OPTIONS', () => {
  it('gives country, date and qualifiers where asked and noughts elsewhere', () => {
    expect(processingData(bytes('9f6604 9f1a02 5f2a02 9a03 9f3704 9f0206'), '2026-11-23')).toEqual({
      ok: true,
      value: bytes('36004000 0643 0643 261123 00000000 000000000000'),
    });
  });

  it('fills up and cuts to the length asked for', () => {
    expect(processingData(bytes('9f1a03 9f1a01'), '2026-11-23')).toEqual({
      ok: true,
      value: bytes('064300 06'),
    });
  });

  it('is empty where nothing is asked', () => {
    expect(processingData(bytes(''), '2026-11-23')).toEqual({ ok: true, value: bytes('') });
  });

  it.each(['9f66', '9f', '9f66ff', '9a80 9a80'])('refuses the wish %s', (wish) => {
    expect(processingData(bytes(wish), '2026-11-23')).toEqual({ ok: false, problem: 'malformed' });
  });
});

describe('record list', () => {
  it('reads both formats of the answer', () => {
    const places = [
      { file: 1, record: 1 },
      { file: 2, record: 2 },
      { file: 2, record: 3 },
    ];
    expect(recordPlaces(objects('80 0a 0000 08010100 10020301'))).toEqual({ ok: true, value: places });
    expect(recordPlaces(objects('77 0e 8202 0000 9408 08010100 10020301'))).toEqual({
      ok: true,
      value: places,
    });
  });

  it('has no records where the card names none', () => {
    expect(recordPlaces(objects('77 04 8202 0000'))).toEqual({ ok: true, value: [] });
    expect(recordPlaces(objects('80 02 0000'))).toEqual({ ok: true, value: [] });
  });

  it('lists no more than could ever be read', () => {
    const places = recordPlaces(objects('80 0a 0000 0801ff00 1001ff00'));
    expect(places.ok && places.value.length).toBe(64);
  });

  it.each(['0801', '00010100', 'f8010100', '08000100', '08020100'])('refuses the locator %s', (locator) => {
    const options = parseTlv(encodeTlv(0x80, bytes(`0000${locator}`)));
    expect(options.ok && recordPlaces(options.value)).toEqual({ ok: false, problem: 'malformed' });
  });
});

describe('number of the chip', () => {
  function read(hex: string) {
    const number = chipNumber(objects(hex));
    if (!number.ok) return number.problem;
    if (number.value === undefined) return undefined;
    return { number: Buffer.from(number.value.digits).toString(), validTo: number.value.validTo };
  }

  it('unpacks 5A and the month of 5F24', () => {
    expect(read('70 10 5a 08 2200000000000053 5f24 03 291231')).toEqual({
      number: '2200000000000053',
      validTo: '2029-12',
    });
  });

  it('takes the pad off a number of 19 digits', () => {
    expect(read('5a 0a 2204200000000000004f')).toEqual({ number: '2204200000000000004', validTo: undefined });
  });

  it('reads track 2 up to its separator, and the month behind it', () => {
    expect(read('57 12 2200000000000053 d2912 201 00000000000f 00')).toMatchObject({
      number: '2200000000000053',
    });
    expect(read('57 0d 2200000000000053 d2912201 0f')).toEqual({
      number: '2200000000000053',
      validTo: '2029-12',
    });
  });

  it('leaves a month out that is none', () => {
    expect(read('5a 08 2200000000000053 5f24 03 291331')).toEqual({
      number: '2200000000000053',
      validTo: undefined,
    });
    expect(read('5a 08 2200000000000053 5f24 01 29')).toEqual({
      number: '2200000000000053',
      validTo: undefined,
    });
  });

  it('is absent where no object bears it', () => {
    expect(read('70 02 5000')).toBeUndefined();
  });

  it.each([
    ['a digit that is none', '5a 08 2200c00000000053'],
    ['a digit behind the pad', '5a 08 22000000000000f3'],
    ['too few digits', '5a 02 2200'],
    ['too many digits', '5a 0a 22000000000000000000'],
    ['nothing', '5a 00'],
    ['track 2 without a separator', '57 08 2200000000000053'],
    ['a pad inside track 2', '57 08 22000000f0000053'],
  ])('refuses %s', (_why, hex) => {
    expect(read(hex)).toBe('malformed');
  });
});
