import { expect, it } from 'vitest';
import { inventedForm } from '../invented-form.ts';
import { OfficeComputer } from './office-computer.ts';

it('lists applications and shows one with its steps, never its card', async () => {
  const office = await new OfficeComputer().standOn();
  const connected = await office.run('connect', office.file(inventedForm()));
  const number = String(connected.result?.['registrationNumber']);
  const list = await office.run('journal', '--json');
  expect(list.lines).toMatchObject([
    {
      event: 'application',
      registrationNumber: number,
      fullName: 'Сёмина-Ёлкина Аглая Прохоровна',
      status: 'connected',
    },
    { result: 'listed', count: 1 },
  ]);
  expect((await office.run('journal')).output).toContain(`${number}  `);
  const shown = await office.run('journal', 'show', number, '--json');
  expect(shown.lines.filter(({ event }) => event === 'step')).toHaveLength(4);
  expect(shown.result).toMatchObject({
    result: 'application',
    state: { status: 'connected', chip: 'registered' },
  });
  expect(shown.output).not.toMatch(/cipherText|"hash"/);
  expect((await office.run('journal', 'show', number)).output).toContain('карта и чип подключены');
});

it('says so where there is no such application', async () => {
  const { code, problems } = await new OfficeComputer().run('journal', 'show', '12-03/2026-000009');
  expect([code, problems[0]?.['code']]).toEqual([2, 'not_found']);
});

it('lets one process at a time work on a data directory', async () => {
  const office = await new OfficeComputer().standOn();
  await office.fault('CheckCard', { kind: 'delay', delayMs: 60_000, at: 'before_commit' });
  const first = office.start(['connect', office.file(inventedForm())], async (line, child) => {
    if (line['event'] !== 'registered') return;
    second.resolve(await office.run('journal'));
    child.kill('SIGKILL');
  });
  const second = Promise.withResolvers<Awaited<ReturnType<typeof office.run>>>();
  const refused = await second.promise;
  expect([refused.code, refused.problems[0]?.['kind']]).toEqual([1, 'in_use']);
  await first.ended;
  expect((await office.run('journal')).code).toBe(0);
});

it('tells settings, counts and reader at a glance', async () => {
  const office = await new OfficeComputer().standOn();
  office.environment = { KARTA_READER: 'simulated' };
  const { code, result } = await office.run('status');
  expect(code).toBe(0);
  expect(result).toMatchObject({
    result: 'status',
    contour: 'training',
    region: '45-kurgan',
    office: '12',
    sending: 'configured',
  });
});
