import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { ReachReason } from '../../src/domain/reach.ts';
import { ConnectionWatch } from '../../src/main/api/connection-watch.ts';

const MINUTE = 60_000;
const NINE = Date.parse('2026-11-23T04:00:00Z');
const done: Outcome = { class: 'done', answer: { step: 'register_client' } };
const refused: Outcome = {
  class: 'refused',
  step: 'register_client',
  refusals: [{ reason: 'bad_input', service: 'Clients', code: 4, message: 'x' }],
};
const off: Outcome = { class: 'not_sent', reason: 'connection_refused' };
const keyRejected: Outcome = { class: 'not_processed', reason: 'key_rejected' };
const probed = (reason: ReachReason) => ({ ok: false, reason }) as const;

/** A watch whose two clocks the test moves, together or apart. */
function watched() {
  const clock = { now: NINE, elapsed: 500 };
  const watch = new ConnectionWatch({ now: () => clock.now, elapsed: () => clock.elapsed });
  const pass = (ms: number): void => {
    clock.now += ms;
    clock.elapsed += ms;
  };
  return { watch, clock, pass };
}

function shownBy(...outcomes: readonly Outcome[]) {
  const { watch, pass } = watched();
  for (const outcome of outcomes) {
    pass(1000);
    watch.takeOutcome(outcome);
  }
  return watch.view;
}

describe('what a step has shown', () => {
  it('is nothing until there was one', () => {
    expect(shownBy()).toEqual({ status: 'not_tried' });
    expect(shownBy({ class: 'not_sent', reason: 'not_configured' })).toEqual({ status: 'not_tried' });
    expect(shownBy({ class: 'unknown', reason: 'interrupted' })).toEqual({ status: 'not_tried' });
  });

  it.each([done, refused, { class: 'not_processed', reason: 'too_many_requests' } as const])(
    'is an answer: %o',
    (outcome) => {
      expect(shownBy(outcome)).toEqual({ status: 'answers', at: NINE + 1000 });
    },
  );

  it.each([
    keyRejected,
    { class: 'not_processed', reason: 'region_unknown' },
    off,
    { class: 'not_sent', reason: 'tls' },
    { class: 'not_sent', reason: 'name_lookup' },
    { class: 'unknown', reason: 'timeout' },
    { class: 'unknown', reason: 'not_json', httpStatus: 200 },
    { class: 'unknown', reason: 'server_error', httpStatus: 500 },
  ] as const)('is trouble by its own name: %o', (outcome) => {
    const at = NINE + 1000;
    expect(shownBy(outcome)).toEqual({ status: 'trouble', reason: outcome.reason, since: at, at });
  });

  it('is trouble since the same stage failed first, and an answer when the last one came', () => {
    expect(shownBy(done, off, off, { class: 'not_sent', reason: 'connect_timeout' })).toEqual({
      status: 'trouble',
      reason: 'connect_timeout',
      since: NINE + 2000,
      at: NINE + 4000,
    });
    expect(shownBy(off, off, keyRejected)).toMatchObject({ reason: 'key_rejected', since: NINE + 3000 });
    expect(shownBy(off, off, done, refused)).toEqual({ status: 'answers', at: NINE + 4000 });
    expect(shownBy(off, done, off)).toMatchObject({ since: NINE + 3000 });
  });
});

describe('what a probe has shown', () => {
  it('names the reason more exactly, and a step of the same stage takes that back no more', () => {
    const { watch, pass } = watched();
    watch.takeOutcome({ class: 'not_sent', reason: 'tls' });
    pass(1000);
    watch.takeProbe(probed('certificate_expired'));
    pass(1000);
    watch.takeOutcome({ class: 'not_sent', reason: 'tls' });
    const reason = 'certificate_expired';
    expect(watch.view).toEqual({ status: 'trouble', reason, since: NINE, at: NINE + 2000 });
    watch.takeProbe(probed('certificate_untrusted'));
    expect(watch.view).toMatchObject({ reason: 'certificate_untrusted', since: NINE });
  });

  it('gives way to a step that came further or got less far', () => {
    const { watch } = watched();
    watch.takeProbe(probed('certificate_expired'));
    watch.takeOutcome(keyRejected);
    expect(watch.view).toMatchObject({ reason: 'key_rejected' });
    watch.takeOutcome(off);
    expect(watch.view).toMatchObject({ reason: 'connection_refused' });
    watch.takeProbe({ ok: true });
    expect(watch.view).toEqual({ status: 'answers', at: NINE });
  });
});

describe('an answer', () => {
  it('counts for five minutes, and then is said to be old', () => {
    const { watch, pass } = watched();
    watch.takeOutcome(done);
    pass(5 * MINUTE - 1);
    expect([watch.view.status, watch.freshForMs()]).toEqual(['answers', 1]);
    pass(1);
    expect(watch.view).toEqual({ status: 'stale', at: NINE });
    watch.takeOutcome(done);
    expect(watch.view).toEqual({ status: 'answers', at: NINE + 5 * MINUTE });
  });

  it('grows old by whichever clock goes on: one stands still in sleep, the other is set back', () => {
    const slept = watched();
    slept.watch.takeOutcome(done);
    slept.clock.now += 60 * MINUTE;
    expect(slept.watch.view.status).toBe('stale');
    const setBack = watched();
    setBack.watch.takeOutcome(done);
    setBack.pass(6 * MINUTE);
    setBack.clock.now -= 60 * MINUTE;
    expect(setBack.watch.view.status).toBe('stale');
  });
});

describe('the clock of this machine', () => {
  const answered = (aheadMs: number): Outcome => ({ ...done, answeredAt: NINE - aheadMs });

  it.each([2 * MINUTE + 1, -2 * MINUTE - 1])('is told to be off by %i ms', (aheadMs) => {
    const { watch } = watched();
    watch.takeOutcome(answered(aheadMs));
    expect(watch.view).toEqual({ status: 'answers', at: NINE, clockOffMs: aheadMs });
    watch.takeOutcome(off);
    expect(watch.view).toMatchObject({ status: 'trouble', clockOffMs: aheadMs });
    watch.takeProbe({ ok: true, answeredAt: NINE });
    expect(watch.view).not.toHaveProperty('clockOffMs');
  });

  it.each([0, 2 * MINUTE, -2 * MINUTE])('is right enough at %i ms', (aheadMs) => {
    const { watch } = watched();
    watch.takeOutcome(answered(aheadMs));
    expect(watch.view).not.toHaveProperty('clockOffMs');
  });
});
