import { describe, expect, it } from 'vitest';
import type { Uid } from '../../src/domain/uid.ts';
import {
  INITIAL_VIEW,
  nextView,
  type ReaderEvent,
  type ReaderView,
  SAME_TAP_MS,
} from '../../src/main/reader/reader-view.ts';

const A = 'Virtual PCD 00 00';
const B = 'Virtual PCD 00 01';

function read(uid: string, reader = A): ReaderEvent {
  return { kind: 'read', reader, uid: uid as Uid, network: 'mir' };
}

const present: ReaderEvent = { kind: 'present', reader: A };
const removed: ReaderEvent = { kind: 'removed', reader: A };
const mute: ReaderEvent = { kind: 'failed', reader: A, reason: 'mute' };
const ready: readonly ReaderEvent[] = [{ kind: 'armed' }, { kind: 'readers', names: [A, B] }];

/** Each event, or a pause in ms before the next. */
function play(...story: readonly (ReaderEvent | number)[]): { view: ReaderView; statuses: string[] } {
  let now = 0;
  let view = INITIAL_VIEW;
  const statuses: string[] = [];
  for (const step of [...ready, ...story]) {
    if (typeof step === 'number') {
      now += step;
      continue;
    }
    const next = nextView(view, step, now);
    if (next.status !== view.status) statuses.push(next.status.status);
    view = next;
  }
  return { view, statuses: statuses.slice(1) };
}

describe('view of the reader', () => {
  it('says that nobody has looked yet until somebody has', () => {
    expect(INITIAL_VIEW.status).toEqual({ status: 'starting' });
    const armed = nextView(INITIAL_VIEW, { kind: 'armed' }, 0);
    expect(armed.status).toEqual({ status: 'starting' });
    expect(nextView(armed, { kind: 'readers', names: [] }, 0).status).toEqual({ status: 'no_reader' });
    expect(nextView(armed, { kind: 'readers', names: [A] }, 0).status).toEqual({
      status: 'waiting',
      reader: A,
    });
  });

  it('shows a tap from appearance to removal', () => {
    const { statuses, view } = play(present, read('2A83155E'), removed);
    expect(statuses).toEqual(['reading', 'card', 'waiting']);
    expect(view.status).toEqual({ status: 'waiting', reader: A });
  });

  it('carries the number in the tap alone', () => {
    const number = Uint8Array.from(Buffer.from('2200000000000053'));
    const event = { ...read('2A83155E'), number, validTo: '2029-12' } as ReaderEvent;
    const { status } = play(present, event).view;
    expect(status.status === 'card' && status.tap.number?.lastTwo).toBe('53');
    expect(status.status === 'card' && status.tap.validTo).toBe('2029-12');
    expect(JSON.stringify(play(present, event, removed).view)).not.toContain('220000');
  });

  it('leaves a number out that is no MIR number', () => {
    const number = Uint8Array.from(Buffer.from('4000000000000002'));
    const { status } = play(present, { ...read('2A83155E'), number } as ReaderEvent).view;
    expect(status).toEqual({ status: 'card', reader: A, tap: { uid: '2A83155E', network: 'mir' } });
  });

  it('takes the same UID within two seconds for the same tap', () => {
    const again = [removed, SAME_TAP_MS - 1, present, read('2A83155E')] as const;
    expect(play(present, read('2A83155E'), ...again).statuses).toEqual([
      'reading',
      'card',
      'waiting',
      'reading',
      'waiting',
    ]);
    expect(
      play(present, read('2A83155E'), removed, SAME_TAP_MS, present, read('2A83155E')).statuses.at(-1),
    ).toBe('card');
    expect(play(present, read('2A83155E'), removed, 1, present, read('11223344')).statuses.at(-1)).toBe(
      'card',
    );
  });

  it('takes the same UID for the same tap until its card has left, over a new context, too', () => {
    const restart: ReaderEvent = { kind: 'ended', crashed: false };
    const otherSlot: ReaderEvent = { kind: 'removed', reader: B };
    const again = play(
      present,
      read('2A83155E'),
      restart,
      60_000,
      ...ready,
      otherSlot,
      present,
      read('2A83155E'),
    );
    expect(again.statuses.filter((status) => status === 'card')).toHaveLength(1);
    const left = play(
      present,
      read('2A83155E'),
      restart,
      60_000,
      ...ready,
      removed,
      present,
      read('2A83155E'),
    );
    expect(left.statuses.filter((status) => status === 'card')).toHaveLength(2);
  });

  it('counts failures in a row', () => {
    const times = (...story: readonly (ReaderEvent | number)[]): number | undefined => {
      const { status } = play(...story).view;
      return status.status === 'card_error' ? status.times : undefined;
    };
    const failed = [present, mute, removed] as const;
    expect(times(...failed)).toBe(1);
    expect(times(...failed, ...failed, ...failed)).toBe(3);
    expect(times(...failed, present, read('2A83155E'), removed, ...failed)).toBe(1);
    expect(times(...failed, ...failed, 60_000, ...failed)).toBe(1);
    // The same card, tried again without having left, fails no second time.
    expect(times(present, mute, present, mute)).toBe(1);
  });

  it('keeps what went wrong on the screen after the card has left', () => {
    const { statuses } = play(present, mute, removed, { kind: 'error_shown' });
    expect(statuses).toEqual(['reading', 'card_error', 'waiting']);
    expect(play(present, mute, removed, present, { kind: 'error_shown' }).statuses.at(-1)).toBe('reading');
  });

  it('has a reader as long as one of several is there', () => {
    expect(play({ kind: 'readers', names: [B] }).view.status).toEqual({ status: 'waiting', reader: B });
    expect(play({ kind: 'readers', names: [] }).view.status).toEqual({ status: 'no_reader' });
    expect(play(present, { kind: 'readers', names: [B] }).view.status).toEqual({
      status: 'waiting',
      reader: B,
    });
    expect(play(present, read('2A83155E'), { kind: 'readers', names: [A] }).statuses.at(-1)).toBe('card');
  });

  it('does not end the card of one reader when one leaves another', () => {
    expect(play(present, read('2A83155E'), { kind: 'removed', reader: B }).view.status.status).toBe('card');
  });

  it('tells a hang in the constructor from one later, and from one by a card', () => {
    expect(play({ kind: 'hung', arming: true }).view).toMatchObject({
      status: { status: 'service_off' },
      trouble: 'service_not_running',
    });
    expect(play({ kind: 'hung', arming: false }).view).toMatchObject({
      status: { status: 'reader_hung' },
      trouble: 'driver_hung',
    });
    expect(play(present, { kind: 'hung', arming: false }).view.status).toMatchObject({
      status: 'card_error',
      reason: 'mute',
    });
  });

  it('keeps the reason that a child gave before it ended', () => {
    const { view } = play({ kind: 'trouble', trouble: 'access_denied' }, { kind: 'ended', crashed: true });
    expect(view).toMatchObject({ status: { status: 'service_off' }, trouble: 'access_denied' });
    expect(play({ kind: 'ended', crashed: true }).view.status.status).toBe('reader_hung');
  });

  it('forgets a trouble once the driver works', () => {
    const { view } = play({ kind: 'trouble', trouble: 'service_not_running' }, ...ready);
    expect(view).toMatchObject({ status: { status: 'waiting' }, trouble: undefined });
  });

  it('tells nothing twice', () => {
    const off: ReaderEvent = { kind: 'trouble', trouble: 'service_not_running' };
    expect(play(off, off, { kind: 'hung', arming: true }).statuses).toEqual(['service_off']);
    expect(play(removed, { kind: 'alive' }, { kind: 'arming' }, ...ready).statuses).toEqual([]);
  });
});
