import { expect, test } from 'vitest';
import { nextOperation } from '../../src/domain/next-operation.ts';
import type { ListedOperation } from '../../src/domain/operation.ts';
import type { ReverseDepartment } from '../../src/main/department/reverse-department.ts';
import { ReverseOffice } from './reverse-office.ts';

/** The Department as a program sees it that reads entries otherwise. */
function reading(
  department: ReverseDepartment,
  read: (entry: ListedOperation) => readonly ListedOperation[],
): ReverseDepartment {
  return {
    list: (size, rqUid, onEntries, signal) =>
      department.list(size, rqUid, (entries) => onEntries(entries.flatMap(read)), signal),
    publish: (statuses, rqUid) => department.publish(statuses, rqUid),
    close: () => department.close(),
  };
}

const unread = (entry: ListedOperation): readonly ListedOperation[] => {
  if (entry.kind === 'unreadable') return [entry];
  const { operationId } = entry.operation;
  return [{ kind: 'unreadable', entry: { operationId, why: 'operationType', raw: '{}' } }];
};

test('what an older program could not read the next one takes in, and nobody is alarmed any more', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('a');
  await here.loop({ department: reading(here.department, unread) }).round();
  await here.loop({ department: reading(here.department, unread) }).round();
  expect(here.state('a')).toMatchObject({ status: 'set_aside', why: 'unreadable' });
  expect(await here.published()).toEqual({ a: [] });
  await here.loop().round();
  expect(await here.published()).toEqual({ a: [1, 3] });
  expect(here.inbox.count()).toEqual({ done: 1 });
  expect(here.heard.some(({ state }) => state.status === 'saved')).toBe(true);
});

test('of two under one number the first is answered, and the other told of, on one list or on two', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('a');
  const twice = (entry: ListedOperation): readonly ListedOperation[] => [entry, ...changed(entry)];
  await here.loop({ department: reading(here.department, twice) }).round();
  expect(await here.published()).toEqual({ a: [1, 3] });
  const { inbox } = here;
  expect(inbox.withOthers(9)).toMatchObject([{ operation: { card: { hash: 'hash of a' } } }]);
  await here.onPortal('b');
  await here.stand.admin('PATCH', '/admin/operations/b', { stuck: true });
  await here.loop().round();
  await here.loop({ department: reading(here.department, changed) }).round();
  expect(inbox.withOthers(9).map(({ operation }) => operation?.operationId)).toEqual(['a', 'b']);
  expect(inbox.byOperationId('b' as never)?.operation?.card.hash).toBe('hash of b');
  expect(inbox.others(2)).toMatchObject([{ entry: { operation: { card: { hash: 'another' } } } }]);
});

function changed(entry: ListedOperation): readonly ListedOperation[] {
  if (entry.kind === 'unreadable') return [entry];
  return [{ kind: 'operation', operation: { ...entry.operation, card: { hash: 'another' } } }];
}

test('what the Department refused again and again goes out once it is mended and a person says so', async () => {
  const here = await ReverseOffice.open();
  await here.onPortal('poison', '11:00:00.000', {
    client: { lastName: 'Яд', firstName: 'Ян', snils: '99060000391' },
  });
  const loop = here.loop();
  await loop.round();
  await loop.round();
  expect(here.state('poison')).toMatchObject({ status: 'set_aside', why: 'not_taken' });
  const stored = here.inbox.byOperationId('poison' as never);
  if (stored === undefined) throw new Error('it is not here');
  const again = () => {
    const state = nextOperation(stored.state, { type: 'taken_up_again' }, here.office.now, 0);
    const clerk = here.office.journal.clerk('Вымышленова Ия', here.office.now);
    here.inbox.takeUpAgain(stored.id, clerk, state, here.office.now);
  };
  again();
  await loop.round();
  // Not mended yet: it is a person's once more, and troubles nobody else.
  expect(here.state('poison')).toMatchObject({ status: 'set_aside', why: 'not_taken' });
  again();
  const mended: ReverseDepartment = {
    ...reading(here.department, (entry) => [entry]),
    publish: async () => ({ class: 'done', failed: [], isEchoed: true }),
  };
  await here.loop({ department: mended }).round();
  expect(here.state('poison')).toMatchObject({ status: 'done', verdict: 'person_not_found' });
  expect(here.inbox.takenUpAgain(stored.id)).toHaveLength(2);
});
