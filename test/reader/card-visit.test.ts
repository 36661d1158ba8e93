import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../src/domain/result.ts';
import type { Transmit } from '../../src/main/reader/apdu.ts';
import { type CardSlot, visitCard } from '../../src/main/reader/card-visit.ts';
import { PCSC } from '../../src/main/reader/pcsc-code.ts';
import { cardBehind, MIR } from './card-transmit.ts';
import { FakeTimers } from './fake-timers.ts';

interface Story {
  /** Codes of the connects, one by one; `undefined`: it works. The last one counts for all that follow. */
  readonly connects?: readonly (number | undefined)[];
  /** Code with which the first APDU of the first session is lost. */
  readonly lostBy?: number;
  /** The slot is seen empty. */
  readonly leftAtOnce?: boolean;
}

const NEVER = new Promise<void>(() => undefined);

async function visit({ connects = [undefined], lostBy, leftAtOnce = false }: Story) {
  const timers = new FakeTimers();
  const { card, transmit, asked } = cardBehind(MIR);
  const calls: string[] = [];
  const slot: CardSlot = {
    connect: async () => {
      const code = connects[Math.min(calls.filter((call) => call === 'connect').length, connects.length - 1)];
      calls.push('connect');
      return code === undefined ? ok(undefined) : fail(code);
    },
    reset: async () => {
      calls.push('reset');
      card.reset();
    },
    transmit: losing(transmit, lostBy, calls),
  };
  const left = leftAtOnce ? Promise.resolve() : NEVER;
  const options = { atr: card.atr, left, readNumber: true, today: '2026-11-23', timers };
  const startedAt = timers.now();
  const result = await timers.through(visitCard(slot, options));
  return { result, calls, asked, tookMs: timers.now() - startedAt, timers };
}

function losing(transmit: Transmit, code: number | undefined, calls: readonly string[]): Transmit {
  return (apdu) => {
    if (code === undefined || calls.includes('reset')) return transmit(apdu);
    return Promise.resolve({ kind: 'lost', code });
  };
}

describe('visit of a card', () => {
  it('connects once and reads', async () => {
    const { result, calls } = await visit({});
    expect(result.ok && result.value.uid).toBe('2A83155E');
    expect(calls).toEqual(['connect']);
  });

  it('waits for another program to let go of the card', async () => {
    const busy = PCSC.sharingViolation;
    const { result, calls } = await visit({ connects: [busy, busy, busy, busy, undefined] });
    expect(result.ok).toBe(true);
    expect(calls).toHaveLength(5);
  });

  it('gives up a held card after five tries of 200 ms', async () => {
    const { result, calls, tookMs } = await visit({ connects: [PCSC.sharingViolation] });
    expect(result).toEqual({ ok: false, problem: 'held_by_another_program' });
    expect(calls).toHaveLength(5);
    expect(tookMs).toBeLessThanOrEqual(1000);
  });

  it.each([
    [PCSC.mute, 'mute'],
    [PCSC.unpowered, 'mute'],
    [PCSC.timeout, 'mute'],
    [PCSC.removed, 'pulled_early'],
    [PCSC.noCard, 'pulled_early'],
    [PCSC.readerUnavailable, 'reader_trouble'],
    [PCSC.noReaders, 'reader_trouble'],
    [0x80100001, 'reader_trouble'],
  ])('judges a failed connect by its code %i: %s', async (code, reason) => {
    expect((await visit({ connects: [code] })).result).toEqual({ ok: false, problem: reason });
  });

  it('calls a card mute that never connects', async () => {
    const timers = new FakeTimers();
    const { card, transmit } = cardBehind(MIR);
    const slot: CardSlot = {
      connect: () => new Promise(() => undefined),
      reset: async () => undefined,
      transmit,
    };
    const result = visitCard(slot, {
      atr: card.atr,
      left: NEVER,
      readNumber: true,
      today: '2026-11-23',
      timers,
    });
    await timers.advance(1500);
    expect(await result).toEqual({ ok: false, problem: 'mute' });
  });

  it.each([PCSC.reset, PCSC.notTransacted, PCSC.communication, PCSC.removed])(
    'connects again with RESET after %i and reads all anew',
    async (lostBy) => {
      const { result, calls, asked } = await visit({ lostBy });
      expect(result.ok && result.value.uid).toBe('2A83155E');
      expect(calls).toEqual(['connect', 'reset', 'connect']);
      expect(asked).toHaveLength(7);
    },
  );

  it('reads a card no second time that has left', async () => {
    const { result, calls } = await visit({ lostBy: PCSC.removed, leftAtOnce: true });
    expect(result).toEqual({ ok: false, problem: 'pulled_early' });
    expect(calls).toEqual(['connect']);
  });

  it('gives up a card that gets lost in three sessions', async () => {
    const { result, calls, timers } = await visit({
      lostBy: PCSC.removed,
      connects: [undefined, PCSC.noCard],
    });
    expect(result).toEqual({ ok: false, problem: 'pulled_early' });
    expect(calls).toEqual(['connect', 'reset', 'connect', 'reset', 'connect']);
    expect(timers.pending).toBe(0);
  });

  it('leaves no timer behind', async () => {
    expect((await visit({})).timers.pending).toBe(0);
  });
});
