import { expect, onTestFinished, test } from 'vitest';
import type { ReverseLoop } from '../../src/main/reverse/reverse-loop.ts';
import { LATE_LANDING_MS, ReverseOffice } from './reverse-office.ts';

const HOUR_MS = 3_600_000;

/** "Accepted" was sent, its answer lost, and it may be on its way yet. */
async function lostOne(): Promise<{ here: ReverseOffice; loop: ReverseLoop }> {
  const here = await ReverseOffice.open();
  await here.onPortal('a');
  await here.fault('PublishStatuses', { kind: 'lost_before_commit' });
  const loop = here.loop();
  onTestFinished(() => loop.stop());
  loop.start();
  await here.naps.next();
  return { here, loop };
}

/** Lets that much time go by, as the loop sleeps it. */
async function goBy(here: ReverseOffice, milliseconds: number): Promise<void> {
  const until = here.office.elapsed() + milliseconds;
  while (here.office.elapsed() < until) {
    here.naps.end();
    await here.naps.next();
  }
}

async function sentAfter(here: ReverseOffice, milliseconds: number): Promise<readonly number[] | undefined> {
  await goBy(here, milliseconds);
  return (await here.published())['a'];
}

test('a clock put forward while a lost "accepted" may still land lets no verdict out before it', async () => {
  const { here } = await lostOne();
  expect(here.state('a')).toMatchObject({ status: 'accepted' });
  here.office.jumpClock(2 * HOUR_MS);
  expect(await sentAfter(here, LATE_LANDING_MS - 60_000)).toEqual([1]);
  expect(await sentAfter(here, 60_000)).toEqual([1, 3]);
});

test('nor does one that went forward before a list has told of it', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('a');
  const { department } = here;
  let isJumpDue = true;
  const loop = here.loop({
    department: {
      list: (...asked) => department.list(...asked),
      close: () => department.close(),
      publish: async (...asked) => {
        if (!isJumpDue) return department.publish(...asked);
        isJumpDue = false;
        here.office.jumpClock(HOUR_MS);
        return { class: 'unknown', reason: 'timeout' };
      },
    },
  });
  onTestFinished(() => loop.stop());
  loop.start();
  await here.naps.next();
  here.office.jumpClock(HOUR_MS);
  expect(await sentAfter(here, LATE_LANDING_MS - 60_000)).toEqual([1]);
  expect(await sentAfter(here, 60_000)).toEqual([1, 3]);
});

test('a person who asks for a round at once does not get it past what may still land', async () => {
  const { here, loop } = await lostOne();
  here.office.jumpClock(2 * HOUR_MS);
  await loop.round({ ignoreBackOff: true });
  await loop.round({ ignoreBackOff: true });
  expect(await here.published()).toEqual({ a: [1] });
  expect(here.state('a')).toMatchObject({
    status: 'decided',
    dueAt: here.office.now + LATE_LANDING_MS - here.office.elapsed(),
  });
});

test('a new start does not know when the last one sent, and waits as long as from then on', async () => {
  const { here, loop } = await lostOne();
  await loop.stop();
  here.office.jumpClock(2 * HOUR_MS);
  const next = here.loop();
  onTestFinished(() => next.stop());
  next.start();
  await here.naps.next();
  expect(await sentAfter(here, LATE_LANDING_MS - 60_000)).toEqual([1]);
  expect(await sentAfter(here, 60_000)).toEqual([1, 3]);
});

test.each([
  ['on the list', {}],
  ['off the list', { status: 1 }],
])('what an older journal was put back without may still land, be it %s', async (_where, change) => {
  const here = await ReverseOffice.open();
  await here.onPortal('a');
  // What the second copy alone knows: whether it was ever accepted is not on record.
  const stop = new AbortController();
  await here.department.list(
    10,
    'rq-of-another-start',
    (entries) => {
      here.inbox.take(entries, here.office.now);
    },
    stop.signal,
  );
  const id = here.inbox.byOperationId('a' as never)?.id ?? 0;
  here.inbox.settle(
    [{ id, state: { status: 'accept_unclear', since: here.office.now, tries: 0 } }],
    here.office.now,
  );
  if ('status' in change) {
    await here.department.publish([{ operationId: 'a' as never, status: 'accepted' }], 'rq-of-another');
  }
  const loop = here.loop();
  onTestFinished(() => loop.stop());
  loop.start();
  await here.naps.next();
  here.office.jumpClock(2 * HOUR_MS);
  expect(await sentAfter(here, LATE_LANDING_MS - 60_000)).toEqual([1]);
  expect(await sentAfter(here, 60_000)).toEqual([1, 3]);
});

test('a lost verdict is published again without waiting for it: it stays the same', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('a');
  await here.fault('PublishStatuses', { kind: 'lost_before_commit' }, 1, 1);
  const loop = here.loop();
  onTestFinished(() => loop.stop());
  loop.start();
  await here.naps.next();
  expect(await sentAfter(here, 10_000)).toEqual([1, 3]);
});

test('a start of the program does not make a verdict wait that has been sent once', async () => {
  const { here, loop } = await lostOne();
  await here.fault('PublishStatuses', { kind: 'lost_before_commit' });
  await goBy(here, LATE_LANDING_MS);
  expect(here.state('a')).toMatchObject({ status: 'decided', tries: 1 });
  await loop.stop();
  const begunAnew = here.loop();
  await begunAnew.round({ ignoreBackOff: true });
  expect((await here.published())['a']).toEqual([1, 3]);
});
