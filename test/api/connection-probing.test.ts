import { expect, it, onTestFinished } from 'vitest';
import type { Reach } from '../../src/domain/reach.ts';
import { ConnectionProbing } from '../../src/main/api/connection-probing.ts';
import { ConnectionWatch } from '../../src/main/api/connection-watch.ts';
import { NapsOfTest } from '../delivery/naps-of-test.ts';

const MINUTE = 60_000;
const NINE = Date.parse('2026-11-23T04:00:00Z');
const OFF: Reach = { ok: false, reason: 'connection_refused' };

/** Probing over a clock of the test; each probe waits until the test answers it. */
function probing(skew = 0) {
  const clock = { now: NINE };
  const naps = new NapsOfTest(clock);
  const watch = new ConnectionWatch({ now: () => clock.now, elapsed: () => clock.now });
  const asked: { readonly at: number; readonly signal: AbortSignal }[] = [];
  const told: string[] = [];
  const state = { queueAsks: false };
  let onBegun: (() => void) | undefined;
  let answer: ((reach: Reach | undefined) => void) | undefined;
  const loop = new ConnectionProbing({
    watch,
    probe: (signal) => {
      if (answer) throw new Error('two probes at once');
      asked.push({ at: clock.now - NINE, signal });
      onBegun?.();
      return new Promise((resolve) => {
        answer = resolve;
        signal.addEventListener('abort', () => resolve(undefined));
      });
    },
    queueAsks: () => state.queueAsks,
    elapsed: () => clock.now,
    skew: () => skew,
    sleep: naps.sleep,
    onLook: () => told.push(watch.view.status),
  });
  loop.start();
  onTestFinished(() => loop.close());
  return {
    clock,
    naps,
    watch,
    asked,
    told,
    state,
    loop,
    /** The next probe, as soon as it begins. */
    begun: async (): Promise<void> => {
      if (answer) return;
      await new Promise<void>((resolve) => {
        onBegun = resolve;
      });
    },
    answers: (reach: Reach | undefined): void => {
      const give = answer;
      answer = undefined;
      give?.(reach);
    },
  };
}

/** Lets naps pass until the next probe has begun. */
async function untilProbe(test: ReturnType<typeof probing>): Promise<void> {
  const before = test.asked.length;
  while (test.asked.length === before) {
    const nap = test.naps.next();
    await Promise.race([nap, test.begun()]);
    if (test.asked.length === before) test.naps.end();
  }
}

it('asks at the start, every minute while there is no answer, and seldom while there is one', async () => {
  const test = probing();
  await test.begun();
  test.answers(OFF);
  await untilProbe(test);
  test.answers(OFF);
  await untilProbe(test);
  test.answers({ ok: true });
  await untilProbe(test);
  expect(test.asked.map(({ at }) => at / MINUTE)).toEqual([0, 1, 2, 6]);
  // Before the answer was too old to count: the lamp has never doubted it.
  expect(test.told).not.toContain('stale');
});

it('says that an answer is old when the machine has slept, and asks at once', async () => {
  const test = probing();
  await test.begun();
  test.answers({ ok: true });
  await test.naps.next();
  test.clock.now += 60 * MINUTE;
  test.loop.probeSoon();
  await test.begun();
  expect(test.told.at(-1)).toBe('stale');
});

it('asks nothing while deliveries show how it is', async () => {
  const test = probing();
  await test.begun();
  test.answers({ ok: true });
  for (let minute = 0; minute < 30; minute += 1) {
    await test.naps.next();
    test.watch.takeOutcome({ class: 'done', answer: { step: 'register_client' } });
    test.naps.end();
  }
  expect(test.asked).toHaveLength(1);
});

it('asks more exactly when a step has failed, but not twice within a minute', async () => {
  const test = probing();
  await test.begun();
  test.answers({ ok: true });
  await test.naps.next();
  test.clock.now += 2 * MINUTE;
  test.watch.takeOutcome({ class: 'not_sent', reason: 'tls' });
  test.loop.wake();
  await test.begun();
  test.answers({ ok: false, reason: 'certificate_expired' });
  for (let more = 0; more < 5; more += 1) {
    await test.naps.next();
    test.clock.now += 10_000;
    test.watch.takeOutcome({ class: 'not_sent', reason: 'tls' });
    test.loop.wake();
  }
  expect(test.watch.view).toMatchObject({ reason: 'certificate_expired' });
  expect(test.asked.map(({ at }) => at / MINUTE)).toEqual([0, 2]);
});

it('leaves the asking to a queue that rests', async () => {
  const test = probing();
  await test.begun();
  test.answers({ ok: false, reason: 'key_rejected' });
  test.state.queueAsks = true;
  for (let minute = 0; minute < 10; minute += 1) {
    await test.naps.next();
    test.naps.end();
  }
  expect(test.asked).toHaveLength(1);
  test.state.queueAsks = false;
  await untilProbe(test);
  expect(test.asked).toHaveLength(2);
});

it('waits as long as it was asked to', async () => {
  const test = probing();
  await test.begun();
  test.answers({ ok: true, retryAfterMs: 15 * MINUTE });
  await untilProbe(test);
  expect(test.asked.map(({ at }) => at / MINUTE)).toEqual([0, 15]);
});

it.each([
  [1, 72_000],
  [-1, 48_000],
])('spreads the kiosks of a region: skew %i', async (skew, apartMs) => {
  const test = probing(skew);
  await test.begun();
  test.answers(OFF);
  await untilProbe(test);
  expect(test.asked[1]?.at).toBe(apartMs);
});

it('is cut off at the end, and nothing is learned from that', async () => {
  const test = probing();
  await test.begun();
  const closed = test.loop.close();
  expect(test.asked[0]?.signal.aborted).toBe(true);
  await closed;
  expect(test.watch.view).toEqual({ status: 'not_tried' });
});
