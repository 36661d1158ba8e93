import { expect, onTestFinished, test } from 'vitest';
import type { Reach } from '../../src/domain/reach.ts';
import { ReverseOffice } from './reverse-office.ts';

const FIVE_MINUTES = 300_000;

async function looped(change: Parameters<ReverseOffice['loop']>[0] = {}) {
  const here = await ReverseOffice.open();
  const reaches: Reach[] = [];
  const loop = here.loop({ onReach: (reach) => reaches.push(reach), ...change });
  onTestFinished(() => loop.stop());
  const lists = () => here.asked.filter((service) => service === 'ListOperations').length;
  return { here, loop, lists, reaches };
}

/** Naps go by until that much time has. */
async function pass({ naps, office }: ReverseOffice, ms: number): Promise<void> {
  for (const end = office.now + ms; office.now < end; naps.end()) await naps.next();
  await naps.next();
}

test('it asks at once and then every five minutes, a tenth more or less', async () => {
  const { here, loop, lists, reaches } = await looped({ skew: () => 1 });
  loop.start();
  await here.naps.next();
  expect([lists(), loop.state().status]).toEqual([1, 'running']);
  here.naps.end();
  await pass(here, FIVE_MINUTES - 60_000);
  expect(lists()).toBe(1);
  here.naps.end();
  await pass(here, 30_000);
  expect(lists()).toBe(2);
  expect(reaches.every(({ ok }) => ok)).toBe(true);
});

test('a key that is not taken pauses it, and the list finds out when it is again', async () => {
  const { here, loop, lists } = await looped();
  await here.onPortal('a');
  await here.fault('PublishStatuses', {
    kind: 'status',
    status: 401,
    retryAfterAs: 'seconds',
    afterCommit: false,
  });
  loop.start();
  await here.naps.next();
  expect(loop.state()).toMatchObject({ status: 'paused', why: 'key_rejected' });
  const asked = here.asked.length;
  here.naps.end();
  await pass(here, FIVE_MINUTES - 120_000);
  expect(here.asked.length).toBe(asked);
  here.naps.end();
  await pass(here, 120_000);
  expect([lists(), loop.state().status]).toEqual([2, 'running']);
  expect(await here.published()).toEqual({ a: [1, 3] });
});

test('what the Department asks for in time is held, by a person who asks for a round, too', async () => {
  const { here, loop } = await looped();
  await here.onPortal('a');
  await here.fault('PublishStatuses', {
    kind: 'status',
    status: 429,
    retryAfterSeconds: 600,
    retryAfterAs: 'seconds',
    afterCommit: false,
  });
  await loop.round();
  await loop.round({ ignoreBackOff: true });
  expect(await here.published()).toEqual({ a: [] });
  here.office.now += 600_000;
  await loop.round();
  expect(await here.published()).toEqual({ a: [1, 3] });
});

test('a clerk who decides waits for no list', async () => {
  const { here, loop, lists } = await looped();
  await here.onPortal('a', '10:00:00.000', { client: { lastName: 'Небывалова', firstName: 'Нина' } });
  loop.start();
  await here.naps.next();
  const [waiting] = here.inbox.inState('waits_for_clerk', 1);
  if (waiting === undefined) throw new Error('nothing waits for a clerk');
  const clerk = here.office.journal.clerk('Пробный Пётр', here.office.now);
  here.inbox.decide(
    waiting.id,
    { verdict: 'person_not_found', reason: 'Нет в журнале', clerk },
    { status: 'decided', verdict: 'person_not_found', by: 'clerk', dueAt: here.office.now, tries: 0 },
    here.office.now,
  );
  loop.wake();
  await here.naps.next();
  expect(await here.published()).toEqual({ a: [1, 3] });
  expect(lists()).toBe(1);
});

test('switched off it asks for no list, and still finishes what it has', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('a');
  await here.fault(
    'PublishStatuses',
    { kind: 'status', status: 503, retryAfterAs: 'seconds', afterCommit: false },
    9,
    1,
  );
  await here.loop().round();
  expect(here.state('a')).toMatchObject({ status: 'decided' });
  await here.stand.admin('DELETE', '/admin/faults');
  const loop = here.loop({ polls: false });
  onTestFinished(() => loop.stop());
  loop.start();
  await here.naps.next();
  expect(loop.state().status).toBe('off');
  expect(await here.published()).toEqual({ a: [1, 3] });
  expect(here.asked.filter((service) => service === 'ListOperations')).toHaveLength(1);
});

test('two who ask for a round get the same one, and polls never overlap', async () => {
  const { here, loop } = await looped();
  let atOnce = 0;
  let most = 0;
  const { department } = here;
  const counted = here.loop({
    department: {
      list: async (...asked) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        const outcome = await department.list(...asked);
        atOnce -= 1;
        return outcome;
      },
      publish: (...batch) => department.publish(...batch),
      close: () => department.close(),
    },
  });
  await Promise.all(Array.from({ length: 20 }, () => counted.round()));
  expect(most).toBe(1);
  await counted.stop();
  await loop.stop();
});

test('it really stops: a list under way is cut off, and nothing is asked for after', async () => {
  const { here, loop } = await looped();
  await here.fault('ListOperations', { kind: 'slow_drip', everyMs: 50 });
  loop.start();
  await loop.stop();
  const asked = here.asked.length;
  expect(loop.state().status).toBe('stopped');
  loop.wake();
  expect(here.asked.length).toBe(asked);
});

test('a clock that was put back by hours holds nothing up', async () => {
  const { here, loop } = await looped();
  await here.onPortal('a');
  await here.fault('PublishStatuses', { kind: 'lost_answer_after_commit' }, 1, 1);
  loop.start();
  await here.naps.next();
  expect(here.state('a')).toMatchObject({ status: 'decided', tries: 1 });
  here.office.jumpClock(-7_200_000);
  here.naps.end();
  await here.naps.next();
  expect(await here.published()).toEqual({ a: [1, 3, 3] });
});

test('the rqUID is another one in each request', async () => {
  const { here, loop } = await looped();
  await here.onPortal('a');
  await loop.round();
  await loop.round();
  const used = here.stand.stand.requests().map(({ rqUid }) => rqUid);
  expect(new Set(used).size).toBe(used.length);
});
