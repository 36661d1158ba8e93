import { describe, expect, it } from 'vitest';
import type { ReaderStatus } from '../../src/domain/tap.ts';
import type { Uid } from '../../src/domain/uid.ts';
import type { ReaderMessage } from '../../src/main/reader/reader-message.ts';
import { type ReaderChild, ReaderSupervisor, SUPERVISION } from '../../src/main/reader/reader-supervisor.ts';
import { ERROR_SHOWN_MS } from '../../src/main/reader/status-board.ts';
import { FakeTimers } from './fake-timers.ts';

const A = 'Virtual PCD 00 00';

class FakeChild implements ReaderChild {
  killed = 0;
  #hear: (message: ReaderMessage) => void = () => undefined;
  #ends: (() => void)[] = [];

  onMessage(listener: (message: ReaderMessage) => void): void {
    this.#hear = listener;
  }

  onEnd(listener: () => void): void {
    this.#ends.push(listener);
  }

  kill(): void {
    this.killed += 1;
    this.end();
  }

  say(...messages: readonly ReaderMessage[]): void {
    for (const message of messages) this.#hear(message);
  }

  end(): void {
    for (const listener of this.#ends.splice(0)) listener();
  }
}

function supervise() {
  const timers = new FakeTimers();
  const children: FakeChild[] = [];
  const fork = (): ReaderChild => {
    const child = new FakeChild();
    children.push(child);
    return child;
  };
  const supervisor = new ReaderSupervisor({ fork, timers });
  const statuses: ReaderStatus[] = [];
  supervisor.onStatus((status) => statuses.push(status));
  supervisor.start();
  const newest = (): FakeChild => {
    const child = children.at(-1);
    if (child === undefined) throw new Error('no child yet');
    return child;
  };
  return { timers, children, supervisor, statuses, newest };
}

const READY: readonly ReaderMessage[] = [
  { kind: 'arming' },
  { kind: 'armed' },
  { kind: 'readers', names: [A] },
];

describe('supervisor of the reader', () => {
  it('starts one child and waits for a card', () => {
    const { supervisor, children, newest } = supervise();
    supervisor.start();
    newest().say(...READY);
    expect(children).toHaveLength(1);
    expect(supervisor.status).toEqual({ status: 'waiting', reader: A });
  });

  it('lets a child live that gives signs of life', async () => {
    const { timers, children, newest } = supervise();
    newest().say(...READY);
    for (let second = 0; second < 20; second += 1) {
      await timers.advance(1000);
      newest().say({ kind: 'alive' });
    }
    expect(children).toHaveLength(1);
  });

  it('kills a silent child after three seconds and starts another', async () => {
    const { timers, children, supervisor, newest } = supervise();
    newest().say(...READY);
    await timers.advance(SUPERVISION.heartbeatMs - 1);
    expect(children[0]?.killed).toBe(0);
    await timers.advance(1);
    expect(children[0]?.killed).toBe(1);
    expect(supervisor.status.status).toBe('reader_hung');
    await timers.advance(SUPERVISION.firstBackOffMs);
    expect(children).toHaveLength(2);
    newest().say(...READY);
    expect(supervisor.status.status).toBe('waiting');
    expect(supervisor.trouble).toBeUndefined();
  });

  it('says that the service is off where the constructor never returns', async () => {
    const { timers, supervisor, newest } = supervise();
    newest().say({ kind: 'alive' }, { kind: 'arming' });
    await timers.advance(SUPERVISION.heartbeatMs);
    expect(supervisor.status.status).toBe('service_off');
    expect(supervisor.trouble).toBe('service_not_running');
  });

  it('waits longer before each new start, up to five seconds, and is quick again after a good one', async () => {
    const { timers, children, newest } = supervise();
    const startAfterEnd = async (): Promise<number> => {
      const before = children.length;
      const endedAt = timers.now();
      newest().end();
      while (children.length === before) await timers.advance(100);
      return timers.now() - endedAt;
    };
    expect([
      await startAfterEnd(),
      await startAfterEnd(),
      await startAfterEnd(),
      await startAfterEnd(),
      await startAfterEnd(),
      await startAfterEnd(),
    ]).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
    newest().say(...READY);
    expect(await startAfterEnd()).toBe(500);
  });

  it('finds a plugged-in reader within three seconds of a working service', async () => {
    const { timers, supervisor, newest } = supervise();
    newest().say({ kind: 'trouble', trouble: 'service_not_running' });
    newest().end();
    await timers.advance(500);
    newest().say(...READY);
    expect(supervisor.status.status).toBe('waiting');
  });

  it.each(['driver_missing', 'driver_not_built'] as const)(
    'starts no further child after %s',
    async (trouble) => {
      const { timers, children, supervisor, newest } = supervise();
      newest().say({ kind: 'trouble', trouble });
      newest().end();
      await timers.advance(60_000);
      expect(children).toHaveLength(1);
      expect(supervisor.status.status).toBe('service_off');
      expect(supervisor.trouble).toBe(trouble);
    },
  );

  it('makes a new context at once after the sleep of the machine', () => {
    const { children, supervisor, newest } = supervise();
    newest().say(...READY, { kind: 'present', reader: A });
    supervisor.restart();
    expect(children.map(({ killed }) => killed)).toEqual([1, 0]);
    newest().say(...READY);
    expect(supervisor.status.status).toBe('waiting');
  });

  it('hears nothing more of a child that it has given up', async () => {
    const { timers, children, statuses, newest } = supervise();
    newest().say(...READY);
    await timers.advance(SUPERVISION.heartbeatMs + SUPERVISION.firstBackOffMs);
    const before = statuses.length;
    children[0]?.say({ kind: 'readers', names: [] });
    children[0]?.end();
    expect(statuses).toHaveLength(before);
    expect(children).toHaveLength(2);
  });

  it('stops for good, also between two children', async () => {
    const running = supervise();
    await running.supervisor.stop();
    await running.timers.advance(60_000);
    expect(running.children.map(({ killed }) => killed)).toEqual([1]);
    const between = supervise();
    between.newest().end();
    await between.supervisor.stop();
    await between.timers.advance(60_000);
    expect(between.children).toHaveLength(1);
    expect(between.timers.pending).toBe(0);
  });

  it('gives the number to the tap and overwrites the bytes that came', () => {
    const { supervisor, newest } = supervise();
    const number = Uint8Array.from(Buffer.from('2200000000000053'));
    const read = { kind: 'read', reader: A, uid: '2A83155E' as Uid, network: 'mir', number } as const;
    newest().say(...READY, { kind: 'present', reader: A }, read);
    const { status } = supervisor;
    expect(number).toEqual(new Uint8Array(16));
    expect(status.status === 'card' && status.tap.number?.lastTwo).toBe('53');
    newest().say({ kind: 'removed', reader: A });
    expect(supervisor.status).toEqual({ status: 'waiting', reader: A });
  });

  it('clears the message of a failed card some time after the card has left', async () => {
    const { supervisor, timers, newest } = supervise();
    const failed: ReaderMessage = { kind: 'failed', reader: A, reason: 'mute' };
    newest().say(...READY, { kind: 'present', reader: A }, failed, { kind: 'removed', reader: A });
    const living = async (ms: number): Promise<void> => {
      for (let passed = 0; passed < ms; passed += 1000) {
        await timers.advance(1000);
        newest().say({ kind: 'alive' });
      }
    };
    await living(ERROR_SHOWN_MS - 1000);
    expect(supervisor.status.status).toBe('card_error');
    await living(1000);
    expect(supervisor.status.status).toBe('waiting');
  });

  it('ends a listener where it is asked to', () => {
    const { supervisor, newest } = supervise();
    const heard: string[] = [];
    const end = supervisor.onStatus(({ status }) => heard.push(status));
    newest().say(...READY);
    end();
    newest().say({ kind: 'present', reader: A });
    expect(heard).toEqual(['waiting']);
  });
});
