import { describe, expect, it } from 'vitest';
import { CardNumber } from '../../src/domain/card-number.ts';
import type { ReaderStatus } from '../../src/domain/tap.ts';
import { DECK, DECK_CARDS, type DeckCard, isDeckCard } from '../../src/main/reader/simulated-deck.ts';
import { SimulatedReader } from '../../src/main/reader/simulated-reader.ts';
import { FakeTimers } from './fake-timers.ts';

function started(readNumber = true) {
  const timers = new FakeTimers();
  const reader = new SimulatedReader({ readNumber, timers, today: () => '2026-11-23' });
  const statuses: ReaderStatus[] = [];
  reader.onStatus((status) => statuses.push(status));
  reader.start();
  return { timers, reader, kinds: () => statuses.map(({ status }) => status) };
}

async function tapped(name: DeckCard, readNumber = true): Promise<ReaderStatus> {
  const { timers, reader } = started(readNumber);
  await timers.through(reader.tap(name));
  return reader.status;
}

describe('simulated reader', () => {
  it.each([
    ['mir', 'mir', '53'],
    ['mir_7_bytes', 'mir', '13'],
    ['mir_10_bytes', 'mir', '04'],
    ['phone', 'mir', undefined],
    ['visa', 'visa', undefined],
    ['pass', 'none', undefined],
  ] as const)('reads the card %s', async (name, network, lastTwo) => {
    const status = await tapped(name);
    expect(status).toMatchObject({ status: 'card', tap: { uid: DECK[name].uid, network } });
    expect(status.status === 'card' ? status.tap.number?.lastTwo : 'none').toBe(lastTwo);
  });

  it('gives no number where the region reads none', async () => {
    const status = await tapped('mir', false);
    expect(status).toMatchObject({ status: 'card', tap: { uid: '2A83155E', network: 'mir' } });
    expect(status.status === 'card' && status.tap.number).toBeUndefined();
  });

  it.each([
    ['mute', 'mute'],
    ['torn', 'pulled_early'],
    ['two_cards', 'two_cards'],
  ] as const)('refuses the card %s', async (name, reason) => {
    expect(await tapped(name)).toMatchObject({ status: 'card_error', reason, times: 1 });
  });

  it('forgets the card that is taken away', async () => {
    const { reader, timers, kinds } = started();
    await timers.through(reader.tap('mir'));
    reader.remove();
    expect(kinds()).toEqual(['waiting', 'reading', 'card', 'waiting']);
  });

  it('reads the same card again, however soon it is laid once more: no contact bounces here', async () => {
    const { reader, timers, kinds } = started();
    await timers.through(reader.tap('mir'));
    reader.remove();
    await timers.through(reader.tap('mir'));
    expect(kinds()).toEqual(['waiting', 'reading', 'card', 'waiting', 'reading', 'card']);
  });

  it('sees a card that is taken away in the middle', async () => {
    const { reader, timers, kinds } = started();
    const tap = reader.tap('mute');
    reader.remove();
    await timers.through(tap);
    expect(kinds()).toEqual(['waiting', 'reading', 'card_error']);
  });

  it('reads one card after the other', async () => {
    const { reader, timers, kinds } = started();
    await timers.through(reader.tap('mir'));
    await timers.through(reader.tap('visa'));
    expect(kinds().filter((kind) => kind === 'card')).toHaveLength(2);
  });

  it.each(['mute', 'two_cards', 'mir_7_bytes'] as const)(
    'takes the card laid while it reads %s, and says nothing of that one',
    async (first) => {
      const { reader, timers, kinds } = started();
      const before = reader.tap(first);
      await timers.through(reader.tap('mir'));
      await timers.through(before);
      expect(kinds()).toEqual(['waiting', 'reading', 'reading', 'card']);
      expect(reader.status).toMatchObject({ status: 'card', tap: { uid: DECK.mir.uid } });
    },
  );

  it('is no reader once it is stopped', async () => {
    const { reader, timers } = started();
    await timers.through(reader.tap('torn'));
    await reader.stop();
    expect(reader.status).toEqual({ status: 'no_reader' });
    expect(timers.pending).toBe(0);
  });
});

describe('deck', () => {
  it('knows its cards by name', () => {
    expect(DECK_CARDS.every(isDeckCard)).toBe(true);
    expect(isDeckCard('master')).toBe(false);
  });

  it('bears test numbers that pass for MIR numbers', () => {
    const numbers = Object.values(DECK).flatMap(({ payment }) =>
      payment?.label === 'MIR' ? [payment.number] : [],
    );
    expect(numbers.every((number) => CardNumber.parse(number).ok)).toBe(true);
  });
});

it('leaves no timer behind when it is stopped while it reads', async () => {
  const { timers, reader } = started();
  const reading = reader.tap('mir');
  await reader.stop();
  await timers.through(reading);
  expect(timers.pending).toBe(0);
});
