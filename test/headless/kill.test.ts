import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { STEPS } from '../../src/domain/step.ts';
import { inventedForm } from '../invented-form.ts';
import { OfficeComputer } from './office-computer.ts';

const KILLED_KIOSK = fileURLToPath(new URL('./killed-kiosk.ts', import.meta.url));
const ORDER = ['CheckCard', 'Clients', 'Cards', 'RegisterMifare'];

async function killed(point: string, step: string): Promise<OfficeComputer> {
  const office = await new OfficeComputer().standOn();
  const { child, ended } = office.start([office.file(inventedForm()), point, step], undefined, KILLED_KIOSK);
  const { output } = await ended;
  expect([child.signalCode, output]).toEqual(['SIGKILL', '']);
  return office;
}

describe('killed between two steps', () => {
  const POINTS = ['registered', ...STEPS];

  it.each(POINTS)('behind %s: resume goes on there and repeats nothing', async (step) => {
    const office = await killed('behind', step);
    expect(office.services).toEqual(ORDER.slice(0, POINTS.indexOf(step)));
    expect(await office.run('resume')).toMatchObject({ code: 0, result: { result: 'done' } });
    expect(office.services).toEqual(ORDER);
    const { lines } = await office.run('journal', '--json');
    expect(lines[0]).toMatchObject({ status: 'connected' });
  });
});

describe('killed between an answer and its outcome', () => {
  it('of a question: it is asked again', async () => {
    const office = await killed('before_outcome', 'check_active_card');
    expect(await office.run('resume')).toMatchObject({ code: 0, result: { result: 'done' } });
    expect(office.services).toEqual(['CheckCard', ...ORDER]);
  });

  const CLEARED_UP: Readonly<Record<string, readonly string[]>> = {
    register_client: ['CheckCard', 'Clients', 'Cards', 'RegisterMifare'],
    connect_card: ['CheckCard', 'Cards', 'RegisterMifare'],
    register_chip: ['RegisterMifare'],
  };

  it.each(STEPS.slice(1))('of %s: nothing goes out at once, then it is cleared up', async (step) => {
    const office = await killed('before_outcome', step);
    const sent = office.services;
    expect(sent).toEqual(ORDER.slice(0, STEPS.indexOf(step) + 1));
    expect(await office.run('resume')).toMatchObject({ code: 12, result: { result: 'waiting' } });
    expect(office.services).toEqual(sent);
    expect(await office.run('resume', '--for', '20')).toMatchObject({ code: 0, result: { result: 'done' } });
    expect(office.services).toEqual([...sent, ...(CLEARED_UP[step] ?? [])]);
    const { lines } = await office.run('journal', '--json');
    expect(lines[0]).toMatchObject({ status: 'connected' });
  });
});
