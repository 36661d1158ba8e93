import { describe, expect, it } from 'vitest';
import { GET_UID } from '../../src/main/reader/apdu.ts';
import { NfcSlot } from '../../src/main/reader/nfc-slot.ts';
import { PCSC, pcscCode } from '../../src/main/reader/pcsc-code.ts';
import { driverError, FakeDevice } from './fake-device.ts';

function slotOf(device: FakeDevice) {
  const spoiled: number[] = [];
  const slot = new NfcSlot(device, () => spoiled.push(1));
  return { slot, spoiled };
}

describe('code of a PC/SC error', () => {
  it('is found at the end of the text and under wrappers', () => {
    const inner = driverError(PCSC.sharingViolation);
    const once = Object.assign(new Error('An error occurred.'), { previous: inner });
    expect(pcscCode(inner)).toBe(PCSC.sharingViolation);
    expect(pcscCode(once)).toBe(PCSC.sharingViolation);
    expect(pcscCode(Object.assign(new Error(), { previous: once }))).toBe(PCSC.sharingViolation);
  });

  it('is found where a long of 64 bits was sign-extended', () => {
    expect(pcscCode(new Error('x error: y(0xffffffff8010000b)'))).toBe(PCSC.sharingViolation);
  });

  it('is never guessed from words', () => {
    expect(pcscCode(new Error('Sharing violation'))).toBeUndefined();
    expect(pcscCode(new Error('(0x8010000b) and more'))).toBeUndefined();
    expect(pcscCode('(0x8010000b)')).toBeUndefined();
    const loop: Error & { previous?: Error } = new Error('round');
    loop.previous = loop;
    expect(pcscCode(loop)).toBeUndefined();
  });
});

describe('slot of nfc-pcsc', () => {
  it('switches the automatic processing off: it reads no bank card', () => {
    const device = new FakeDevice();
    slotOf(device);
    expect(device.autoProcessing).toBe(false);
  });

  it('uses the connection that nfc-pcsc makes by itself', async () => {
    const device = new FakeDevice();
    const { slot } = slotOf(device);
    slot.expectDriver();
    void device.tell(0x10020);
    expect(await slot.connect()).toEqual({ ok: true, value: undefined });
    expect(device.connects).toBe(1);
  });

  it('hears of a failed connect, which nfc-pcsc tells its logger alone, and tries again itself', async () => {
    const device = new FakeDevice();
    device.connectCodes = [PCSC.sharingViolation];
    const { slot } = slotOf(device);
    slot.expectDriver();
    void device.tell(0x10020);
    expect(await slot.connect()).toEqual({ ok: false, problem: PCSC.sharingViolation });
    expect(await slot.connect()).toEqual({ ok: true, value: undefined });
    expect(device.connects).toBe(2);
  });

  it('replaces a connection that pcsclite wrongly calls open', async () => {
    const device = new FakeDevice();
    device.reader.connected = true;
    const { slot } = slotOf(device);
    slot.expectDriver();
    void device.tell(0x10020);
    expect(await slot.connect()).toEqual({ ok: true, value: undefined });
    expect(device.reader.dispositions).toEqual([device.reader.SCARD_RESET_CARD]);
    expect((await slot.transmit(GET_UID)).kind).toBe('answer');
  });

  it('asks for a new context where a connection can not be closed', async () => {
    const device = new FakeDevice();
    device.reader.connected = true;
    device.reader.stuck = true;
    const { slot, spoiled } = slotOf(device);
    await slot.reset();
    expect(spoiled).toHaveLength(1);
  });

  it('tells by its code how an APDU was lost', async () => {
    const device = new FakeDevice();
    const { slot } = slotOf(device);
    expect(await slot.transmit(GET_UID)).toEqual({ kind: 'lost', code: PCSC.removed });
    await slot.connect();
    device.card.transmit = async () => ({ kind: 'lost', code: PCSC.reset });
    expect(await slot.transmit(GET_UID)).toEqual({ kind: 'lost', code: PCSC.reset });
  });
});
