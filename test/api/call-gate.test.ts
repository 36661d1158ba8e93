import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CALL_LIMITS, CallGate } from '../../src/main/api/call-gate.ts';

function gateAt(start: number) {
  const clock = { now: start };
  const gate = new CallGate(CALL_LIMITS, () => clock.now);
  const admitted = (count: number): number =>
    Array.from({ length: count }, () => gate.admit()).filter(Boolean).length;
  return { clock, admitted };
}

it('lets a burst through, then so many a second', () => {
  const { clock, admitted } = gateAt(0);
  expect(admitted(100)).toBe(60);
  clock.now = 1000;
  expect(admitted(100)).toBe(20);
  clock.now = 3_600_000;
  expect(admitted(100)).toBe(60);
});

it('gives nothing for a clock that was set back, and goes on from there', () => {
  const { clock, admitted } = gateAt(1_000_000);
  admitted(60);
  clock.now = 0;
  expect(admitted(1)).toBe(0);
  clock.now = 50;
  expect(admitted(2)).toBe(1);
});

it('never admits more than burst and rate allow in any span of time', () => {
  const calls = fc.array(fc.nat({ max: 400 }), { maxLength: 300 });
  fc.assert(
    fc.property(calls, (pausesMs) => {
      const { clock, admitted } = gateAt(0);
      const times: number[] = [];
      for (const pauseMs of pausesMs) {
        clock.now += pauseMs;
        if (admitted(1) === 1) times.push(clock.now);
      }
      for (const [first, from] of times.entries()) {
        for (const [at, to] of times.entries()) {
          if (at < first) continue;
          const allowed = CALL_LIMITS.burst + ((to - from) / 1000) * CALL_LIMITS.perSecond;
          if (at - first + 1 > allowed + 1e-6) return false;
        }
      }
      return true;
    }),
  );
});
