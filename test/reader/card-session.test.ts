import { describe, expect, it } from 'vitest';
import { SESSION_LIMITS } from '../../src/main/reader/apdu-session.ts';
import { readCard } from '../../src/main/reader/card-session.ts';
import { PCSC } from '../../src/main/reader/pcsc-code.ts';
import type { CardFault, SimulatedCardSpec } from '../../src/main/reader/simulated-card.ts';
import { DECK } from '../../src/main/reader/simulated-deck.ts';
import { bytes, cardBehind, MIR } from './card-transmit.ts';
import { FakeTimers } from './fake-timers.ts';

/** UID, directory, SELECT, GET PROCESSING OPTIONS, two records, UID. */
const WHOLE_EXCHANGE = 7;
const EVERY_APDU = Array.from({ length: WHOLE_EXCHANGE }, (_, at) => at + 1);

async function read(spec: SimulatedCardSpec, readNumber = true) {
  const timers = new FakeTimers();
  const behind = cardBehind(spec);
  const options = { atr: behind.card.atr, readNumber, today: '2026-11-23', timers };
  const result = await timers.through(readCard(behind.transmit, options));
  return { ...behind, timers, result };
}

function digits(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text));
}

async function problemWith(fault: CardFault) {
  const { result } = await read({ ...MIR, fault });
  return result.ok ? 'none' : result.problem;
}

describe('card session', () => {
  it('reads UID, network, number and expiry of a MIR card', async () => {
    const { result, asked } = await read(MIR);
    expect(result).toEqual({
      ok: true,
      value: { uid: '2A83155E', network: 'mir', number: digits('2200000000000053'), validTo: '2029-12' },
    });
    expect(asked).toEqual([
      'ffca000000',
      '00a404000e325041592e5359532e444446303100',
      '00a4040007a000000658101000',
      '80a800000f830d36004000064326112300000000' + '00',
      '00b2010c00',
      '00b2011400',
      'ffca000000',
    ]);
  });

  it.each([
    [DECK.mir_7_bytes, '04A1B2C3D4E5F6', '2201382000000013'],
    [DECK.mir_10_bytes, '0102030405060708090A', '2204200000000000004'],
  ])('reads the longer UID of %o', async (spec, uid, number) => {
    const { result } = await read(spec);
    expect(result.ok && result.value).toMatchObject({ uid, network: 'mir', number: digits(number) });
  });

  it('overwrites every answer of the card', async () => {
    const { answered } = await read(MIR);
    expect(answered).toHaveLength(WHOLE_EXCHANGE);
    expect(answered.every((answer) => answer.every((byte) => byte === 0))).toBe(true);
  });

  it.each([
    ['the region does not read it', MIR, false, 'mir', 3],
    ['the UID is random', DECK.phone, true, 'mir', 3],
    ['the card is no MIR card', DECK.visa, true, 'visa', 3],
    ['the chip is a storage card', DECK.pass, true, 'none', 2],
  ] as const)('asks for no number where %s', async (_why, spec, readNumber, network, apdus) => {
    const { result, asked } = await read(spec, readNumber);
    expect(result).toEqual({ ok: true, value: { uid: spec.uid, network } });
    expect(asked).toHaveLength(apdus);
  });

  it('has no network where the chip has no payment application', async () => {
    const { result } = await read({ uid: '2A83155E', kind: 'processor' });
    expect(result).toEqual({ ok: true, value: { uid: '2A83155E', network: 'none' } });
  });

  it.each(EVERY_APDU)('keeps nothing of a card that is pulled at APDU %i', async (at) => {
    const { result, answered, asked } = await read({ ...MIR, fault: { kind: 'torn', at } });
    expect(result).toEqual({ ok: false, problem: { kind: 'lost', code: PCSC.removed } });
    expect(asked).toHaveLength(at);
    expect(answered.every((answer) => answer.every((byte) => byte === 0))).toBe(true);
  });

  it.each(EVERY_APDU)('calls a card mute that falls silent at APDU %i', async (at) => {
    const { result, timers } = await read({ ...MIR, fault: { kind: 'mute', at } });
    expect(result).toEqual({ ok: false, problem: { kind: 'refused', reason: 'mute' } });
    expect(timers.now()).toBeLessThanOrEqual(SESSION_LIMITS.durationMs + 50);
  });

  it.each(EVERY_APDU)('takes the answer without a status word at APDU %i for a lost card', async (at) => {
    expect(await problemWith({ kind: 'answer', at, bytes: bytes('90') })).toEqual({ kind: 'lost' });
  });

  it.each([0x6300, 0x6a81, 0x6985])('takes no UID with the status %i', async (status) => {
    const noUid = { kind: 'refused', reason: 'no_uid' };
    expect(await problemWith({ kind: 'wrong_status', at: 1, status })).toEqual(noUid);
    expect(await problemWith({ kind: 'wrong_status', at: WHOLE_EXCHANGE, status })).toEqual(noUid);
  });

  it.each(['2A8315', '2A83155E01', ''])('takes no UID of the length of «%s»', async (uid) => {
    const problem = await problemWith({ kind: 'answer', at: 1, bytes: bytes(`${uid}9000`) });
    expect(problem).toEqual({ kind: 'refused', reason: 'no_uid' });
  });

  it('refuses a UID that the reader has cut', async () => {
    const problem = await problemWith({ kind: 'answer', at: 1, bytes: bytes('88A1B2C39000') });
    expect(problem).toEqual({ kind: 'refused', reason: 'uid_truncated' });
  });

  it.each([3, 4])('goes on without the number where the card refuses APDU %i', async (at) => {
    const { result } = await read({ ...MIR, fault: { kind: 'wrong_status', at, status: 0x6985 } });
    expect(result).toEqual({ ok: true, value: { uid: '2A83155E', network: 'mir' } });
  });

  it('goes on to the next record where one is refused', async () => {
    const { result } = await read({ ...MIR, fault: { kind: 'wrong_status', at: 5, status: 0x6a83 } });
    expect(result.ok && result.value.number).toEqual(digits('2200000000000053'));
  });

  it('sees that two cards lie in the field', async () => {
    expect(await problemWith({ kind: 'swapped_uid', uid: '6EC75992' })).toEqual({
      kind: 'refused',
      reason: 'two_cards',
    });
  });

  it.each([
    [{ kind: 'endless_more_data' }],
    [{ kind: 'endless_wrong_length' }],
    [{ kind: 'huge_tlv' }],
    [{ kind: 'not_bcd' }],
    [{ kind: 'answer', at: 2, bytes: bytes(`${'6f7e'.repeat(60)}9000`) }],
    [{ kind: 'answer', at: 3, bytes: bytes('6f06 9f38 03 9f66ff 9000') }],
    [{ kind: 'answer', at: 4, bytes: bytes('8003000008 9000') }],
  ] as const)('refuses a malicious card: %o', async (fault) => {
    const { result, asked, timers } = await read({ ...MIR, fault });
    expect(result).toEqual({ ok: false, problem: { kind: 'refused', reason: 'malformed_answers' } });
    expect(asked.length).toBeLessThanOrEqual(SESSION_LIMITS.apdus);
    expect(timers.now()).toBeLessThanOrEqual(SESSION_LIMITS.durationMs);
  });
});
