import { expect, onTestFinished, test } from 'vitest';
import type { OperationId } from '../../src/domain/operation.ts';
import type { ReverseDepartment, StatusToPublish } from '../../src/main/department/reverse-department.ts';
import type { Inbox } from '../../src/main/journal/inbox.ts';
import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import { LATE_LANDING_MS, ReverseOffice } from './reverse-office.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The first answer to a publication gets lost on its way. */
function losing(department: ReverseDepartment): ReverseDepartment {
  let left = 1;
  return {
    list: (...asked) => department.list(...asked),
    close: () => department.close(),
    publish: async (statuses, rqUid) => {
      if (left === 0) return department.publish(statuses, rqUid);
      left -= 1;
      await department.publish(statuses, rqUid);
      return { class: 'unknown', reason: 'timeout' };
    },
  };
}

function statusOf(here: ReverseOffice, operationId: string) {
  return here.state(operationId)?.status;
}

test('an answer that a full disk did not take is cleared up by the next round', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('a');
  let isFull = true;
  const inbox = new Proxy(here.inbox, {
    get:
      (target, name: keyof Inbox) =>
      (...args: never[]) => {
        if (name === 'endPublication' && isFull) throw new JournalFault('disk_full');
        return (target[name] as (...given: never[]) => unknown)(...args);
      },
  });
  const loop = here.loop({ inbox });
  await expect(loop.round()).rejects.toThrow(JournalFault);
  expect(statusOf(here, 'a')).toBe('accepting');
  isFull = false;
  await loop.round();
  here.office.now += LATE_LANDING_MS;
  await loop.round();
  expect(here.state('a')).toMatchObject({ status: 'done', verdict: 'person_not_found' });
  expect(await here.published()).toEqual({ a: [1, 3] });
});

test('who is off the list because another kiosk has accepted them waits for what was lost all the same', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('a');
  const other = { operationId: 'a' as OperationId, status: 'accepted' } satisfies StatusToPublish;
  const department: ReverseDepartment = {
    ...losing(here.department),
    publish: async () => {
      expect(await here.department.publish([other], 'other-1')).toMatchObject({ class: 'done' });
      return { class: 'unknown', reason: 'timeout' };
    },
  };
  await here.loop({ department }).round();
  expect(here.state('a')).toEqual({ status: 'accepted', dueAt: here.office.now + LATE_LANDING_MS });
});

test.each([
  ['before', 0],
  ['after', 1],
])(
  'a clock that is put back two hours %s the list has told of a lost answer holds nothing up',
  async (_when, lists) => {
    const here = await ReverseOffice.open();
    await here.onPortal('a');
    // One answer lost by each round's own look at the list would clear it up at once.
    const department = losing(here.department);
    const list = department.list;
    let hidden = 0;
    const loop = here.loop({
      department: {
        ...department,
        list: (...asked) => {
          hidden += 1;
          if (hidden === 2 && lists === 0) return Promise.resolve({ class: 'unknown', reason: 'timeout' });
          return list(...asked);
        },
      },
    });
    onTestFinished(() => loop.stop());
    loop.start();
    await here.naps.next();
    expect(statusOf(here, 'a')).toBe(lists === 0 ? 'accept_unclear' : 'accepted');
    here.office.jumpClock(-2 * HOUR_MS);
    here.naps.end();
    for (const end = here.office.now + 10 * MINUTE_MS; here.office.now < end; here.naps.end())
      await here.naps.next();
    await here.naps.next();
    expect(here.state('a')).toMatchObject({ status: 'done', verdict: 'person_not_found' });
    expect(await here.published()).toEqual({ a: [1, 3] });
  },
);

test('an entry without an id, which stays on the list for ever, leaves no lost answer in the dark', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('a');
  const losingOne = losing(here.department);
  const department: ReverseDepartment = {
    ...losingOne,
    list: async (size, rqUid, onEntries, signal) => {
      const outcome = await here.department.list(size, rqUid, onEntries, signal);
      await onEntries([{ kind: 'unreadable', entry: { why: 'Не читается: номер операции.', raw: '{}' } }]);
      return outcome.class === 'done' ? { ...outcome, count: outcome.count + 1 } : outcome;
    },
  };
  const loop = here.loop({ department });
  await loop.round();
  await loop.round();
  expect(statusOf(here, 'a')).toBe('accepted');
});

test('a disk that fails while nothing is due stops the loop and not the program', async () => {
  const here = await ReverseOffice.open();
  const inbox = new Proxy(here.inbox, {
    get:
      (target, name: keyof Inbox) =>
      (...args: never[]) => {
        if (name === 'nextDueAt') throw new JournalFault('io');
        return (target[name] as (...given: never[]) => unknown)(...args);
      },
  });
  const stopped = await new Promise((resolve) => here.loop({ inbox, onStopped: resolve }).start());
  expect(stopped).toBeInstanceOf(JournalFault);
});

test('a verdict that was told its time by a clock that went forth and back holds nothing up', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('a');
  const { department } = here;
  let left = 1;
  const loop = here.loop({
    department: {
      list: (...asked) => department.list(...asked),
      close: () => department.close(),
      publish: async (...asked) => {
        if (asked[0][0]?.status === 'accepted' || left === 0) return department.publish(...asked);
        left -= 1;
        here.office.jumpClock(2 * HOUR_MS);
        return { class: 'unknown', reason: 'timeout' };
      },
    },
  });
  onTestFinished(() => loop.stop());
  loop.start();
  await here.naps.next();
  expect(here.state('a')).toMatchObject({ status: 'decided', tries: 1 });
  here.office.jumpClock(-2 * HOUR_MS);
  for (let nap = 0; nap < 25; nap += 1) {
    here.naps.end();
    await here.naps.next();
  }
  expect(here.state('a')).toMatchObject({ status: 'done', verdict: 'person_not_found' });
});
