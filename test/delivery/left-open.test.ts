import { expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import { Delivery } from '../../src/main/delivery/delivery.ts';
import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import { Office } from './office.ts';
import {
  CARD_TAKEN,
  CHIP_TAKEN,
  CLIENT_TAKEN,
  NO_ACTIVE_CARD,
  ScriptedDepartment,
} from './scripted-department.ts';

/** An office whose disk takes no outcome of a card for as long as the test says. */
function officeWithFullDisk(...outcomes: Outcome[]) {
  const office = new Office();
  const disk = { isFull: true };
  const journal = new Proxy(office.journal, {
    get: (target, name) => {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        const isCard = name === 'endStep' && target.steps(args[0] as number).at(-1)?.step === 'connect_card';
        if (isCard && disk.isFull) throw new JournalFault('disk_full');
        return value.apply(target, args);
      };
    },
  });
  const department = new ScriptedDepartment(...outcomes);
  const waits = { settleMs: 30_000, lateLandingMs: 150_000 };
  const told: string[] = [];
  const delivery = new Delivery({
    journal,
    department,
    now: () => office.now,
    elapsed: () => office.now,
    waits,
    skew: () => 0,
    onStep: (step) => told.push(step),
  });
  return { office, disk, department, delivery, told };
}

it('writes an answer down that the disk had not taken, as soon as it does', async () => {
  const { office, disk, department, delivery, told } = officeWithFullDisk(
    NO_ACTIVE_CARD,
    CLIENT_TAKEN,
    CARD_TAKEN,
    CHIP_TAKEN,
  );
  const id = office.accept();
  await expect(delivery.run(id)).rejects.toThrow(JournalFault);
  expect(() => delivery.endLeftOpen()).toThrow(JournalFault);
  expect(office.journal.application(id)?.state.status).toBe('in_flight');
  disk.isFull = false;
  delivery.endLeftOpen();
  expect(told).toEqual(['check_active_card', 'register_client', 'connect_card']);
  expect(office.journal.application(id)?.state).toMatchObject({ status: 'due', stage: 'card_connected' });
  expect((await delivery.run(id)).state.status).toBe('connected');
  expect(department.steps).toHaveLength(4);
});

it('clears up what nobody here knows the answer of', async () => {
  const { office, delivery } = officeWithFullDisk(NO_ACTIVE_CARD, CLIENT_TAKEN, CARD_TAKEN);
  const id = office.accept();
  await expect(delivery.run(id)).rejects.toThrow(JournalFault);
  const other = office.delivery(new ScriptedDepartment());
  other.endLeftOpen();
  expect(office.journal.application(id)?.state).toMatchObject({
    status: 'unknown',
    clearing: { next: 'look' },
  });
});

it('leaves alone what is worked on', async () => {
  const office = new Office();
  const department = new ScriptedDepartment(NO_ACTIVE_CARD, CLIENT_TAKEN, CARD_TAKEN, CHIP_TAKEN);
  const id = office.accept();
  const delivery = office.delivery(department);
  department.onSend = async () => {
    await Promise.resolve();
    delivery.endLeftOpen();
  };
  expect((await delivery.run(id)).state.status).toBe('connected');
  expect(department.steps).toHaveLength(4);
});
