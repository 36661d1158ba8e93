import { describe, expect, it } from 'vitest';
import { GET_UID, type Transmitted } from '../../src/main/reader/apdu.ts';
import { ApduSession, SESSION_LIMITS } from '../../src/main/reader/apdu-session.ts';
import { PCSC } from '../../src/main/reader/pcsc-code.ts';
import { bytes } from './card-transmit.ts';
import { FakeTimers } from './fake-timers.ts';

/** A session with a card that gives these answers, the last one again and again. */
function session(...answers: readonly (string | Uint8Array | Transmitted)[]) {
  const timers = new FakeTimers();
  const asked: string[] = [];
  const given: Uint8Array[] = [];
  const transmit = async (apdu: Uint8Array): Promise<Transmitted> => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? '';
    asked.push(Buffer.from(apdu).toString('hex'));
    if (typeof answer !== 'string' && 'kind' in answer) return answer;
    const copy = typeof answer === 'string' ? bytes(answer) : answer.slice();
    given.push(copy);
    return { kind: 'answer', bytes: copy };
  };
  return { timers, asked, given, session: new ApduSession(transmit, timers) };
}

describe('APDU session', () => {
  it('splits data and status word', async () => {
    const { session: card } = session('2A83155E 9000');
    expect(await card.send(GET_UID)).toEqual({
      ok: true,
      value: { data: bytes('2A83155E'), status: 0x9000 },
    });
  });

  it('follows 61xx and joins the parts', async () => {
    const { session: card, asked } = session('0102 6103', '030405 6101', '06 9000');
    const answer = await card.send(GET_UID);
    expect(answer).toEqual({ ok: true, value: { data: bytes('010203040506'), status: 0x9000 } });
    expect(asked).toEqual(['ffca000000', '00c0000003', '00c0000001']);
  });

  it('asks again with the length of 6Cxx', async () => {
    const { session: card, asked } = session('6C07', '01020304050607 9000');
    expect((await card.send(GET_UID)).ok).toBe(true);
    expect(asked).toEqual(['ffca000000', 'ffca000007']);
  });

  it.each(['6110', '6C10', '0000 6100'])('stops a card that answers %s for ever', async (answer) => {
    const { session: card, asked } = session(answer);
    expect(await card.send(GET_UID)).toEqual({ ok: false, problem: { kind: 'misbehaved' } });
    expect(asked).toHaveLength(SESSION_LIMITS.apdus);
  });

  it('counts APDUs over the whole session', async () => {
    const { session: card } = session('9000');
    for (let sent = 0; sent < SESSION_LIMITS.apdus; sent += 1)
      expect((await card.send(GET_UID)).ok).toBe(true);
    expect((await card.send(GET_UID)).ok).toBe(false);
  });

  it('takes no more than 64 KiB', async () => {
    const { session: card, asked } = session(Uint8Array.of(...new Uint8Array(9000), 0x90, 0x00));
    let sent = 0;
    while ((await card.send(GET_UID)).ok) sent += 1;
    expect(sent).toBe(7);
    expect(asked).toHaveLength(8);
  });

  it('gives up after two seconds of silence', async () => {
    const timers = new FakeTimers();
    const card = new ApduSession(() => new Promise(() => undefined), timers);
    const answer = card.send(GET_UID);
    await timers.advance(SESSION_LIMITS.durationMs);
    expect(await answer).toEqual({ ok: false, problem: { kind: 'silent' } });
    expect(timers.pending).toBe(0);
  });

  it('stops a card that is slow at each APDU when its time is over', async () => {
    const timers = new FakeTimers();
    const transmit = (): Promise<Transmitted> =>
      new Promise((resolve) => {
        timers.after(900, () => resolve({ kind: 'answer', bytes: bytes('6110') }));
      });
    const answer = new ApduSession(transmit, timers).send(GET_UID);
    expect(await timers.through(answer)).toEqual({ ok: false, problem: { kind: 'silent' } });
    expect(timers.now()).toBeLessThanOrEqual(SESSION_LIMITS.durationMs + 50);
  });

  it('passes on how a card was lost', async () => {
    const { session: card } = session({ kind: 'lost', code: PCSC.reset });
    expect(await card.send(GET_UID)).toEqual({ ok: false, problem: { kind: 'lost', code: PCSC.reset } });
  });

  it.each(['', '90'])('takes the answer «%s» without a status word for a lost card', async (answer) => {
    const { session: card } = session(answer);
    expect(await card.send(GET_UID)).toEqual({ ok: false, problem: { kind: 'lost' } });
  });

  it('overwrites every answer, and the joined ones', async () => {
    const { session: card, given } = session('0102 6102', '0304 9000', '0506 9000');
    const joined = await card.send(GET_UID);
    await card.send(GET_UID);
    card.wipe();
    expect(given.every((answer) => answer.every((byte) => byte === 0))).toBe(true);
    expect(joined.ok && joined.value.data).toEqual(new Uint8Array(4));
  });
});
