import { expect, test } from 'vitest';
import { OfficeComputer } from './office-computer.ts';

async function opened(): Promise<OfficeComputer> {
  const office = new OfficeComputer();
  office.environment = { KARTA_OFFICE_WORKPLACES: '1' };
  return office.standOn();
}

async function onPortal(office: OfficeComputer, operationId: string, more: object = {}): Promise<void> {
  const answer = await fetch(`${office.stand.url}/admin/operations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      operationId,
      operationType: 'Block',
      codeBlock: 2,
      operationDateTime: '2026-11-23T10:00:00.000',
      bankCard: { cardHash: `hash of ${operationId}` },
      changesCard: false,
      ...more,
    }),
  });
  if (!answer.ok) throw new Error(`the stand took no operation: ${answer.status}`);
}

async function published(office: OfficeComputer): Promise<Readonly<Record<string, readonly number[]>>> {
  const answer = await fetch(`${office.stand.url}/admin/operations`);
  const rows = (await answer.json()) as readonly {
    readonly id: string;
    readonly statuses: readonly number[];
  }[];
  return Object.fromEntries(rows.map(({ id, statuses }) => [id, statuses]));
}

test('one round takes in, answers and tells a line an operation', async () => {
  const office = await opened();
  await onPortal(office, 'a');
  await onPortal(office, 'b', {
    operationType: 'Register',
    client: { lastName: ' Небывалова', firstName: 'Нина', snils: '59492311630' },
  });
  const { code, lines, result, output } = await office.run('reverse', '--once');
  expect([code, result]).toEqual([0, expect.objectContaining({ result: 'done', fresh: 2 })]);
  expect(lines.filter(({ event }) => event === 'operation')).toEqual([
    expect.objectContaining({ operationId: 'a', type: 'block', status: 'done', verdict: 'card_not_found' }),
    expect.objectContaining({ operationId: 'b', status: 'waits_for_clerk', proposed: 'person_not_found' }),
  ]);
  expect(await published(office)).toEqual({ a: [1, 6], b: [1] });
  expect(output).not.toMatch(/Небывалова|59492311630|hash of/);
});

test('a workplace that does not poll does so when it is told to', async () => {
  const office = await opened();
  office.environment = { ...office.environment, KARTA_REVERSE_POLLER: '0' };
  await onPortal(office, 'a');
  expect((await office.run('reverse', '--once')).code).toBe(0);
  expect(await published(office)).toEqual({ a: [1, 6] });
});

test('without a connection it says 12 and keeps what it has', async () => {
  const office = await opened();
  await onPortal(office, 'a');
  await office.fault('PublishStatuses', { kind: 'lost_before_commit' }, 9);
  expect(await office.run('reverse', '--once')).toMatchObject({ code: 12, result: { result: 'waiting' } });
  await office.standOff();
  expect(await office.run('reverse', '--once')).toMatchObject({
    code: 12,
    result: { result: 'waiting', operations: { accept_unclear: 1 } },
  });
}, 60_000);

test('a lost acknowledgement is waited out before the verdict', async () => {
  const office = await opened();
  await onPortal(office, 'a');
  await office.fault('PublishStatuses', { kind: 'lost_answer_after_commit' });
  const { code, lines } = await office.run('reverse', '--once');
  expect(code).toBe(0);
  expect(lines.some(({ event, why }) => event === 'waiting' && why === 'late_landing')).toBe(true);
  expect(await published(office)).toEqual({ a: [1, 6] });
}, 60_000);

test.each(['reverse', 'reverse --once --watch', 'reverse now --once'])(
  'names what is wrong with %o',
  async (words) => {
    const office = new OfficeComputer();
    expect((await office.run(...words.split(' '))).code).toBe(2);
  },
);

test('--watch goes on until it is stopped', async () => {
  const office = await opened();
  await onPortal(office, 'a');
  const { child, ended } = office.start(['reverse', '--watch'], ({ status }) => {
    if (status === 'done') child.kill('SIGTERM');
  });
  expect(await ended).toMatchObject({ code: 0, result: { result: 'stopped', operations: { done: 1 } } });
});
