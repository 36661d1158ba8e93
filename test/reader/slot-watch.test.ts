import { describe, expect, it } from 'vitest';
import { PCSC } from '../../src/main/reader/pcsc-code.ts';
import type { ReaderMessage } from '../../src/main/reader/reader-message.ts';
import { nextPresence } from '../../src/main/reader/slot-presence.ts';
import { SlotWatch } from '../../src/main/reader/slot-watch.ts';
import { cardBehind, MIR } from './card-transmit.ts';
import { FakeDevice } from './fake-device.ts';
import { FakeTimers } from './fake-timers.ts';

const EMPTY = 0x10;
const PRESENT = 0x20;
/** How often a card came or went stands in the upper half of the state. */
const counted = (state: number, count: number): number => state + count * 65_536;

function watch() {
  const device = new FakeDevice();
  const timers = new FakeTimers();
  const told: ReaderMessage[] = [];
  const numbers: Uint8Array[] = [];
  let spoiled = 0;
  new SlotWatch(device, {
    readNumber: true,
    timers,
    today: () => '2026-11-23',
    tell: (message) => {
      if (message.kind === 'read' && message.number) numbers.push(message.number);
      told.push(
        message.kind === 'read' ? { ...message, number: Uint8Array.from(message.number ?? []) } : message,
      );
    },
    spoiled: () => {
      spoiled += 1;
    },
  });
  const kinds = (): string[] => told.map(({ kind }) => kind);
  return { device, timers, told, numbers, kinds, spoiled: () => spoiled };
}

describe('presence of a card', () => {
  it('is told for the first state whatever it is', () => {
    expect(nextPresence(undefined, PRESENT).events).toEqual([{ kind: 'came', driverConnects: true }]);
    expect(nextPresence(undefined, EMPTY).events).toEqual([{ kind: 'left' }]);
  });

  it('is no news while only other bits change', () => {
    const lying = { present: true, count: 1 };
    expect(nextPresence(lying, counted(PRESENT + 0x100, 1)).events).toEqual([]);
    expect(nextPresence({ present: false, count: 1 }, counted(EMPTY, 3)).events).toEqual([]);
  });

  it('finds a card that was swapped between two looks, and that nfc-pcsc missed', () => {
    const swapped = [{ kind: 'left' }, { kind: 'came', driverConnects: false }];
    expect(nextPresence({ present: true, count: 1 }, counted(PRESENT, 3)).events).toEqual(swapped);
    expect(nextPresence({ present: true, count: 0xffff }, counted(PRESENT, 1)).events).toEqual(swapped);
  });
});

describe('watch of a slot', () => {
  it('reads a card that comes and tells when it leaves', async () => {
    const { device, timers, told, kinds } = watch();
    await device.tell(counted(EMPTY, 0));
    await device.tell(counted(PRESENT, 1));
    await timers.advance(100);
    await device.tell(counted(EMPTY, 2));
    await timers.advance(100);
    expect(kinds()).toEqual(['removed', 'present', 'read', 'removed']);
    expect(told[2]).toMatchObject({ uid: '2A83155E', network: 'mir', reader: device.name });
  });

  it('reads a card that lay there before the start', async () => {
    const { device, timers, kinds } = watch();
    await device.tell(counted(PRESENT, 0));
    await timers.advance(100);
    expect(kinds()).toEqual(['present', 'read']);
  });

  it('overwrites the number once it is told', async () => {
    const { device, timers, numbers } = watch();
    await device.tell(counted(PRESENT, 1));
    await timers.advance(100);
    expect(numbers).toEqual([new Uint8Array(16)]);
  });

  it('reads both of two cards that follow close on each other', async () => {
    const { device, timers, kinds, told } = watch();
    await device.tell(counted(PRESENT, 1));
    await timers.advance(100);
    device.card = cardBehind({ ...MIR, uid: '11223344' });
    device.reader.emit('status', { state: counted(PRESENT, 3), atr: Buffer.from(device.card.card.atr) });
    await timers.advance(100);
    expect(kinds()).toEqual(['present', 'read', 'removed', 'present', 'read']);
    expect(told[4]).toMatchObject({ uid: '11223344' });
  });

  it('tells that a card left only after its visit is over', async () => {
    const { device, timers, kinds } = watch();
    device.card = cardBehind({ ...MIR, fault: { kind: 'mute', at: 3 } });
    await device.tell(counted(PRESENT, 1));
    await timers.advance(100);
    await device.tell(counted(EMPTY, 2));
    expect(kinds()).toEqual(['present']);
    await timers.advance(2000);
    expect(kinds()).toEqual(['present', 'failed', 'removed']);
  });

  it('reads the card that took the place of a lost one before the slot was seen empty', async () => {
    const { device, timers, kinds, told } = watch();
    device.card = cardBehind({ ...MIR, fault: { kind: 'torn', at: 3 } });
    await device.tell(counted(PRESENT, 1));
    await timers.advance(100);
    device.card = cardBehind({ ...MIR, uid: '11223344' });
    await timers.advance(600);
    expect(kinds()).toEqual(['present', 'read']);
    expect(told[1]).toMatchObject({ uid: '11223344' });
  });

  it('takes a lost card for pulled as soon as the slot is seen empty', async () => {
    const { device, timers, told } = watch();
    device.card = cardBehind({ ...MIR, fault: { kind: 'torn', at: 3 } });
    await device.tell(counted(PRESENT, 1));
    await timers.advance(100);
    await device.tell(counted(EMPTY, 2));
    await timers.advance(0);
    expect(told.slice(1)).toEqual([
      { kind: 'failed', reader: device.name, reason: 'pulled_early' },
      { kind: 'removed', reader: device.name },
    ]);
    expect(device.reader.dispositions).toEqual([]);
  });

  it('tells of a connect that fails', async () => {
    const { device, timers, told } = watch();
    device.connectCodes = [PCSC.mute];
    await device.tell(counted(PRESENT, 1));
    await timers.advance(100);
    expect(told[1]).toEqual({ kind: 'failed', reader: device.name, reason: 'mute' });
  });

  it('takes a reader that is unplugged for a card that left, and an error for the end of the context', async () => {
    const { device, timers, kinds, spoiled } = watch();
    await device.tell(counted(PRESENT, 1));
    await timers.advance(100);
    device.emit('end');
    await timers.advance(0);
    expect(kinds()).toEqual(['present', 'read', 'removed']);
    expect(spoiled()).toBe(0);
    device.emit('error', new Error('gone'));
    expect(spoiled()).toBe(1);
  });
});
