import { expect, test } from 'vitest';
import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import { recoverOperations } from '../../src/main/reverse/recover-operations.ts';
import { LATE_LANDING_MS, ReverseOffice } from './reverse-office.ts';

test('what the portal has done is saved, said to be accepted and answered, the oldest first', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('second', '10:00:00.002');
  await here.onPortal('first', '10:00:00.001');
  const report = await here.loop().round();
  expect(report).toEqual({ listed: 'done', fresh: 2, lookedUp: 2, isCutShort: false });
  expect(await here.published()).toEqual({ first: [1, 3], second: [1, 3] });
  expect(here.state('first')).toEqual({ status: 'done', verdict: 'person_not_found', by: 'profile' });
  expect(here.heard.map(({ operation, state }) => [operation?.operationId, state.status])).toEqual([
    ['first', 'accepted'],
    ['second', 'accepted'],
    ['first', 'decided'],
    ['second', 'decided'],
    ['first', 'done'],
    ['second', 'done'],
  ]);
  expect(here.asked).toEqual(['ListOperations', 'PublishStatuses', 'PublishStatuses']);
  expect(here.inbox.poll()).toMatchObject({ lastSuccessAt: here.office.now });
});

test('whoever was connected here is found, by name and document', async () => {
  const here = await ReverseOffice.open();
  here.office.accept();
  const client = {
    lastName: 'СЕМИНА-ЕЛКИНА',
    firstName: ' Аглая',
    middleName: 'Прохоровна',
    birthDate: '1985-03-17',
    document: { docType: 1, series: '37 05', number: '123456', unitCode: '450-001' },
  };
  await here.onPortal('ours', '10:00:00.000', { client });
  await here.loop().round();
  expect(await here.published()).toEqual({ ours: [1, 2] });
  expect(here.inbox.byOperationId('ours' as never)?.applicationId).toBe(1);
});

test('a full page is followed by the next one at once, and the last one by none', async () => {
  const here = await ReverseOffice.open();
  for (const id of ['a', 'b', 'c', 'd', 'e']) await here.onPortal(id, `10:00:00.00${'abcde'.indexOf(id)}`);
  const report = await here.loop({ pageSize: 2 }).round();
  expect(report.fresh).toBe(5);
  expect(here.asked.filter((service) => service === 'ListOperations')).toHaveLength(3);
});

test('a whole page of what nothing can be done for keeps nothing behind it away', async () => {
  const here = await ReverseOffice.open();
  for (const id of ['stuck', 'stuck too']) {
    await here.onPortal(id, '09:00:00.000');
    await here.stand.admin('PATCH', `/admin/operations/${encodeURIComponent(id)}`, { stuck: true });
  }
  await here.onPortal('behind', '10:00:00.000');
  const report = await here.loop({ pageSize: 2 }).round();
  expect(report.fresh).toBe(3);
  expect(await here.published()).toEqual({ stuck: [], 'stuck too': [], behind: [1, 3] });
  expect(here.state('stuck')).toMatchObject({ status: 'saved', tries: 1 });
});

test('a lost answer to "accepted" is told by the next list: what is not on it was carried out', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('a');
  await here.fault('PublishStatuses', { kind: 'lost_answer_after_commit' });
  const loop = here.loop();
  await loop.round();
  expect(here.asked).toEqual(['ListOperations', 'PublishStatuses', 'ListOperations']);
  expect(here.state('a')).toEqual({ status: 'accepted', dueAt: here.office.now + LATE_LANDING_MS });
  here.office.now += LATE_LANDING_MS;
  await loop.round();
  expect(await here.published()).toEqual({ a: [1, 3] });
});

test('a full list without it proves nothing', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('unclear', '09:00:00.000');
  for (const id of ['b', 'c']) await here.onPortal(id, '10:00:00.000');
  await here.fault('PublishStatuses', { kind: 'lost_answer_after_commit' });
  let lists = 0;
  const { department } = here;
  const loop = here.loop({
    pageSize: 1,
    department: {
      // One list, and then the line is gone.
      list: (size, ...rest) =>
        ++lists > 2
          ? Promise.resolve({ class: 'not_sent', reason: 'connection_refused' })
          : department.list(size, ...rest),
      publish: (...batch) => department.publish(...batch),
      close: () => department.close(),
    },
  });
  await loop.round();
  expect(here.state('unclear')).toMatchObject({ status: 'accept_unclear' });
});

test('a lost "accepted" that may still land holds the verdict back until it has or never will', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('a');
  await here.fault('PublishStatuses', { kind: 'lost_before_commit' });
  const loop = here.loop();
  await loop.round();
  expect(await here.published()).toEqual({ a: [1] });
  expect(here.state('a')).toEqual({ status: 'accepted', dueAt: here.office.now + LATE_LANDING_MS });
  here.office.now += LATE_LANDING_MS;
  await loop.round();
  expect(await here.published()).toEqual({ a: [1, 3] });
});

test('a lost verdict is published once more, the same one', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('a');
  await here.fault('PublishStatuses', { kind: 'lost_answer_after_commit' }, 1, 1);
  const loop = here.loop();
  await loop.round();
  expect(here.state('a')).toMatchObject({ status: 'decided', verdict: 'person_not_found', tries: 1 });
  await loop.round({ ignoreBackOff: true });
  expect(await here.published()).toEqual({ a: [1, 3, 3] });
  expect(here.state('a')).toMatchObject({ status: 'done' });
});

test('a refusal touches only whom it names, and one without a name asks each alone', async () => {
  const here = await ReverseOffice.open();
  for (const id of ['a', 'gone', 'c']) await here.onPortal(id);
  await here.onPortal('poison', '11:00:00.000', {
    client: { lastName: 'Яд', firstName: 'Ян', snils: '99060000391' },
  });
  const loop = here.loop({
    onOperation: ({ operation, state }) => {
      if (operation?.operationId === 'gone' && state.status === 'accepted')
        void here.stand.admin('DELETE', '/admin/operations/gone');
    },
  });
  await loop.round();
  await loop.round();
  expect(await here.published()).toMatchObject({ a: [1, 3], c: [1, 3], poison: [] });
  expect(here.state('poison')).toMatchObject({ status: 'set_aside', why: 'not_taken' });
});

test('an operation at which the program fails is set aside, and all others go on', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('a');
  await here.onPortal('bug');
  const { inbox } = here;
  const personsByName: typeof inbox.personsByName = (...who) => inbox.personsByName(...who);
  const failing = new Proxy(inbox, {
    get: (target, name, receiver) => {
      if (name === 'personsByName') return personsByName;
      if (name === 'personsByCard') {
        return (hash: string, numSid: string | undefined) => {
          if (hash === 'hash of bug') throw new Error('a bug');
          return target.personsByCard(hash, numSid);
        };
      }
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : (value ?? receiver);
    },
  });
  await here.loop({ inbox: failing }).round();
  expect(await here.published()).toEqual({ a: [1, 3], bug: [1] });
  expect(here.state('bug')).toMatchObject({ status: 'set_aside', why: 'program_fault' });
  expect(here.faults).toHaveLength(1);
});

test('without a disk nothing is acknowledged', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('a');
  const { inbox } = here;
  const full = new Proxy(inbox, {
    get: (target, name) => {
      if (name === 'take') {
        return () => {
          throw new JournalFault('disk_full');
        };
      }
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  await expect(here.loop({ inbox: full }).round()).rejects.toThrow(JournalFault);
  expect(here.asked).toEqual(['ListOperations']);
});

test('what a crash cut off is cleared up by a list, and a verdict goes out once more', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('accepting');
  await here.onPortal('publishing', '09:00:00.000');
  const { inbox, office } = here;
  let publications = 0;
  const crash = new Error('the process is gone');
  const dying = new Proxy(inbox, {
    get: (target, name) => {
      if (name === 'endPublication' && publications++ >= 0) {
        return () => {
          throw new JournalFault('io', crash);
        };
      }
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  await expect(here.loop({ inbox: dying }).round()).rejects.toThrow(JournalFault);
  expect(here.state('accepting')).toMatchObject({ status: 'accepting' });
  office.reopen();
  recoverOperations(
    here.inbox,
    () => office.now,
    () => 0,
  );
  expect(here.state('accepting')).toMatchObject({ status: 'accept_unclear' });
  const loop = here.loop();
  await loop.round();
  expect(here.state('accepting')).toMatchObject({ status: 'accepted' });
  office.now += LATE_LANDING_MS;
  await loop.round();
  expect(await here.published()).toEqual({ accepting: [1, 3], publishing: [1, 3] });
});

test('two kiosks that both poll do no harm', async () => {
  const one = await ReverseOffice.open();
  const other = await ReverseOffice.open();
  await one.onPortal('a');
  const policy = {
    unknownCard: 'found',
    personNotFound: { by: 'profile' },
    cardUnfit: { by: 'clerk' },
    cardNotFound: { by: 'profile' },
    hasSeveralWorkplaces: true,
  } as const;
  await Promise.all([
    one.loop({ policy }).round(),
    other.loop({ policy, department: one.department }).round(),
  ]);
  const { a = [] } = await one.published();
  expect(new Set(a)).toEqual(new Set([1]));
  for (const { inbox } of [one, other]) {
    const held = inbox.inState('waits_for_clerk', 10).map(({ state }) => state);
    for (const state of held) expect(state).toMatchObject({ why: 'not_in_this_journal' });
  }
  expect(
    one.inbox.inState('waits_for_clerk', 1).length + other.inbox.inState('waits_for_clerk', 1).length,
  ).toBeGreaterThan(0);
});
