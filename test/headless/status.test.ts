import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { inventedForm } from '../invented-form.ts';
import { OfficeComputer } from './office-computer.ts';

const ALL_OK = {
  address: 'ok',
  connection: 'ok',
  protection: 'ok',
  answer: 'ok',
  key: 'ok',
  region_code: 'ok',
};

async function office(environment: Record<string, string> = {}): Promise<OfficeComputer> {
  const computer = await new OfficeComputer().standOn();
  computer.environment = { KARTA_READER: 'simulated', ...environment };
  return computer;
}

it('goes the whole way to the Department, with one question', async () => {
  const computer = await office();
  const { code, result } = await computer.run('status');
  expect([code, result?.['department']]).toEqual([
    0,
    { stages: ALL_OK, clockAheadSeconds: expect.any(Number) },
  ]);
  expect(computer.services).toEqual(['ListOperations']);
});

it('says that nobody listens there', async () => {
  const computer = await office();
  await computer.standOff();
  const { result } = await computer.run('status');
  expect(result?.['department']).toEqual({
    stages: { address: 'ok', connection: 'failed' },
    code: 'connection_refused',
    message: expect.stringContaining('KARTA_DEPARTMENT_URL'),
  });
});

it.each([
  ['KARTA_API_KEY', randomUUID(), 'key'],
  ['KARTA_PRG_CODE', '99', 'region_code'],
])('names a wrong setting and never its value: %s', async (name, value, stage) => {
  const computer = await office({ [name]: value });
  const { result, output } = await computer.run('status');
  expect(result?.['department']).toMatchObject({
    stages: { answer: 'ok', [stage]: 'failed' },
    message: expect.stringContaining(name),
  });
  if (name === 'KARTA_API_KEY') expect(output).not.toContain(value);
});

it('asks nobody while sending is not set up', async () => {
  const computer = await office();
  computer.environment = { ...computer.environment, KARTA_API_KEY: undefined };
  const { result } = await computer.run('status');
  expect(result).not.toHaveProperty('department');
  expect([computer.services, JSON.stringify(result?.['sending'])]).toEqual([
    [],
    expect.stringContaining('KARTA_API_KEY'),
  ]);
});

it('counts what waits unsent and since when', async () => {
  const computer = await office();
  await computer.standOff();
  await computer.run('connect', computer.file(inventedForm()));
  const { result } = await computer.run('status');
  expect(result).toMatchObject({ unsent: { count: 1, oldestConfirmedAt: expect.any(String) }, limits: [] });
});
